import { Check, CircleDashed, LoaderCircle, Minus, X } from "lucide-react";
import type { RunStep } from "../api/runs.ts";
import { cx } from "../ui/class-names.ts";
import { plainLine } from "../ui/clip.ts";
import { useChatWords } from "./words.ts";

const looks = {
  running: { Icon: LoaderCircle, word: "stepRunning", look: "text-accent-ink" },
  waiting: { Icon: CircleDashed, word: "stepWaiting", look: "text-warn-ink" },
  done: { Icon: Check, word: "stepDone", look: "text-ok-ink" },
  failed: { Icon: X, word: "stepFailed", look: "text-danger-ink" },
  skipped: { Icon: Minus, word: "stepSkipped", look: "text-faint" },
} as const;

/** What the assistant is doing, in order: one line a step, its state as an icon and a word. */
export function PlanSteps({ steps, waiting }: { steps: readonly RunStep[]; waiting: boolean }) {
  const say = useChatWords();
  const shown = steps.filter((step) => step.kind !== "answer");
  if (shown.length === 0) return null;
  return (
    <ol aria-label={say("steps")} className="space-y-1">
      {shown.map((step) => {
        const asks = step.kind === "consent" || step.kind === "confirm";
        const { Icon, word, look } =
          looks[waiting && asks && step.status === "running" ? "waiting" : step.status];
        return (
          <li key={step.id} className="flex items-start gap-2 text-[0.8125rem] text-soft">
            <Icon
              aria-hidden="true"
              className={cx("mt-[3px] size-3.5 shrink-0", look, Icon === LoaderCircle && "animate-spin")}
              strokeWidth={2.4}
            />
            <span className="min-w-0 wrap-anywhere">
              <bdi>{plainLine(step.summary)}</bdi>
              <span className="sr-only">, </span>
              <span className={cx("ml-2 text-xs whitespace-nowrap", word === "stepDone" ? "sr-only" : look)}>
                {say(word)}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
