import { useId, useState } from "react";
import { Button } from "../button.tsx";
import { Dialog } from "../dialog.tsx";
import { FailureNote } from "../failure.tsx";
import { useUiWords } from "../words.ts";
import { SecretOnce } from "./secret-once.tsx";
import { useCredentialWords } from "./words.ts";

interface RotateDialogProps {
  of: "client" | "api";
  rotate: {
    mutate: (input: { revokeOld: boolean }) => void;
    isPending: boolean;
    error: Error | null;
  };
  /** The new one, once it is there. */
  secret: string | undefined;
  onClose: () => void;
}

/** Asks, makes the new secret, shows it once. */
export function RotateDialog({ of, rotate, secret, onClose }: RotateDialogProps) {
  const say = useCredentialWords();
  const cancel = useUiWords()("cancel");
  const [revokeOld, setRevokeOld] = useState(false);
  const box = useId();
  if (secret !== undefined) {
    const note = say(revokeOld ? "secretRevoked" : "secretOverlap");
    return <SecretOnce of={of} secret={secret} note={note} onClose={onClose} />;
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
            {say(of === "client" ? "revokeOldText" : "revokeOldApiText")}
          </p>
        </div>
      </div>
      {rotate.error && <FailureNote error={rotate.error} />}
    </Dialog>
  );
}
