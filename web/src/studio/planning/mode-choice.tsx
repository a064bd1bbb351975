import { CircleCheck, TriangleAlert } from "lucide-react";
import { useId, useState } from "react";
import { useUpdateAssistant } from "../../api/assistants.ts";
import type { Assistant, Mode } from "../../api/schema.gen.ts";
import { cx } from "../../ui/class-names.ts";
import { FailureNote } from "../../ui/failure.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { RadioOption } from "../../ui/radio-option.tsx";
import { useDraftSaving } from "../saving/draft-saving.tsx";
import { TabSection } from "../tab-section.tsx";
import { onlyOperation } from "./rule-drafts.ts";
import { usePlanningWords } from "./words.ts";

/** Plan, or pass every message on. What is chosen is saved to the draft at once, and the server says whether it can be published. */
export function ModeChoice({ assistant }: { assistant: Assistant }) {
  const say = usePlanningWords();
  const name = useId();
  const update = useUpdateAssistant(assistant.id);
  const { save } = useDraftSaving();
  const [chosen, setChosen] = useState<Mode | null>(null);
  const mode = chosen ?? assistant.mode;
  const choose = async (next: Mode) => {
    if (update.isPending) return;
    setChosen(next);
    await save(
      () => update.mutateAsync({ mode: next }),
      () => void choose(next),
    );
    setChosen(null);
  };
  const option = (value: Mode) => ({ name, checked: mode === value, onChoose: () => void choose(value) });
  return (
    <TabSection title={say("modeTitle")}>
      <fieldset className="min-w-0">
        <legend className="sr-only">{say("modeTitle")}</legend>
        <div className="divide-y divide-line border-line border-b">
          <RadioOption {...option("plan")} title={say("plan")}>
            {say("planText")}
          </RadioOption>
          <RadioOption {...option("pass_through")} title={say("passThrough")}>
            {say("passThroughText")}
            <span className="block text-faint">{say("passThroughNeeds")}</span>
          </RadioOption>
        </div>
      </fieldset>
      {mode === "pass_through" && chosen === null && <PassThroughState assistant={assistant} />}
      {update.error && <FailureNote error={update.error} />}
    </TabSection>
  );
}

/** Whether every message can be passed on as the draft is now; if not, what is missing. */
function PassThroughState({ assistant }: { assistant: Assistant }) {
  const say = usePlanningWords();
  const missing = (assistant.problems ?? []).filter(({ path }) => path === "mode");
  const operation = onlyOperation(assistant.skills);
  if (missing.length === 0 && operation === undefined) return null;
  return (
    <div
      role="status"
      className={cx(
        "mt-4 flex gap-2.5 rounded-control px-3.5 py-2.5",
        missing.length > 0 ? "bg-notice-soft text-notice-ink" : "bg-accent-soft text-accent-ink",
      )}
    >
      {missing.length > 0 ? (
        <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      ) : (
        <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      )}
      {missing.length > 0 ? (
        <div className="min-w-0">
          <p className="font-medium">{say("passThroughNotYet")}</p>
          <ul className="list-disc pl-4">
            {missing.map(({ message }) => (
              <li key={message} className="wrap-anywhere">
                {message}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p className="min-w-0">
          {say.rich("passThroughReady", {
            operation: (
              <GivenName key="operation">{operation?.summary || operation?.operationId || ""}</GivenName>
            ),
          })}
        </p>
      )}
    </div>
  );
}
