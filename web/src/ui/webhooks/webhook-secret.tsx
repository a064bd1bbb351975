import { KeyRound } from "lucide-react";
import { Button } from "../button.tsx";
import { CopyButton } from "../copy-button.tsx";
import { Dialog } from "../dialog.tsx";
import { useWebhookWords } from "./words.ts";

/** A new secret, the one time it is shown. Only its button closes it: a stray click would lose it. */
export function WebhookSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const say = useWebhookWords();
  return (
    <Dialog
      title={say("secretTitle")}
      footer={
        <Button variant="main" onClick={onClose}>
          {say("secretDone")}
        </Button>
      }
    >
      <p className="mb-4 flex gap-3 rounded-control bg-notice-soft px-3.5 py-3 text-notice-ink">
        <KeyRound aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        {say("secretOnce")}
      </p>
      <p className="flex items-center gap-2 rounded-control bg-sunken py-1.5 pr-1.5 pl-3.5">
        <code className="min-w-0 flex-1 font-mono text-work break-all">{secret}</code>
        <CopyButton text={secret} label={say("copySecret")} />
      </p>
      <p className="mt-4 text-soft">{say("secretUse")}</p>
    </Dialog>
  );
}
