import { hasEnded } from "../api/run-events.ts";
import type { Run } from "../api/schema.gen.ts";
import { useSpokenName } from "../ui/use-spoken-name.ts";
import { useOutcomeWords } from "./consent/outcome-words.ts";
import { outcomeOf } from "./steps/run-outcome.ts";
import { useStepName } from "./steps/step-name.ts";
import { shownSteps, wordFor } from "./steps/step-state.ts";
import { useStepWords } from "./steps/words.ts";
import { useChatWords } from "./words.ts";

/**
 * The one live region of a thread. It says each step by its name, that something is asked, and how it ended; never the
 * answer piece by piece. It takes no focus.
 */
export function LiveRegion({ run }: { run: Run | undefined }) {
  return (
    <p role="status" className="sr-only">
      {run && <News run={run} />}
    </p>
  );
}

function News({ run }: { run: Run }) {
  const say = useChatWords();
  const outcomeWords = useOutcomeWords();
  const stepWords = useStepWords();
  const spoken = useSpokenName();
  const stepName = useStepName();
  const action = run.requiredAction;
  if (action?.kind === "consent")
    return outcomeWords("announce", { app: spoken(action.consent.application.name) });
  if (action?.kind === "confirm")
    return say("confirmAnnounce", { operation: spoken(action.confirmation.summary) });
  const shown = shownSteps(run.steps);
  if (hasEnded(run)) return `${stepWords(outcomeOf(run))} · ${stepWords("steps", { count: shown.length })}`;
  const last = shown.at(-1);
  if (last === undefined) return stepWords("thinking");
  const summary = stepName(last.summary);
  const name = last.kind === "consent" ? say("consentStep") : say(`${stepKind(last.kind)}Step`, { summary });
  return `${name}, ${say(wordFor(last, false))}`;
}

const stepKind = (kind: Run["steps"][number]["kind"]) => (kind === "answer" ? "plan" : kind);
