import { Play, Square } from "lucide-react";
import { Suspense, useCallback, useState } from "react";
import { isStatus } from "../../../api/client.ts";
import { hasEnded } from "../../../api/run-events.ts";
import { useCancelRun } from "../../../api/runs.ts";
import type { Run, Skill } from "../../../api/schema.gen.ts";
import { useOperationForm, useTryOperation } from "../../../api/trials.ts";
import { Button } from "../../../ui/button.tsx";
import { FailureNote } from "../../../ui/failure.tsx";
import { Skeleton } from "../../../ui/spinner.tsx";
import { type FilledIn, useTalkParts } from "../../../ui/talk-parts.tsx";
import type { SaveSkill } from "../use-save-skill.ts";
import { TrialOutcome } from "./trial-outcome.tsx";
import { useTrialWords } from "./words.ts";

interface OperationTrialProps {
  assistantId: string;
  skill: Skill;
  operationId: string;
  saving: SaveSkill;
  dirty: boolean;
  /** It is at work with this one, wherever the cursor goes meanwhile. */
  onChosen: () => void;
}

/** The form of one operation, what running it asks, and what came of it. */
export function OperationTrial({
  assistantId,
  skill,
  operationId,
  saving,
  dirty,
  onChosen,
}: OperationTrialProps) {
  const say = useTrialWords();
  const { CallFields, RunCards } = useTalkParts();
  const tried = { assistantId, skillId: skill.id };
  const form = useOperationForm(tried, operationId, skill.shapeHash);
  const trial = useTryOperation(tried);
  const [filled, setFilled] = useState<FilledIn>(null);
  const [run, setRun] = useState<Run | null>(null);
  const isRunning = run !== null && !hasEnded(run);
  const busy = trial.isPending || saving.saving || (isRunning && run.requiredAction === null);

  const start = useCallback(async () => {
    if (filled === null) return;
    onChosen();
    if (dirty && (await saving.saveAndStay()) === null) return;
    trial.mutate(
      { operationId, arguments: filled, conversationId: run?.conversationId },
      { onSuccess: setRun },
    );
  }, [filled, dirty, saving, trial, operationId, run, onChosen]);

  if (form.isPending) return <Skeleton lines={3} />;
  if (form.error) return <FailureNote error={form.error} onRetry={() => void form.refetch()} />;
  const isRefused = isStatus(trial.error, 400);
  return (
    <Suspense fallback={<Skeleton lines={3} />}>
      <CallFields form={form.data} refusal={trial.error} disabled={busy} onChange={setFilled} />
      {dirty && <p className="pt-2 text-note text-notice-ink">{say("unsaved")}</p>}
      <div className="flex flex-wrap items-center gap-2 py-3">
        <Button
          variant="main"
          size="small"
          busy={busy}
          disabled={filled === null}
          onClick={() => void start()}
        >
          <Play aria-hidden="true" />
          {say(dirty ? "saveAndRun" : run === null ? "run" : "again")}
        </Button>
        {isRunning && <StopButton runId={run.id} onStopped={setRun} />}
        <RunState run={run} />
      </div>
      {trial.error && !isRefused && <FailureNote error={trial.error} onRetry={() => void start()} />}
      {run !== null && <RunCards key={run.id} known={run} onRun={setRun} onAskAgain={() => void start()} />}
      {run !== null && hasEnded(run) && <TrialOutcome run={run} />}
    </Suspense>
  );
}

function StopButton({ runId, onStopped }: { runId: string; onStopped: (run: Run) => void }) {
  const say = useTrialWords();
  const stop = useCancelRun(runId);
  return (
    <Button
      size="small"
      busy={stop.isPending}
      onClick={() => stop.mutate(undefined, { onSuccess: ({ run }) => onStopped(run) })}
    >
      <Square aria-hidden="true" />
      {say("cancel")}
    </Button>
  );
}

function RunState({ run }: { run: Run | null }) {
  const say = useTrialWords();
  return (
    <span role="status" className="text-note text-faint">
      {run !== null && !hasEnded(run) && say(run.requiredAction === null ? "running" : "waiting")}
    </span>
  );
}
