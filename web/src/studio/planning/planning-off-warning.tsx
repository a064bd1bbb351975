import { TriangleAlert } from "lucide-react";
import type { Assistant } from "../../api/schema.gen.ts";
import { useFormat } from "../../ui/language/format.ts";
import { scopesOf } from "../scopes/scope-states.ts";
import { useStudioWords } from "../words.ts";

/** Names the skills that do not run because planning is off; nothing when there are none. */
export function PlanningOffWarning({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  const format = useFormat();
  const stopped = assistant.skills.filter(({ operations }) => scopesOf(operations).length > 0);
  if (stopped.length === 0) return null;
  return (
    <p
      role="status"
      className="mt-4 flex gap-2.5 rounded-control bg-notice-soft px-3.5 py-2.5 text-notice-ink"
    >
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {say("planningOff", { skills: format.list(stopped.map(({ title }) => title)) })}
    </p>
  );
}
