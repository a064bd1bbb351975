import { CopyButton } from "../../ui/copy-button.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { useConsoleWords } from "../words.ts";
import { callCommand, exchangeCommand } from "./exchange-commands.ts";

/** What a skill does with the code it is given, ready to paste into a terminal. */
export function ExchangeGuide({ clientId }: { clientId: string }) {
  const say = useConsoleWords();
  return (
    <Sheet level={2} title={say("exchangeTitle")} className="min-w-0">
      <p className="max-w-prose text-pretty text-soft">{say("exchangeText")}</p>
      <Command title={say("exchangeStep")} command={exchangeCommand(location.origin, clientId)} />
      <Command title={say("callStep")} command={callCommand(location.origin)} />
    </Sheet>
  );
}

function Command({ title, command }: { title: string; command: string }) {
  const say = useConsoleWords();
  return (
    <div className="mt-4">
      <div className="mb-1 flex items-center justify-between gap-2">
        <h3 className="font-medium">{title}</h3>
        <CopyButton text={command} label={say("copyCommand")} />
      </div>
      <pre className="rounded-control bg-sunken px-3.5 py-3 font-mono text-note leading-5 whitespace-pre-wrap break-all">
        {command}
      </pre>
    </div>
  );
}
