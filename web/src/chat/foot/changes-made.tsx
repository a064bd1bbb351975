import { Link } from "@tanstack/react-router";
import { CalendarDays, ListTodo } from "lucide-react";
import { useRunChanges } from "../../api/changes.ts";
import type { ChangeOnBehalf } from "../../api/schema.gen.ts";
import { UndoChange } from "../../ui/changes/change-line.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useFootWords } from "./words.ts";

/** Under an answer: what was made, changed or deleted in this turn, the way to it, and what takes it back. */
export function ChangesMade({ runId }: { runId: string }) {
  const say = useFootWords();
  const changes = useRunChanges(runId).data ?? [];
  if (changes.length === 0) return null;
  return (
    <ul aria-label={say("changesMade")} className="mt-3 border-rule border-t-2">
      {changes.toReversed().map((change) => (
        <li
          key={change.id}
          className="flex items-start gap-2 border-line border-b py-2 text-work [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-faint"
        >
          {change.kind === "event" ? <CalendarDays aria-hidden="true" /> : <ListTodo aria-hidden="true" />}
          <p className="min-w-0 flex-1 wrap-anywhere">
            {say(`${change.kind}_${change.action}`)} <Place change={change} />
            <span className="text-faint">
              <UndoChange change={change} />
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What was deleted is nowhere any more. */
function Place({ change: { kind, resourceId, action, title, undo } }: { change: ChangeOnBehalf }) {
  const name = <GivenName max={80}>{title}</GivenName>;
  const undone = undo === "undone";
  if (undone ? action === "created" : action === "deleted") return <b className="font-medium">{name}</b>;
  const search = kind === "event" ? { event: resourceId } : ({ tab: "todos" } as const);
  return (
    <Link to="/agenda" search={search} className="font-medium underline underline-offset-3">
      {name}
    </Link>
  );
}
