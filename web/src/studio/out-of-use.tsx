import { useState } from "react";
import { useSetAssistantDisabled } from "../api/assistants.ts";
import type { Assistant } from "../api/schema.gen.ts";
import { useSession } from "../api/session.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { useFailureText } from "../ui/failure.tsx";
import { Tag } from "../ui/tag.tsx";
import { toast } from "../ui/toast.tsx";
import { useStudioWords } from "./words.ts";

export function OutOfUseBadge({ disabled }: { disabled: boolean }) {
  const say = useStudioWords();
  return disabled ? <Tag tone="notice">{say("outOfUse")}</Tag> : null;
}

/** What it means for whoever builds the assistant, above all of it. */
export function OutOfUseNote({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  const { roles } = useSession().user;
  if (!assistant.disabled) return null;
  return (
    <div
      role="status"
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-line border-b bg-notice-soft px-gutter py-2 text-notice-ink"
    >
      <p className="min-w-0 flex-1 basis-64 text-pretty">
        {say("outOfUseText")} {!roles.includes("admin") && say("askAnAdmin")}
      </p>
      <OutOfUseAction assistant={assistant} />
    </div>
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
      <Button variant="take" onClick={() => setAsking(true)}>
        {say("takeOutAsk")}
      </Button>
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
