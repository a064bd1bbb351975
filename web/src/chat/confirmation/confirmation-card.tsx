import { RefreshCw, Timer } from "lucide-react";
import { useEffect, useId } from "react";
import { isStatus } from "../../api/client.ts";
import { useOnline } from "../../api/connection.ts";
import { useAnswerConfirmation } from "../../api/runs.ts";
import type { Confirmation } from "../../api/schema.gen.ts";
import { localTimeOf } from "../../api/server-clock.ts";
import { clockText } from "../../ui/countdown.ts";
import { FailureNote } from "../../ui/failure.tsx";
import { useSecondsLeft } from "../../ui/use-seconds-left.ts";
import { OutcomeLine } from "../outcome-line.tsx";
import { focusProblem, RequestBody, RequestFrame } from "../request-frame.tsx";
import { ConfirmationButtons } from "./confirmation-buttons.tsx";
import { ConfirmationHead } from "./confirmation-head.tsx";
import { useConfirmedWords } from "./outcome-words.ts";
import { ParameterList } from "./parameter-list.tsx";
import { RequestProblems } from "./request-problems.tsx";
import { ExpiredConfirmation } from "./settled-confirmation.tsx";
import { useConfirmationForm } from "./use-confirmation-form.ts";
import { useConfirmationWords } from "./words.ts";

interface ConfirmationCardProps {
  runId: string;
  confirmation: Confirmation;
  onAskAgain: () => void;
}

/** Shows what would be sent in the person's name, lets them correct it, and runs it only on their word. */
export function ConfirmationCard({ runId, confirmation, onAskAgain }: ConfirmationCardProps) {
  const say = useConfirmationWords();
  const heading = useId();
  const online = useOnline();
  const answer = useAnswerConfirmation(runId);
  const secondsLeft = useSecondsLeft(localTimeOf(confirmation.expiresAt));
  const form = useConfirmationForm(confirmation, answer.error);
  useEffect(() => {
    if (answer.error !== null) focusProblem(runId);
  }, [answer.error, runId]);
  const settling = answer.isPending || answer.isSuccess;
  if (isStatus(answer.error, 409)) return <DecidedElsewhere />;
  if (secondsLeft === 0 && !settling) return <ExpiredConfirmation onAskAgain={onAskAgain} />;
  const blocked = settling || !online;
  return (
    <RequestFrame runId={runId} heading={heading}>
      <ConfirmationHead confirmation={confirmation} heading={heading} />
      <RequestBody label={say("parameters")}>
        <ParameterList form={form} isOpen={confirmation.body?.others !== undefined} disabled={blocked} />
      </RequestBody>
      <div className="shrink-0">
        <RequestProblems problems={form.unplaced} />
        <ConfirmationButtons
          confirmation={confirmation}
          form={form}
          blocked={blocked}
          deciding={settling ? (answer.variables?.decision ?? null) : null}
          onAnswer={answer.mutate}
        />
        {!online && <p className="mt-2 text-[0.8125rem] text-warn-ink">{say("offline")}</p>}
        {answer.error && !form.isRefused && (
          <>
            <FailureNote error={answer.error} />
            <p className="mt-1.5 text-[0.8125rem] text-soft">{say("retryHint")}</p>
          </>
        )}
        <TimeLeft seconds={secondsLeft} />
      </div>
    </RequestFrame>
  );
}

function TimeLeft({ seconds }: { seconds: number }) {
  const say = useConfirmationWords();
  return (
    <p className="mt-2 flex items-start gap-1.5 text-xs text-faint">
      <Timer aria-hidden="true" className="mt-[3px] size-3.5 shrink-0" />
      <span className="tabular-nums">{say("expiry", { t: clockText(seconds) })}</span>
    </p>
  );
}

function DecidedElsewhere() {
  const say = useConfirmedWords();
  return <OutcomeLine icon={<RefreshCw aria-hidden="true" />}>{say("elsewhere")}</OutcomeLine>;
}
