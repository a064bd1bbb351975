import { CopyButton } from "../../ui/copy-button.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { installCommand, preloadFile, protocolLine, skillFile, startCommand } from "./quick-start-files.ts";
import { useStreamWords } from "./words.ts";

/** From nothing to a connected skill, with the official client. */
export function QuickStart({ clientId }: { clientId: string }) {
  const say = useStreamWords();
  return (
    <Sheet level={2} title={say("quickStart")} className="min-w-0">
      <p className="max-w-prose text-soft">{say("quickStartText")}</p>
      <ol>
        <Step title={say("stepInstall")} text={installCommand} />
        <Step title={say("stepPreload")} text={preloadFile(location.origin)} />
        <Step title={say("stepSkill")} text={skillFile(clientId)} />
        <Step title={say("stepStart")} text={startCommand} />
        <Step title={say("stepFile")} text={protocolLine} />
      </ol>
      <p className="mt-4 text-work text-faint">{say("secretHint")}</p>
      <a
        href="/docs"
        target="_blank"
        rel="noreferrer"
        className="mt-2 inline-block text-work font-medium text-accent-ink underline decoration-accent-ink/40 underline-offset-[3px]"
      >
        {say("docs")}
      </a>
    </Sheet>
  );
}

function Step({ title, text }: { title: string; text: string }) {
  const say = useStreamWords();
  return (
    <li className="mt-4">
      <div className="mb-1 flex items-center justify-between gap-2">
        <h3 className="font-medium">{title}</h3>
        <CopyButton text={text} label={`${say("copyStep")} ${title}`} />
      </div>
      <pre className="rounded-control bg-sunken px-3.5 py-3 font-mono text-note leading-5 whitespace-pre-wrap wrap-anywhere">
        {text.trimEnd()}
      </pre>
    </li>
  );
}
