import { Check, ChevronRight, CircleHelp, Minus, TriangleAlert } from "lucide-react";
import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef, useState } from "react";
import { hasEnded } from "../../api/run-events.ts";
import type { Run, RunStep } from "../../api/schema.gen.ts";
import { cx } from "../../ui/class-names.ts";
import { Fold } from "../../ui/fold.tsx";
import { useFocusLeft } from "../focus-left.ts";
import { Mark } from "../mark.tsx";
import { PlanSteps } from "./plan-steps.tsx";
import { outcomeOf, outcomeTone } from "./run-outcome.ts";
import { shownSteps } from "./step-state.ts";
import { workTime } from "./step-times.ts";
import { useDuration, useStepWords } from "./words.ts";

const icons = { accent: Check, plain: Minus, notice: TriangleAlert } as const;

interface RunStepsProps {
  run: Run;
  /** Nothing of the answer is there yet. */
  silent: boolean;
  decided: (step: RunStep) => ReactNode;
}

/** The steps while they are made; then they fold into one line, which unfolds them all again. */
export function RunSteps({ run, silent, decided }: RunStepsProps) {
  const say = useStepWords();
  const [unfolded, setUnfolded] = useState(false);
  const id = useId();
  const folding = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLButtonElement>(null);
  const over = hasEnded(run);
  const waiting = run.requiredAction !== null;
  const busy = run.steps.some(({ status, kind }) => status === "running" && kind === "call");
  // What folds away takes no focus along.
  useLayoutEffect(() => {
    if (over && folding.current?.contains(document.activeElement))
      line.current?.focus({ preventScroll: true });
  }, [over]);
  if (over && shownSteps(run.steps).length === 0) return null;
  return (
    <div className="mt-2">
      {over && (
        <FoldLine
          run={run}
          controls={id}
          open={unfolded}
          onToggle={() => setUnfolded(!unfolded)}
          buttonRef={line}
        />
      )}
      <div ref={folding} id={id}>
        <Fold open={!over || unfolded}>
          <PlanSteps run={run} decided={decided} thinking={!over && !waiting && !busy && silent} />
          {busy && <p className="animate-appear py-1 text-note text-faint">{say("stopHint")}</p>}
        </Fold>
      </div>
    </div>
  );
}

interface FoldLineProps {
  run: Run;
  controls: string;
  open: boolean;
  onToggle: () => void;
  buttonRef: RefObject<HTMLButtonElement | null>;
}

function FoldLine({ run, controls, open, onToggle, buttonRef }: FoldLineProps) {
  const say = useStepWords();
  const duration = useDuration();
  const outcome = outcomeOf(run);
  const Icon =
    outcome === "outcomeUnknown" || outcome === "stoppedUnknown" ? CircleHelp : icons[outcomeTone[outcome]];
  const ms = workTime(run);
  useFocusLeft(buttonRef);
  return (
    <div className="relative flex animate-fold items-start gap-2 py-1">
      <span className="contents sm:[&>span]:top-[5px]">
        <Mark tone={outcomeTone[outcome]}>
          <Icon strokeWidth={2.25} />
        </Mark>
      </span>
      <button
        ref={buttonRef}
        type="button"
        aria-expanded={open}
        aria-controls={controls}
        onClick={onToggle}
        className="target-44 flex min-w-0 items-center gap-1.5 text-left text-soft hover:text-ink"
      >
        <span>
          <span>{say(outcome)}</span>
          {` · ${say("steps", { count: shownSteps(run.steps).length })}`}
          {ms !== null && ` · ${duration(ms)}`}
        </span>
        <ChevronRight
          aria-hidden="true"
          className={cx(
            "size-3.5 shrink-0 text-faint transition-transform duration-200",
            open && "rotate-90",
          )}
          strokeWidth={2.25}
        />
      </button>
    </div>
  );
}
