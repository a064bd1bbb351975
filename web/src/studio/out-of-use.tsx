import { useState } from "react";
import { useSetAssistantDisabled } from "../api/assistants.ts";
import type { Assistant } from "../api/schema.gen.ts";
import { useSession } from "../api/session.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { toast } from "../ui/toast.tsx";
import { useStudioWords } from "./words.ts";

export function OutOfUseBadge({ disabled }: { disabled: boolean }) {
  const say = useStudioWords();
  return disabled ? <Badge tone="danger">{say("outOfUse")}</Badge> : null;
}

/** For an admin: takes it out of use, after saying what stops, and back. */
export function OutOfUseAction({ assistant: { id, disabled } }: { assistant: Assistant }) {
  const say = useStudioWords();
  const roles = useSession().user.roles;
  const change = useSetAssistantDisabled(id);
  const [asking, setAsking] = useState(false);
  if (!roles.includes("admin")) return null;
  if (disabled)
    return (
      <Button busy={change.isPending} onClick={() => change.mutate(false)}>
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
