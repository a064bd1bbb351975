import { Braces, RotateCcw } from "lucide-react";
import type { Run, StepOutcome } from "../../api/schema.gen.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { outcomeOf, outcomeTone } from "../steps/run-outcome.ts";
import { useChatWords } from "../words.ts";
import { UsedLine } from "./used-line.tsx";
import { useFootWords } from "./words.ts";

interface AnswerFootProps {
  run: Run;
  onAskAgain: () => void;
  onTrace: () => void;
}

/** Under an ended turn: what it used and sent, who wrote it, and what can be done with it. */
export function AnswerFoot({ run, onAskAgain, onTrace }: AnswerFootProps) {
  const say = useFootWords();
  const retry = useChatWords()("retry");
  const calls = run.steps.filter((step) => step.kind === "call");
  const sent = calls.some((step) => step.sent);
  const text = run.message?.text;
  if (text === undefined && !sent && calls.length === 0) return null;
  return (
    <div className="mt-2 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-note text-faint">
      {run.used.map((used) => (
        <UsedLine key={used.grantId} used={used} />
      ))}
      {calls.at(-1)?.outcome === "failed" && (
        <Button size="small" onClick={onAskAgain}>
          <RotateCcw aria-hidden="true" />
          {retry}
        </Button>
      )}
      {!sent && <NotSent outcomes={calls.map(({ outcome }) => outcome)} />}
      <div className="flex items-center gap-1 sm:ml-auto max-sm:pl-5">
        {text !== undefined && (
          <>
            <span>{say("generated")}</span>
            <CopyButton text={text} label={say("copyAnswer")} />
          </>
        )}
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
