import { useState } from "react";
import { useSetApplicationDisabled } from "../api/applications.ts";
import type { Application } from "../api/schema.gen.ts";
import { useSession } from "../api/session.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { useFailureText } from "../ui/failure.tsx";
import { Tag } from "../ui/tag.tsx";
import { toast } from "../ui/toast.tsx";
import { useConsoleWords } from "./words.ts";

export function DisabledBadge({ disabled }: { disabled: boolean }) {
  const say = useConsoleWords();
  return disabled ? <Tag tone="notice">{say("disabled")}</Tag> : null;
}

/** What it means for whoever uses the application, under its name. */
export function DisabledNote({ disabled }: { disabled: boolean }) {
  const say = useConsoleWords();
  const { roles } = useSession().user;
  if (!disabled) return null;
  return (
    <p role="status" className="bg-notice-soft px-gutter py-2.5 text-notice-ink">
      {say("disabledNote")} {!roles.includes("admin") && say("askAnAdmin")}
    </p>
  );
}

/** For an admin: disables it, after saying what stops, and enables it again. */
export function DisablingAction({ application: { id, disabled } }: { application: Application }) {
  const say = useConsoleWords();
  const roles = useSession().user.roles;
  const change = useSetApplicationDisabled(id);
  const failureText = useFailureText();
  const [asking, setAsking] = useState(false);
  if (!roles.includes("admin")) return null;
  if (disabled)
    return (
      <Button
        busy={change.isPending}
        onClick={() =>
          change.mutate(false, {
            onSuccess: () => toast.success(say("enabledNow")),
            onError: (error) => toast.failure(failureText(error)),
          })
        }
      >
        {say("enable")}
      </Button>
    );
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say("disable")}</Button>
      {asking && (
        <ConfirmDialog
          danger
          title={say("disableTitle")}
          confirm={say("disable")}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await change.mutateAsync(true);
            toast.success(say("disabledNow"));
          }}
        >
          <p>{say("disableText")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
