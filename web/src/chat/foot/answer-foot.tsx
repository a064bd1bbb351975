import { Braces } from "lucide-react";
import type { Run, StepOutcome } from "../../api/schema.gen.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { outcomeOf, outcomeTone } from "../steps/run-outcome.ts";
import { useChatWords } from "../words.ts";
import { type Retry, RetryButton, RetryIcon } from "./retry.tsx";
import { UsedLine } from "./used-line.tsx";
import { useFootWords } from "./words.ts";

interface AnswerFootProps {
  run: Run;
  retry: Retry | null;
  onTrace: () => void;
}

/** Under an ended turn: what it used and sent, who wrote it, and what can be done with it. */
export function AnswerFoot({ run, retry, onTrace }: AnswerFootProps) {
  const say = useFootWords();
  const calls = run.steps.filter((step) => step.kind === "call");
  const sent = calls.some((step) => step.sent);
  const failed = calls.at(-1)?.outcome === "failed";
  const text = run.message?.text;
  // A run that ended otherwise has its own line, with the way on.
  const again = run.status === "completed" || run.status === "cancelled" ? retry : null;
  if (text === undefined && !sent && calls.length === 0 && again === null) return null;
  return (
    <div className="mt-2 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-note text-faint">
      {run.used.map((used) => (
        <UsedLine key={used.grantId} used={used} />
      ))}
      {again !== null && failed && <RetryButton retry={again} />}
      {!sent && <NotSent outcomes={calls.map(({ outcome }) => outcome)} />}
      <div className="flex items-center gap-1 sm:ml-auto max-sm:pl-5">
        {text !== undefined && (
          <>
            <span>{say(run.message?.by === "platform" ? "byPlatform" : "generated")}</span>
            <CopyButton text={text} label={say("copyAnswer")} />
          </>
        )}
        {again !== null && !failed && <RetryIcon retry={again} />}
        {sent && <Calls wanted={outcomeTone[outcomeOf(run)] === "notice"} onClick={onTrace} />}
      </div>
    </div>
  );
}

/** To the requests: in words where somebody will look for them. */
function Calls({ wanted, onClick }: { wanted: boolean; onClick: () => void }) {
  const say = useFootWords();
  if (wanted)
    return (
      <Button size="small" onClick={onClick}>
        <Braces aria-hidden="true" />
        {say("calls")}
      </Button>
    );
  return (
    <IconButton label={say("calls")} onClick={onClick}>
      <Braces aria-hidden="true" />
    </IconButton>
  );
}

/** The reason why no request left. */
function NotSent({ outcomes }: { outcomes: readonly (StepOutcome | undefined)[] }) {
  const say = useChatWords();
  const reason = outcomes.map(whyNotSent).find((word) => word !== null);
  return reason ? <p>{say(reason)}</p> : null;
}

function whyNotSent(outcome: StepOutcome | undefined) {
  switch (outcome) {
    case undefined:
    case "sending":
    case "answered":
    case "unknown":
      return null;
    default:
      return `notSent_${outcome}` as const;
  }
}
