import { TriangleAlert } from "lucide-react";
import { useId } from "react";
import { useUpdateAssistant } from "../../api/assistants.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { Card } from "../../ui/card.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { Switch } from "../../ui/switch.tsx";
import { toast } from "../../ui/toast.tsx";
import { scopesOf } from "../scopes/scope-states.ts";
import { useStudioWords } from "../words.ts";
import { ModeChoice } from "./mode-choice.tsx";
import { RulesEditor } from "./rules-editor.tsx";

/** How the assistant comes from a person's words to what it does. */
export function PlanningTab({ assistant }: { assistant: Assistant }) {
  return (
    <div className="space-y-5">
      <PlanningSwitch assistant={assistant} />
      <ModeChoice assistant={assistant} />
      <RulesEditor assistant={assistant} />
    </div>
  );
}

function PlanningSwitch({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  const id = useId();
  const update = useUpdateAssistant(assistant.id);
  const on = update.isPending ? (update.variables.planning ?? assistant.planning) : assistant.planning;
  return (
    <Card className="p-5">
      <div className="flex items-start justify-between gap-6">
        <div>
          <h2 className="font-semibold">
            <label htmlFor={id}>{say("planningTitle")}</label>
          </h2>
          <p className="mt-1 text-soft">{say("planningText")}</p>
          <p className="mt-2 text-[0.8125rem] text-faint">{say("planningNeeded")}</p>
        </div>
        <Switch
          id={id}
          checked={on}
          disabled={update.isPending}
          onChange={(event) =>
            update.mutate(
              { planning: event.target.checked },
              { onSuccess: () => toast.success(say("planningSaved")) },
            )
          }
        />
      </div>
      {!on && <PlanningOffWarning assistant={assistant} />}
      {update.error && <FailureNote error={update.error} />}
    </Card>
  );
}

/** Names the skills that do not run because planning is off; nothing when there are none. */
export function PlanningOffWarning({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  const format = useFormat();
  const stopped = assistant.skills.filter(({ operations }) => scopesOf(operations).length > 0);
  if (stopped.length === 0) return null;
  return (
    <p role="status" className="mt-4 flex gap-2.5 rounded-xl bg-warn-soft px-3.5 py-2.5 text-warn-ink">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {say("planningOff", { skills: format.list(stopped.map(({ title }) => title)) })}
    </p>
  );
}
