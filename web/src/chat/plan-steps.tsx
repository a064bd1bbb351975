import { Check, CircleDashed, CircleHelp, CircleStop, LoaderCircle, Minus, X } from "lucide-react";
import type { RunStep, StepOutcome } from "../api/schema.gen.ts";
import { cx } from "../ui/class-names.ts";
import { plainLine } from "../ui/text.ts";
import { useChatWords } from "./words.ts";

const looks = {
  stepRunning: { Icon: LoaderCircle, look: "text-accent-ink" },
  stepWaiting: { Icon: CircleDashed, look: "text-warn-ink" },
  stepDone: { Icon: Check, look: "text-ok-ink" },
  stepSkipped: { Icon: Minus, look: "text-faint" },
  stepFailed: { Icon: X, look: "text-danger-ink" },
  stepDenied: { Icon: Minus, look: "text-faint" },
  stepExpired: { Icon: Minus, look: "text-faint" },
  stepStopped: { Icon: Minus, look: "text-faint" },
  stepCancelled: { Icon: Minus, look: "text-faint" },
  stepStoppedUnknown: { Icon: CircleStop, look: "text-warn-ink" },
  stepUnknown: { Icon: CircleHelp, look: "text-warn-ink" },
  stepPlanningOff: { Icon: Minus, look: "text-faint" },
  stepUnavailable: { Icon: Minus, look: "text-faint" },
} as const;

/** The summary is the operation's own, so that each step says what is done about it. */
const texts = {
  plan: "planStep",
  consent: "consentStep",
  confirm: "confirmStep",
  call: "callStep",
  answer: "planStep",
} as const satisfies Record<RunStep["kind"], string>;

type StepWord = keyof typeof looks;

const byStatus = {
  running: "stepRunning",
  done: "stepDone",
  failed: "stepFailed",
  skipped: "stepSkipped",
} as const satisfies Record<RunStep["status"], StepWord>;

const byDecision = {
  allow: "stepDone",
  deny: "stepDenied",
  run: "stepDone",
  cancel: "stepCancelled",
  expired: "stepExpired",
  superseded: "stepCancelled",
  unavailable: "stepUnavailable",
} as const satisfies Record<string, StepWord>;

const byOutcome = {
  sending: "stepRunning",
  answered: "stepDone",
  failed: "stepFailed",
  unknown: "stepUnknown",
  refused: "stepDenied",
  planning_off: "stepPlanningOff",
  not_available: "stepUnavailable",
  cancelled: "stepCancelled",
  stopped: "stepStopped",
} as const satisfies Record<StepOutcome, StepWord>;

/**
 * A refusal, a time-out and a failure are three different things: a decided request shows its own outcome, and a
 * call whether it is known to have happened.
 */
function wordFor(step: RunStep, waiting: boolean): StepWord {
  if (step.stopped) return "stepStoppedUnknown";
  if (step.outcome === "stopped") return "stepStopped";
  const decision = step.consent?.decision ?? step.confirmation?.decision;
  if (decision !== undefined) return byDecision[decision];
  if (step.outcome !== undefined) return byOutcome[step.outcome];
  const asks = step.kind === "consent" || step.kind === "confirm";
  return waiting && asks && step.status === "running" ? "stepWaiting" : byStatus[step.status];
}

/** What the assistant is doing, in order: one line a step, its state as an icon and a word. */
export function PlanSteps({ steps, waiting }: { steps: readonly RunStep[]; waiting: boolean }) {
  const say = useChatWords();
  const shown = steps.filter((step) => step.kind !== "answer");
  if (shown.length === 0) return null;
  return (
    <ol aria-label={say("steps")} className="space-y-1">
      {shown.map((step) => (
        <StepLine key={step.id} step={step} word={wordFor(step, waiting)} />
      ))}
    </ol>
  );
}

function StepLine({ step, word }: { step: RunStep; word: StepWord }) {
  const say = useChatWords();
  const { Icon, look } = looks[word];
  return (
    <li className="flex items-start gap-2 text-[0.8125rem] text-soft">
      <Icon
        aria-hidden="true"
        className={cx("mt-[3px] size-3.5 shrink-0", look, Icon === LoaderCircle && "animate-spin")}
        strokeWidth={2.4}
      />
      <span className="min-w-0 wrap-anywhere">
        {say.rich(texts[step.kind], { summary: <bdi>{plainLine(step.summary)}</bdi> })}
        <span className="sr-only">, </span>
        <span className={cx("ml-2 text-xs whitespace-nowrap", word === "stepDone" ? "sr-only" : look)}>
          {say(word)}
        </span>
      </span>
    </li>
  );
}
