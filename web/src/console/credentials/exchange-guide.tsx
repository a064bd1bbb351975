import { Card } from "../../ui/card.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { useConsoleWords } from "../words.ts";
import { callCommand, exchangeCommand } from "./exchange-commands.ts";

/** What a skill does with the code it is given, ready to paste into a terminal. */
export function ExchangeGuide({ clientId }: { clientId: string }) {
  const say = useConsoleWords();
  return (
    <Card className="p-5">
      <h2 className="font-semibold">{say("exchangeTitle")}</h2>
      <p className="mt-1 text-soft">{say("exchangeText")}</p>
      <Command title={say("exchangeStep")} command={exchangeCommand(location.origin, clientId)} />
      <Command title={say("callStep")} command={callCommand(location.origin)} />
    </Card>
  );
}

function Command({ title, command }: { title: string; command: string }) {
  const say = useConsoleWords();
  return (
    <div className="mt-4">
      <div className="mb-1 flex items-center justify-between gap-2">
        <h3 className="text-[0.8125rem] font-medium">{title}</h3>
        <CopyButton text={command} label={say("copyCommand")} />
      </div>
      <pre className="rounded-xl bg-sunken px-3.5 py-3 font-mono text-xs leading-5 whitespace-pre-wrap break-all">
        {command}
      </pre>
    </div>
  );
}
