import { ExternalLink } from "lucide-react";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useHowToWords } from "./how-to-words.ts";

const scopesSnippet = `x-dingtalk-delegated-scopes:
  - Contact.User.Read
  - Contact.User.mobile`;

const codeSnippet = `- name: oauthAuthCode
  in: query
  description: OAuth授权码
  schema:
    type: string
    x-dingtalk-context:
      property: currentUser
      format: oauthAuthCode`;

/** The five things one has to know, with what to paste. */
export function HowToDialog({ onClose }: { onClose: () => void }) {
  const say = useHowToWords();
  return (
    <Dialog wide title={say("title")} onClose={onClose}>
      <div className="space-y-4 pb-3">
        <Step title={say("describeTitle")} text={say("describe")} />
        <Step title={say("scopesTitle")} text={say("scopes")} snippet={scopesSnippet} />
        <Step title={say("codeTitle")} text={say("code")} snippet={codeSnippet} />
        <Step title={say("matchTitle")} text={say("match")} />
        <Step title={say("publishTitle")} text={say("publish")} />
        <a
          href="/docs"
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-8 items-center gap-1.5 text-accent-ink hover:underline"
        >
          {say("api")}
          <ExternalLink aria-hidden="true" className="size-3.5" />
        </a>
      </div>
    </Dialog>
  );
}

function Step({ title, text, snippet }: { title: string; text: string; snippet?: string }) {
  const say = useHowToWords();
  return (
    <section>
      <h3 className="font-medium">{title}</h3>
      <p className="mt-0.5 text-soft">{text}</p>
      {snippet && (
        <div className="mt-2 flex items-start gap-1 rounded-control bg-sunken py-1.5 pr-1.5 pl-3.5">
          <pre className="scroll-quiet min-w-0 flex-1 overflow-x-auto py-1.5 font-mono text-note leading-5">
            {snippet}
          </pre>
          <CopyButton text={snippet} label={say("copy")} />
        </div>
      )}
    </section>
  );
}
