import { useEffect, useId } from "react";
import { isStatus } from "../../api/client.ts";
import { useOnline } from "../../api/connection.ts";
import { useAnswerConfirmation } from "../../api/runs.ts";
import type { Confirmation } from "../../api/schema.gen.ts";
import { localTimeOf } from "../../api/server-clock.ts";
import { clockText } from "../../ui/countdown.ts";
import { FailureNote } from "../../ui/failure.tsx";
import { useSecondsLeft } from "../../ui/use-seconds-left.ts";
import { focusField, focusProblem, RequestBody, RequestFrame } from "../request-frame.tsx";
import { ConfirmationButtons, Remember } from "./confirmation-buttons.tsx";
import { ConfirmationHead } from "./confirmation-head.tsx";
import { Effects } from "./effects.tsx";
import { ParameterList } from "./parameter-list.tsx";
import { RequestProblems } from "./request-problems.tsx";
import { ExpiredConfirmation, NotRunLine } from "./settled-confirmation.tsx";
import { type ConfirmationForm, useConfirmationForm } from "./use-confirmation-form.ts";
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
  useEffect(() => {
    if (form.editing) focusField(runId);
  }, [form.editing, runId]);
  const settling = answer.isPending || answer.isSuccess;
  if (isStatus(answer.error, 409)) return <NotRunLine why="elsewhere" />;
  if (secondsLeft === 0 && !settling) return <ExpiredConfirmation onAskAgain={onAskAgain} />;
  const blocked = settling || !online;
  const deciding = settling ? (answer.variables?.decision ?? null) : null;
  return (
    <RequestFrame
      runId={runId}
      kind="confirm"
      heading={heading}
      secondsLeft={secondsLeft}
      decided={deciding !== null}
    >
      <ConfirmationHead confirmation={confirmation} heading={heading} editing={form.editing} />
      <RequestBody label={say("parameters")}>
        <div className="border-line-strong border-t">
          {!form.editing && <Effects confirmation={confirmation} form={form} />}
          <ParameterList form={form} isOpen={confirmation.body?.others !== undefined} disabled={blocked} />
        </div>
      </RequestBody>
      <div className="shrink-0 border-line border-t">
        <RequestProblems problems={form.unplaced} />
        {answer.error && !form.isRefused && <NotSaved error={answer.error} />}
        <ConfirmationButtons
          confirmation={confirmation}
          form={form}
          blocked={blocked}
          deciding={deciding}
          onAnswer={answer.mutate}
        />
        <footer className="flex flex-wrap gap-x-4 gap-y-1 px-3 pb-2.5 text-note text-faint sm:px-5 sm:pb-3.5">
          {confirmation.remember && <Remember form={form} disabled={blocked} />}
          <TimeLeft form={form} online={online} seconds={secondsLeft} />
        </footer>
      </div>
    </RequestFrame>
  );
}

function NotSaved({ error }: { error: Error }) {
  const say = useConfirmationWords();
  return (
    <div className="px-3 sm:px-5">
      <FailureNote error={error} />
      <p className="mt-1 text-soft">{say("retryHint")}</p>
    </div>
  );
}

/** How much time there is, and what is in the way. */
function TimeLeft({ form, online, seconds }: { form: ConfirmationForm; online: boolean; seconds: number }) {
  const say = useConfirmationWords();
  return (
    <div className="tabular-nums sm:ml-auto">
      <p role="status" className="inline text-notice-ink">
        {online ? !form.valid && say("fix") : say("offline")}
      </p>{" "}
      {say("expiry", { t: clockText(seconds) })}
    </div>
  );
}
