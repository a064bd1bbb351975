import { useId, useState } from "react";
import { useRotateSecret } from "../../api/applications.ts";
import { Button } from "../../ui/button.tsx";
import { SecretOnce } from "../../ui/credentials/secret-once.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { useUiWords } from "../../ui/words.ts";
import { useConsoleWords } from "../words.ts";

/** Asks, makes the new secret, shows it once. */
export function RotateDialog({ applicationId, onClose }: { applicationId: string; onClose: () => void }) {
  const say = useConsoleWords();
  const cancel = useUiWords()("cancel");
  const [revokeOld, setRevokeOld] = useState(false);
  const box = useId();
  const rotate = useRotateSecret(applicationId);
  if (rotate.data) {
    return (
      <SecretOnce
        clientSecret={rotate.data.clientSecret}
        note={say(revokeOld ? "secretRevoked" : "secretOverlap")}
        onClose={onClose}
      />
    );
  }
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
          onChange={(event) => setRevokeOld(event.target.checked)}
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
