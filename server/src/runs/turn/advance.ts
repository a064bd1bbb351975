import { type LoadedSkill, loadSkills } from "../../assistants/index.ts";
import type { PlannerInput } from "../../planner/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import { handOver } from "../hand-over.ts";
import { lookUpPeople } from "../provenance/people.ts";
import type { CallStep, Run } from "../run.ts";
import { type About, callStep, interruptedCall, type PlannedCall, plannedCall, planStep } from "../steps.ts";
import { type ClaimedRun, claimRun, MovedMeanwhile, moveRun } from "../store.ts";
import { watchRun } from "../watch.ts";
import type { AdvanceJob, Worker } from "../worker.ts";
import { ask } from "./ask.ts";
import { callSkill } from "./call.ts";
import { complete, fail } from "./finish.ts";
import { mayCall } from "./may-call.ts";
import type { Blocked, FoundOperation } from "./permission.ts";
import { operationsFor, transcriptOf } from "./transcript.ts";

/** A turn that calls more often than this is stopped: something leads it in circles. */
const mostCalls = 8;

/**
 * Moves a run as far as it goes without a person: plan, ask for permission, call, plan again, answer.
 *
 * Every move is one statement that names the revision it starts from, so a run is never moved twice, and everything
 * needed to go on is in its rows: this can stop anywhere, in any process, and be called again.
 */
export async function advance(ctx: Ctx, worker: Worker, job: AdvanceJob, jobId: string): Promise<void> {
  const { runId } = job;
  // Asked again while it is under way here: looked at once more afterwards, so that no answer goes unheard.
  if (worker.busy.has(runId)) return ctx.jobs.send(ctx, "run.advance", job, { afterSeconds: 1 });
  worker.busy.add(runId);
  try {
    const claimed = await claimRun(ctx, { ...job, jobId, node: worker.node });
    await (claimed === undefined ? watchRun(ctx, runId) : advanceClaimed(ctx, worker, claimed));
  } catch (error) {
    // Cancelled, answered or taken over meanwhile: whoever moved it goes on.
    if (!(error instanceof MovedMeanwhile)) throw error;
  } finally {
    worker.busy.delete(runId);
  }
}

async function advanceClaimed(ctx: Ctx, worker: Worker, claimed: ClaimedRun): Promise<void> {
  const { assistantId, version } = claimed.run;
  const skills = await loadSkills(ctx, { assistantId, version });
  let run = await settleInterrupted(ctx, claimed.run);
  if (claimed.gone) run = await fail(ctx, run, "person_disabled");
  while (run.status === "in_progress") {
    const planned = plannedCall(run.steps);
    if (planned !== undefined) {
      run = await attempt(ctx, worker, { ...claimed, run }, skills, planned);
    } else if (run.steps.filter(({ kind }) => kind === "call").length >= mostCalls) {
      run = await fail(ctx, run, "too_many_steps");
    } else {
      run = await plan(ctx, worker, { ...claimed, run }, skills);
    }
  }
}

/** Asks the planner for the next step: an answer ends the run, a call is noted and then attempted. */
async function plan(ctx: Ctx, { planner }: Worker, claimed: ClaimedRun, skills: LoadedSkill[]): Promise<Run> {
  const { run, earlier, now } = claimed;
  const { mode, rules, name, instructions, fallback } = run.plan;
  const input: PlannerInput = {
    assistant: { name, instructions, fallback },
    transcript: transcriptOf(run, earlier),
    pending: null,
    operations: operationsFor(skills),
    mode,
    rules,
    locale: run.locale,
    now,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  const io = { signal: new AbortController().signal, say: () => {}, restart: () => {} };
  const step = await planner.nextStep(input, io);
  if (step.kind !== "calls") return complete(ctx, run, step.text);
  const [call] = step.calls;
  if (call === undefined) throw new Error("a plan without a call");
  const found = findOperation(skills, call);
  const people = found && (await lookUpPeople(ctx, claimed, found.operation, call.arguments));
  const { callId, arguments: values } = call;
  return moveRun(ctx, run, {
    add: [planStep(aboutOf(call, found), { callId, arguments: values, ...people })],
  });
}

/** A planned call: made, refused, or stopped at a question to the person. */
async function attempt(
  ctx: Ctx,
  worker: Worker,
  claimed: ClaimedRun,
  skills: LoadedSkill[],
  planned: PlannedCall,
): Promise<Run> {
  const { run } = claimed;
  const found = findOperation(skills, planned);
  const about = aboutOf(planned, found);
  const verdict = found === undefined ? notThere : await mayCall(ctx, claimed, skills, { ...found, planned });
  switch (verdict.kind) {
    case "blocked": {
      const { outcome, reason } = verdict;
      return moveRun(ctx, run, { add: [callStep(about, "skipped", { outcome, reason })] });
    }
    case "consent":
    case "confirmation":
      return ask(ctx, run, about, verdict);
    case "clear":
      return (
        (await handOver(ctx, worker, claimed, verdict)) ??
        callSkill(ctx, worker, claimed, { ...verdict, about })
      );
    default:
      return verdict satisfies never;
  }
}

/** A write is never sent again by itself, nor is a code: what was under way when its worker died stays unknown. */
async function settleInterrupted(ctx: Ctx, run: Run): Promise<Run> {
  const step = interruptedCall(run.steps);
  if (step === undefined) return run;
  const settled: CallStep = {
    ...step,
    status: "failed",
    detail: { ...step.detail, outcome: "unknown", reason: "" },
  };
  return moveRun(ctx, run, { settle: [settled] });
}

function findOperation(
  skills: LoadedSkill[],
  key: { skillId: string; operationId: string },
): FoundOperation | undefined {
  const skill = skills.find(({ skillId }) => skillId === key.skillId);
  const operation = skill?.operations.find(({ operationId }) => operationId === key.operationId);
  return skill && operation && { skill, operation };
}

function aboutOf({ skillId, operationId }: Omit<About, "summary">, found: FoundOperation | undefined): About {
  return { summary: found?.operation.summary ?? operationId, skillId, operationId };
}

const notThere: Blocked = { kind: "blocked", outcome: "not_available", reason: "" };
