import { Link } from "@tanstack/react-router";
import { CornerDownRight } from "lucide-react";
import { useUndoChange } from "../../api/changes.ts";
import type { ChangeOnBehalf } from "../../api/schema.gen.ts";
import { useFailureText } from "../failure.tsx";
import { GivenName } from "../given-name.tsx";
import { useFormat } from "../language/format.ts";
import { toast } from "../toast.tsx";
import { useSpokenName } from "../use-spoken-name.ts";
import { useChangeWords } from "./words.ts";

const quiet =
  "target-44 underline decoration-line-strong underline-offset-3 hover:text-ink disabled:opacity-55";

/** Who did it on the person's behalf, where it was asked for, and what takes it back. */
export function ChangeLine({ change }: { change: ChangeOnBehalf }) {
  const say = useChangeWords();
  const format = useFormat();
  return (
    <p className="mt-1 grid grid-cols-[14px_minmax(0,1fr)] gap-1.5 text-note text-faint">
      <CornerDownRight aria-hidden="true" className="mt-px size-3.5" strokeWidth={2.25} />
      <span>
        {say.rich(change.action, {
          application: <GivenName max={40}>{change.application}</GivenName>,
          time: <time dateTime={change.at}>{format.relative(change.at)}</time>,
        })}
        {change.conversationId !== null && (
          <>
            {" · "}
            <Link
              to="/chat/$conversationId"
              params={{ conversationId: change.conversationId }}
              className={quiet}
            >
              {say("toConversation")}
            </Link>
          </>
        )}
        {change.undo !== "changed" && <UndoChange change={change} />}
      </span>
    </p>
  );
}

/** After a dot: what takes it back, or that it was taken back. */
export function UndoChange({ change: { id, title, undo } }: { change: ChangeOnBehalf }) {
  const say = useChangeWords();
  const failureText = useFailureText();
  const undoing = useUndoChange();
  const shown = useSpokenName()(title);
  if (undo === "late") return null;
  if (undo !== "possible") return <> · {say(undo === "undone" ? "undone" : "changedSince")}</>;
  return (
    <>
      {" · "}
      <button
        type="button"
        aria-label={say("undoOf", { title: shown })}
        disabled={undoing.isPending}
        className={quiet}
        onClick={() =>
          undoing.mutate(id, {
            onSuccess: () => toast.success(say("undoneOf", { title: shown })),
            onError: (error) => toast.failure(failureText(error)),
          })
        }
      >
        {say("undo")}
      </button>
    </>
  );
}
