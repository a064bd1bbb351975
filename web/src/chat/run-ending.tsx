import { CircleAlert, CircleStop, Clock } from "lucide-react";
import type { Run } from "../api/schema.gen.ts";
import type { Retry } from "./foot/retry.tsx";
import { LineButton, OutcomeLine } from "./outcome-line.tsx";
import { decisionOf, shownSteps } from "./steps/step-state.ts";
import { useChatWords } from "./words.ts";

interface RunEndingProps {
  run: Run;
  retry: Retry | null;
  onAskAgain: () => void;
}

/** How a run ended that did not end well, and the way on. Where a line above already says it, nothing. */
export function RunEnding({ run, retry, onAskAgain }: RunEndingProps) {
  const say = useChatWords();
  const decided = run.steps.map(decisionOf);
  switch (run.status) {
    case "failed":
      if (decided.includes("unavailable")) return null;
      return (
        <OutcomeLine mark={<CircleAlert strokeWidth={2.25} />} tone="notice">
          <p className="min-w-0 text-ink wrap-anywhere">{run.error?.message}</p>
          {retry !== null && (
            <LineButton disabled={retry.busy || retry.disabled} onClick={retry.onClick}>
              {say("retry")}
            </LineButton>
          )}
        </OutcomeLine>
      );
    case "expired":
      if (decided.includes("expired")) return null;
      return (
        <OutcomeLine mark={<Clock strokeWidth={2.25} />}>
          <p className="min-w-0">{say("runExpired")}</p>
          <LineButton onClick={onAskAgain}>{say("askAgain")}</LineButton>
        </OutcomeLine>
      );
    case "cancelled":
      if (shownSteps(run.steps).length > 0) return null;
      return <OutcomeLine mark={<CircleStop strokeWidth={2.25} />}>{say("stopped")}</OutcomeLine>;
    default:
      return null;
  }
}
