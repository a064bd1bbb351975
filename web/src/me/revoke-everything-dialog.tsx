import { useRevokeEverything } from "../api/grants.ts";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { toast } from "../ui/toast.tsx";
import { useMeWords } from "./words.ts";

export function RevokeEverythingDialog({ onClose }: { onClose: () => void }) {
  const say = useMeWords();
  const revoke = useRevokeEverything();
  return (
    <ConfirmDialog
      danger
      title={say("revokeAllTitle")}
      confirm={say("revokeAll")}
      onClose={onClose}
      onConfirm={async () => {
        await revoke.mutateAsync();
        toast.success(say("revoked"));
      }}
    >
      <p>{say("revokeAllText")}</p>
    </ConfirmDialog>
  );
}
