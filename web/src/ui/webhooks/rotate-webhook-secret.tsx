import { useId, useState } from "react";
import { type Receiver, useRotateWebhookSecret } from "../../api/webhooks.ts";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { FailureNote } from "../failure.tsx";
import { useUiWords } from "../words.ts";
import { WebhookSecret } from "./webhook-secret.tsx";
import { useWebhookWords } from "./words.ts";

/** Asks, makes the new secret, shows it once. */
export function RotateWebhookSecret({ receiver, onClose }: { receiver: Receiver; onClose: () => void }) {
  const say = useWebhookWords();
  const cancel = useUiWords()("cancel");
  const [revokeOld, setRevokeOld] = useState(false);
  const box = useId();
  const rotate = useRotateWebhookSecret(receiver);
  if (rotate.data) return <WebhookSecret secret={rotate.data.secret} onClose={onClose} />;
  return (
    <Dialog
      title={say("rotateTitle")}
      onClose={onClose}
      footer={
        <>
          <Button autoFocus onClick={onClose}>
            {cancel}
          </Button>
          <Button
            variant={revokeOld ? "take-main" : "main"}
            busy={rotate.isPending}
            onClick={() => rotate.mutate({ revokeOld })}
          >
            {say("rotateSubmit")}
          </Button>
        </>
      }
    >
      <p className="text-soft">{say("rotateText")}</p>
      <div className="mt-4 flex gap-3 rounded-control border border-line p-3.5">
        <input
          id={box}
          type="checkbox"
          checked={revokeOld}
          onChange={({ target }) => setRevokeOld(target.checked)}
          aria-describedby={`${box}-text`}
          className="mt-0.5 size-[18px] shrink-0 accent-accent"
        />
        <div>
          <label htmlFor={box} className="font-medium">
            {say("revokeOld")}
          </label>
          <p id={`${box}-text`} className="mt-0.5 text-work text-faint">
            {say("revokeOldText")}
          </p>
        </div>
      </div>
      {rotate.error && <FailureNote error={rotate.error} />}
    </Dialog>
  );
}
