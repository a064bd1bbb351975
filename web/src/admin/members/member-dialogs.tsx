import { useGrantCounts } from "../../api/grant-counts.ts";
import { useUpdateMember } from "../../api/members.ts";
import type { Member } from "../../api/schema.gen.ts";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { useFailureText } from "../../ui/failure.tsx";
import { toast } from "../../ui/toast.tsx";
import { AddMemberDialog } from "./add-member-dialog.tsx";
import { EditMemberDialog } from "./edit-member-dialog.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import { useMemberWords } from "./words.ts";

export type MemberTask = { kind: "add" } | { kind: "edit" | "link" | "disable"; member: Member };

/** The dialog for what an admin set out to do. */
export function MemberDialogs({ task, onClose }: { task: MemberTask; onClose: () => void }) {
  switch (task.kind) {
    case "add":
      return <AddMemberDialog onClose={onClose} />;
    case "edit":
      return <EditMemberDialog member={task.member} onClose={onClose} />;
    case "link":
      return <LinkDialog member={task.member} onClose={onClose} />;
    case "disable":
      return <DisableDialog member={task.member} onClose={onClose} />;
  }
}

function DisableDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const say = useMemberWords();
  const update = useUpdateMember();
  const failureText = useFailureText();
  const counts = useGrantCounts("people", [member.id]);
  const grants = counts.data?.get(member.id)?.grants ?? 0;
  return (
    <ConfirmDialog
      danger
      title={say("disableTitle", { name: member.name })}
      confirm={say("disable")}
      onConfirm={async () => {
        await update.mutateAsync({ id: member.id, disabled: true });
        toast.success(say("disabledNow", { name: member.name }), {
          undo: () =>
            update.mutate(
              { id: member.id, disabled: false },
              { onError: (error) => toast.failure(failureText(error)) },
            ),
        });
      }}
      onClose={onClose}
    >
      {counts.data && (
        <p className="font-medium text-ink">
          {grants > 0 ? say("ends", { count: grants }) : say("endsNothing")}
        </p>
      )}
      <p>{say("disableText")}</p>
    </ConfirmDialog>
  );
}
