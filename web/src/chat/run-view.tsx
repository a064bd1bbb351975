import { lazy, Suspense } from "react";
import { hasEnded } from "../api/run-events.ts";
import type { Run, RunStep } from "../api/schema.gen.ts";
import { Answer, SkillWords, Words } from "./answer.tsx";
import { ConsentOutcome, NeedsAdminLine, SettledConsent } from "./consent/consent-outcome.tsx";
import { fetchConsentCard } from "./consent/fetch-consent-card.ts";
import { AnswerFoot } from "./foot/answer-foot.tsx";
import type { Retry } from "./foot/retry.tsx";
import { RunEnding } from "./run-ending.tsx";
import { RunSteps } from "./steps/run-steps.tsx";
import { decisionOf } from "./steps/step-state.ts";
import { withoutAnswer } from "./turns.ts";

const ConsentCard = lazy(async () => ({ default: (await fetchConsentCard()).ConsentCard }));
const ConfirmationCard = lazy(async () => ({
  default: (await import("./confirmation/confirmation-card.tsx")).ConfirmationCard,
}));
const SettledConfirmation = lazy(async () => ({
  default: (await import("./confirmation/settled-confirmation.tsx")).SettledConfirmation,
}));

const ChangesMade = lazy(async () => ({
  default: (await import("./foot/changes-made.tsx")).ChangesMade,
}));

/** Whether it used a permission to change something of the person's. */
const mayHaveChanged = ({ used }: Run): boolean =>
  used.some(({ scopes }) => scopes.some(({ code }) => code.endsWith(".Write")));

interface RunViewProps {
  /** Null until it has been read; the answer is there before it. */
  run: Run | null;
  /** What was said back so far, by skills and as the answer. */
  replies: readonly string[];
  /** The answer as far as it has been written. */
  draft: string;
  /** Of the last turn alone. */
  retry: Retry | null;
  onAskAgain: () => void;
  onTrace: (runId: string) => void;
}

/** One turn of the assistant: what it did, what it asks, what it answered. */
export function RunView({ run, replies, draft, retry, onAskAgain, onTrace }: RunViewProps) {
  if (run === null) return <Unread replies={replies} />;
  const answer = run.message ?? (draft === "" ? null : { text: draft });
  const over = hasEnded(run);
  const settled = (step: RunStep) => (
    <Settled step={step} ended={run.error?.message} onAskAgain={onAskAgain} />
  );
  return (
    <>
      <RunSteps
        run={run}
        silent={answer === null}
        decided={(step) => (over && !isAllowed(step) ? null : settled(step))}
      />
      {over &&
        run.steps.filter((step) => !isAllowed(step)).map((step) => <div key={step.id}>{settled(step)}</div>)}
      <Request run={run} onAskAgain={onAskAgain} />
      {withoutAnswer(replies, answer?.text ?? null).map((text, index) =>
        over ? (
          <SkillWords key={`${index}:${text}`} text={text} />
        ) : (
          <Words key={`${index}:${text}`} text={text} />
        ),
      )}
      {answer !== null && <Answer answer={answer} writing={!over} />}
      {over && mayHaveChanged(run) && (
        <Suspense fallback={null}>
          <ChangesMade runId={run.id} />
        </Suspense>
      )}
      <RunEnding run={run} retry={retry} onAskAgain={onAskAgain} />
      {over && <AnswerFoot run={run} retry={retry} onTrace={() => onTrace(run.id)} />}
    </>
  );
}

/** What was allowed folds away with the steps; every other outcome stays in view. */
function isAllowed(step: RunStep): boolean {
  const decision = decisionOf(step);
  return decision === "allow" || decision === "run";
}

/** Before its run has been read: the words, and room for the line above and below them, so that nothing jumps. */
function Unread({ replies }: { replies: readonly string[] }) {
  return (
    <div className="pt-9 pb-9">
      {replies.map((text, index) => (
        <Words key={`${index}:${text}`} text={text} />
      ))}
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
  if (step.needsAdmin) return <NeedsAdminLine scopes={step.needsAdmin} />;
  if (decisionOf(step) === "unavailable") return <ConsentOutcome outcome="unavailable" why={ended} />;
  if (step.consent) return <SettledConsent consent={step.consent} onAskAgain={onAskAgain} />;
  if (!step.confirmation) return null;
  return (
    <Suspense fallback={null}>
      <SettledConfirmation confirmation={step.confirmation} onAskAgain={onAskAgain} />
    </Suspense>
  );
}

function Request({ run, onAskAgain }: { run: Run; onAskAgain: () => void }) {
  const action = run.requiredAction;
  if (action === null) return null;
  return (
    <div className="mt-3">
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
    </div>
  );
}
