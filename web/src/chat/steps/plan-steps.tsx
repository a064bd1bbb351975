import {
  Check,
  CircleDashed,
  CircleHelp,
  CircleStop,
  LoaderCircle,
  type LucideIcon,
  Minus,
  ShieldCheck,
  X,
} from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import type { Run, RunStep } from "../../api/schema.gen.ts";
import { localTimeOf } from "../../api/server-clock.ts";
import { cx } from "../../ui/class-names.ts";
import { Mark, type MarkTone } from "../mark.tsx";
import { useChatWords } from "../words.ts";
import { useStepName } from "./step-name.ts";
import { type StepWord, shownSteps, wordFor } from "./step-state.ts";
import { stepTimes } from "./step-times.ts";
import { useDuration, useStepWords } from "./words.ts";

const looks: Record<StepWord, { Icon: LucideIcon; tone: MarkTone }> = {
  stepRunning: { Icon: LoaderCircle, tone: "notice" },
  stepWaiting: { Icon: CircleDashed, tone: "notice" },
  stepDone: { Icon: Check, tone: "accent" },
  stepSkipped: { Icon: Minus, tone: "plain" },
  stepFailed: { Icon: X, tone: "notice" },
  stepDenied: { Icon: Minus, tone: "plain" },
  stepExpired: { Icon: Minus, tone: "plain" },
  stepStopped: { Icon: Minus, tone: "plain" },
  stepCancelled: { Icon: Minus, tone: "plain" },
  stepStoppedUnknown: { Icon: CircleStop, tone: "notice" },
  stepUnknown: { Icon: CircleHelp, tone: "notice" },
  stepPlanningOff: { Icon: Minus, tone: "plain" },
  stepUnavailable: { Icon: Minus, tone: "plain" },
};

/** The summary is the operation's own, so that each step says what is done about it. */
const texts = {
  plan: "planStep",
  consent: "consentStep",
  confirm: "confirmStep",
  call: "callStep",
  answer: "planStep",
} as const satisfies Record<RunStep["kind"], string>;

interface PlanStepsProps {
  run: Run;
  /** What became of a step that asked the person something, below it. */
  decided: (step: RunStep) => ReactNode;
  /** The assistant is at work, and no step says on what. */
  thinking: boolean;
}

/** What the assistant does, in order: a line for each step, with its mark and how long it took. */
export function PlanSteps({ run, decided, thinking }: PlanStepsProps) {
  const say = useChatWords();
  const times = stepTimes(run);
  const waiting = run.requiredAction !== null;
  // What waits says so itself, above what it asks.
  const shown = shownSteps(run.steps).filter((step) => wordFor(step, waiting) !== "stepWaiting");
  if (shown.length === 0 && !thinking) return null;
  return (
    <ol aria-label={say("steps")} className="pb-1">
      {shown.map((step) => (
        <StepLine key={step.id} step={step} waiting={waiting} ms={times.get(step.id)}>
          {decided(step)}
        </StepLine>
      ))}
      {thinking && <Thinking />}
    </ol>
  );
}

interface StepLineProps {
  step: RunStep;
  waiting: boolean;
  ms: number | undefined;
  children: ReactNode;
}

function StepLine({ step, waiting, ms, children }: StepLineProps) {
  const say = useChatWords();
  const duration = useDuration();
  const stepName = useStepName();
  const word = wordFor(step, waiting);
  const { Icon, tone } = looks[word];
  const Shown = step.consent?.decision === "allow" ? ShieldCheck : Icon;
  const now = word === "stepRunning";
  return (
    <li className="animate-show">
      <div className={cx("relative flex items-start gap-2 py-1", now ? "font-medium" : "text-soft")}>
        <StepMark tone={tone} Icon={Shown} />
        <span className="min-w-0 flex-1 wrap-anywhere">
          {say.rich(texts[step.kind], { summary: <bdi>{stepName(step.summary, 500)}</bdi> })}
          <span className="sr-only">, </span>
          <span
            className={cx(
              word === "stepDone" || now ? "sr-only" : "ml-2 text-note whitespace-nowrap",
              tone === "notice" ? "text-notice-ink" : "text-faint",
            )}
          >
            {say(word)}
          </span>
        </span>
        <span className="shrink-0 text-note leading-5 font-normal text-faint">
          {now ? <Elapsed since={step.at} /> : ms !== undefined && ms >= 50 && duration(ms)}
        </span>
      </div>
      {children}
    </li>
  );
}

function StepMark({ tone, Icon }: { tone: MarkTone; Icon: LucideIcon }) {
  return (
    <span className="contents sm:[&>span]:top-[5px]">
      <Mark tone={tone}>
        <Icon strokeWidth={2.25} className={cx(Icon === LoaderCircle && "animate-spin")} />
      </Mark>
    </span>
  );
}

/** Counts while one waits; a reader of the screen is not told each time. */
function Elapsed({ since }: { since: string }) {
  const say = useStepWords();
  const duration = useDuration();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const ms = Math.max(0, now - localTimeOf(since));
  return <span aria-hidden="true">{say("running", { time: duration(ms) })}</span>;
}

function Thinking() {
  const say = useStepWords();
  return (
    <li className="animate-appear">
      <div className="relative flex items-start gap-2 py-1 font-medium">
        <StepMark tone="notice" Icon={LoaderCircle} />
        {say("thinking")}
      </div>
    </li>
  );
}
