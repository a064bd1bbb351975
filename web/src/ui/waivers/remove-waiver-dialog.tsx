import { isStatus } from "../../api/client.ts";
import { useRemoveWaiver } from "../../api/confirmations.ts";
import type { ConfirmationWaiver } from "../../api/schema.gen.ts";
import { ConfirmDialog } from "../dialog.tsx";
import { GivenName } from "../given-name.tsx";
import { toast } from "../toast.tsx";
import { useWaiverWords } from "./words.ts";

interface RemoveWaiverDialogProps {
  waiver: ConfirmationWaiver;
  onClose: () => void;
}

/** Says what is asked again, and whom, before it is. */
export function RemoveWaiverDialog({ waiver, onClose }: RemoveWaiverDialogProps) {
  const say = useWaiverWords();
  const remove = useRemoveWaiver();
  return (
    <ConfirmDialog
      title={say("removeTitle")}
      confirm={say("remove")}
      onClose={onClose}
      onConfirm={async () => {
        await remove.mutateAsync(waiver.id).catch((error: unknown) => {
          // Removed in another window: what was wanted is so.
          if (!isStatus(error, 404)) throw error;
        });
        toast.success(say("removed"));
      }}
    >
      <p>
        {say.rich(waiver.everyone ? "removeTextEveryone" : "removeText", {
          operation: <GivenName max={120}>{waiver.summary || waiver.operationId}</GivenName>,
        })}
      </p>
    </ConfirmDialog>
  );
}
