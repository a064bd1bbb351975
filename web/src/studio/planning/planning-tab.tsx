import { useId, useState } from "react";
import { useOpening, useUpdateAssistant } from "../../api/assistants.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { Switch } from "../../ui/switch.tsx";
import { useDraftSaving } from "../saving/draft-saving.tsx";
import { TabSection } from "../tab-section.tsx";
import { PlanningDifference } from "../test-phrases/planning-difference.tsx";
import { useTestPhraseWords } from "../test-phrases/words.ts";
import { useStudioWords } from "../words.ts";
import { ModeChoice } from "./mode-choice.tsx";
import { PlanningOffWarning } from "./planning-off-warning.tsx";
import { RulesEditor } from "./rules-editor.tsx";
import { SuggestionsSection } from "./suggestions-section.tsx";

/** How the assistant comes from a person's words to what it does. */
export function PlanningTab({ assistant }: { assistant: Assistant }) {
  return (
    <div className="pb-6">
      <PlanningSwitch assistant={assistant} />
      <ModeChoice assistant={assistant} />
      <RulesEditor assistant={assistant} />
      <SuggestionsSection assistant={assistant} />
    </div>
  );
}

function SeeTheDifference({ assistant }: { assistant: Assistant }) {
  const say = useTestPhraseWords();
  const [comparing, setComparing] = useState(false);
  const opening = useOpening(assistant.id, true, useLanguage()).data;
  return (
    <>
      <Button
        size="small"
        className="mt-2"
        disabled={opening === undefined}
        onClick={() => setComparing(true)}
      >
        {say("difference")}
      </Button>
      {comparing && (
        <PlanningDifference
          assistant={assistant}
          starters={opening?.starters ?? []}
          onClose={() => setComparing(false)}
        />
      )}
    </>
  );
}

function PlanningSwitch({ assistant }: { assistant: Assistant }) {
  const say = useStudioWords();
  const id = useId();
  const { save } = useDraftSaving();
  const update = useUpdateAssistant(assistant.id);
  const on = update.isPending ? (update.variables.planning ?? assistant.planning) : assistant.planning;
  const set = (planning: boolean) =>
    void save(
      () => update.mutateAsync({ planning }),
      () => set(planning),
    );
  return (
    <TabSection
      title={<label htmlFor={id}>{say("planningTitle")}</label>}
      aside={
        <Switch
          id={id}
          checked={on}
          disabled={update.isPending}
          onChange={(event) => set(event.target.checked)}
        />
      }
    >
      <p className="pt-3 text-pretty text-soft">{say("planningText")}</p>
      <p className="mt-1 text-pretty text-faint">{say("planningNeeded")}</p>
      <SeeTheDifference assistant={assistant} />
      {!on && <PlanningOffWarning assistant={assistant} />}
      {update.error && <FailureNote error={update.error} />}
    </TabSection>
  );
}
