import { useState } from "react";
import { useSetAssistantDisabled } from "../api/assistants.ts";
import type { Assistant } from "../api/schema.gen.ts";
import { useSession } from "../api/session.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { useFailureText } from "../ui/failure.tsx";
import { toast } from "../ui/toast.tsx";
import { useStudioWords } from "./words.ts";

export function OutOfUseBadge({ disabled }: { disabled: boolean }) {
  const say = useStudioWords();
  return disabled ? <Badge tone="danger">{say("outOfUse")}</Badge> : null;
}

/** What it means for whoever builds the assistant, under its name. */
export function OutOfUseNote({ disabled }: { disabled: boolean }) {
  const say = useStudioWords();
  const { roles } = useSession().user;
  if (!disabled) return null;
  return (
    <p role="status" className="mb-5 max-w-prose rounded-xl bg-danger-soft px-4 py-3 text-danger-ink">
      {say("outOfUseText")} {!roles.includes("admin") && say("askAnAdmin")}
    </p>
  );
}

/** For an admin: takes it out of use, after saying what stops, and back. */
export function OutOfUseAction({ assistant: { id, disabled } }: { assistant: Assistant }) {
  const say = useStudioWords();
  const roles = useSession().user.roles;
  const change = useSetAssistantDisabled(id);
  const failureText = useFailureText();
  const [asking, setAsking] = useState(false);
  if (!roles.includes("admin")) return null;
  if (disabled)
    return (
      <Button
        busy={change.isPending}
        onClick={() =>
          change.mutate(false, {
            onSuccess: () => toast.success(say("backInUse")),
            onError: (error) => toast.failure(failureText(error)),
          })
        }
      >
        {say("takeBack")}
      </Button>
    );
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say("takeOut")}</Button>
      {asking && (
        <ConfirmDialog
          danger
          title={say("takeOutTitle")}
          confirm={say("takeOut")}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            await change.mutateAsync(true);
            toast.success(say("outOfUse"));
          }}
        >
          <p>{say("takeOutText")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
