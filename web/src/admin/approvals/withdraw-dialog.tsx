import { usePermissions, useWithdrawPermission } from "../../api/permissions.ts";
import type { PermissionRequest } from "../../api/schema.gen.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { toast } from "../../ui/toast.tsx";
import { useSpokenName } from "../../ui/use-spoken-name.ts";
import { useApprovalWords } from "./words.ts";

/** Says what stops with the approval; giving it again is a new request of the developer's. */
export function WithdrawDialog({
  request: { application, code },
  onClose,
}: {
  request: PermissionRequest;
  onClose: () => void;
}) {
  const say = useApprovalWords();
  const spoken = useSpokenName();
  const language = useLanguage();
  const permission = usePermissions().data?.find((each) => each.code === code);
  const withdraw = useWithdrawPermission();
  return (
    <ConfirmDialog
      danger
      title={say("withdrawTitle", { permission: permission?.name[language] ?? code })}
      confirm={say("withdraw")}
      onClose={onClose}
      onConfirm={async () => {
        await withdraw.mutateAsync({ id: application.id, code });
        toast.success(say("withdrawn"));
      }}
    >
      <p>{say("withdrawText", { app: spoken(application.name) })}</p>
    </ConfirmDialog>
  );
}
