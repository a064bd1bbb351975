import { lazy, Suspense, useId, useState } from "react";
import { useOpening, useUpdateAssistant } from "../../api/assistants.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { useLanguage } from "../../ui/language/language.ts";
import { Skeleton } from "../../ui/spinner.tsx";
import { Switch } from "../../ui/switch.tsx";
import { useDraftSaving } from "../saving/draft-saving.tsx";
import { TabSection } from "../tab-section.tsx";
import { useTestPhraseWords } from "../test-phrases/words.ts";
import { useStudioWords } from "../words.ts";
import { ModeChoice } from "./mode-choice.tsx";
import { PlanningOffWarning } from "./planning-off-warning.tsx";

/* What stands below, and what a button opens, is fetched after the tab. */
const RulesEditor = lazy(async () => ({ default: (await import("./rules-editor.tsx")).RulesEditor }));
const SuggestionsSection = lazy(async () => ({
  default: (await import("./suggestions-section.tsx")).SuggestionsSection,
}));
const PlanningDifference = lazy(async () => ({
  default: (await import("../test-phrases/planning-difference.tsx")).PlanningDifference,
}));

/** How the assistant comes from a person's words to what it does. */
export function PlanningTab({ assistant }: { assistant: Assistant }) {
  return (
    <div className="pb-6">
      <PlanningSwitch assistant={assistant} />
      <ModeChoice assistant={assistant} />
      <Suspense fallback={<Skeleton lines={6} />}>
        <RulesEditor assistant={assistant} />
        <SuggestionsSection assistant={assistant} />
      </Suspense>
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
        <Suspense fallback={null}>
          <PlanningDifference
            assistant={assistant}
            starters={opening?.starters ?? []}
            onClose={() => setComparing(false)}
          />
        </Suspense>
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
