import { lazy, Suspense } from "react";
import { hasEnded } from "../api/run-events.ts";
import type { Run, RunStep, StepOutcome } from "../api/schema.gen.ts";
import { Disclosure } from "../ui/disclosure.tsx";
import { clip } from "../ui/text.ts";
import { Answer } from "./answer.tsx";
import { ConsentOutcome, SettledConsent } from "./consent/consent-outcome.tsx";
import { useOutcomeWords } from "./consent/outcome-words.ts";
import { PlanSteps } from "./plan-steps.tsx";
import { RunEnding } from "./run-ending.tsx";
import { withoutAnswer } from "./turns.ts";
import { useChatWords } from "./words.ts";

/* The card is not part of the first paint, but is fetched right behind it: it must be there when it is needed. */
const consentCard = import("./consent/consent-card.tsx");
const ConsentCard = lazy(async () => ({ default: (await consentCard).ConsentCard }));
const ConfirmationCard = lazy(async () => ({
  default: (await import("./confirmation/confirmation-card.tsx")).ConfirmationCard,
}));
const SettledConfirmation = lazy(async () => ({
  default: (await import("./confirmation/settled-confirmation.tsx")).SettledConfirmation,
}));
const CallsPanel = lazy(async () => ({ default: (await import("./calls-panel.tsx")).CallsPanel }));

interface RunViewProps {
  /** Null until it has been read; the answer is there before it. */
  run: Run | null;
  /** What was said back so far, by skills and as the answer. */
  replies: readonly string[];
  /** The answer as far as it has been written. */
  draft: string;
  onAskAgain: () => void;
}

/** One turn of the assistant: what it did, what it asks, what it answered. */
export function RunView({ run, replies, draft, onAskAgain }: RunViewProps) {
  const answer = run?.message?.text ?? (draft || null);
  const fromSkills = withoutAnswer(replies, answer);
  const over = run !== null && hasEnded(run);
  return (
    <div className="space-y-2.5">
      {run && <Progress run={run} silent={answer === null} />}
      {run?.steps.map((step) => (
        <Settled key={step.id} step={step} ended={run.error?.message} onAskAgain={onAskAgain} />
      ))}
      {run && <Request run={run} onAskAgain={onAskAgain} />}
      {fromSkills.map((text, index) => (
        <Answer key={`${index}:${text}`} text={text} by={over ? "skill" : "unknown"} />
      ))}
      {answer !== null && <Answer text={answer} by={over ? "assistant" : "unknown"} />}
      {run && <RunEnding run={run} onAskAgain={onAskAgain} />}
      {run && <Calls run={run} />}
    </div>
  );
}

interface SettledProps {
  step: RunStep;
  /** Why the run ended, when it did not end well. */
  ended: string | undefined;
  onAskAgain: () => void;
}

/** What became of a step that asked the person something. */
function Settled({ step, ended, onAskAgain }: SettledProps) {
  const decision = step.consent?.decision ?? step.confirmation?.decision;
  if (decision === "unavailable") return <ConsentOutcome outcome="unavailable" why={ended} />;
  if (step.consent) return <SettledConsent consent={step.consent} onAskAgain={onAskAgain} />;
  if (!step.confirmation) return null;
  return (
    <Suspense fallback={null}>
      <SettledConfirmation confirmation={step.confirmation} onAskAgain={onAskAgain} />
    </Suspense>
  );
}

/** The steps, in the one live region: a screen reader hears each new one, and that something is asked. */
function Progress({ run, silent }: { run: Run; silent: boolean }) {
  const waiting = run.requiredAction !== null;
  return (
    <div role="status" aria-live="polite" aria-atomic="false">
      <PlanSteps steps={run.steps} waiting={waiting} />
      {waiting && <Announcement run={run} />}
      {!hasEnded(run) && !waiting && silent && <Thinking />}
    </div>
  );
}

function Request({ run, onAskAgain }: { run: Run; onAskAgain: () => void }) {
  const action = run.requiredAction;
  if (action === null) return null;
  return (
    <Suspense fallback={null}>
      {action.kind === "consent" ? (
        <ConsentCard
          key={action.consent.id}
          runId={run.id}
          consent={action.consent}
          onAskAgain={onAskAgain}
        />
      ) : (
        <ConfirmationCard
          key={action.confirmation.id}
          runId={run.id}
          confirmation={action.confirmation}
          onAskAgain={onAskAgain}
        />
      )}
    </Suspense>
  );
}

/** Says to a screen reader that something is asked, without taking the focus. */
function Announcement({ run }: { run: Run }) {
  const outcomeWords = useOutcomeWords();
  const say = useChatWords();
  const action = run.requiredAction;
  if (action === null) return null;
  return (
    <p className="sr-only">
      {action.kind === "consent"
        ? outcomeWords("announce", { app: clip(action.consent.application.name, 60) })
        : say("confirmAnnounce", { operation: clip(action.confirmation.summary, 60) })}
    </p>
  );
}

function Thinking() {
  const say = useChatWords();
  return (
    <p className="mt-1 flex animate-appear items-center gap-2 text-[0.8125rem] text-soft">
      <span aria-hidden="true" className="flex gap-1">
        {["a", "b", "c"].map((dot) => (
          <span key={dot} className="size-1.5 animate-pulse-soft rounded-full bg-accent-ink" />
        ))}
      </span>
      {say("thinking")}
    </p>
  );
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

/** What was sent; where nothing was, the reason. */
function Calls({ run }: { run: Run }) {
  const say = useChatWords();
  const calls = run.steps.filter((step) => step.kind === "call");
  if (!calls.some((step) => step.sent)) {
    const reason = calls.map(({ outcome }) => whyNotSent(outcome)).find((word) => word !== null);
    return reason ? <p className="text-xs text-faint">{say(reason)}</p> : null;
  }
  return (
    <div className="-mt-2">
      <Disclosure label={say("calls")}>
        <CallsPanel runId={run.id} />
      </Disclosure>
    </div>
  );
}
