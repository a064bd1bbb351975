import { type LoadedSkill, loadSkills } from "../../assistants/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { ask } from "../dispatch/ask.ts";
import type { Blocked } from "../dispatch/call-in-hand.ts";
import { mayCall } from "../dispatch/may-call.ts";
import type { Call, Run, Turn } from "../run.ts";
import { findOperation } from "../skill-operation.ts";
import { callStep, callSteps, callUnderWay, isTrial, openCalls, unknownOutcome } from "../steps.ts";
import { moveRun } from "../store.ts";
import type { Worker } from "../worker.ts";
import { callSkill } from "./call.ts";
import { fail } from "./finish.ts";
import { giveBack, handOver } from "./hand-over.ts";
import { plan } from "./plan.ts";
import { tellOwn } from "./tell-own.ts";
import { tellTrial } from "./tell-trial.ts";

/** A turn that calls more often than this is stopped: something leads it in circles. */
const maxCalls = 8;

/**
 * Moves a run as far as it goes without a person: answer what is asked of the platform itself; else plan, make the calls
 * of the plan one by one, each after the questions that it needs, plan again, answer.
 *
 * Every move is one statement that names the revision it starts from and the lease by which this worker has the run, so
 * a run is never moved twice, and everything needed to go on is in its rows: this can stop anywhere, in any process,
 * and be called again. Throws `MovedMeanwhile` when the run was stopped, answered or taken over.
 */
export async function advance(
  ctx: TenantCtx,
  worker: Worker,
  turn: Turn,
  stopped: AbortSignal,
): Promise<void> {
  const { assistantId, version } = turn.run;
  const skills = await loadSkills(ctx, { assistantId, version });
  let run = await settleInterrupted(ctx, turn.run);
  if (turn.person.disabled) run = await fail(ctx, run, "person_disabled");
  else if (turn.person.passwordGiven) run = await fail(ctx, run, "password_given");
  else if (turn.bar !== null) run = await fail(ctx, run, turn.bar);
  while (run.status === "in_progress") {
    const [call] = openCalls(run.steps);
    if (worker.stopping.aborted) run = await giveBack(ctx, run);
    else if (callSteps(run.steps).length >= maxCalls) run = await fail(ctx, run, "too_many_steps");
    else if (call !== undefined) run = await attempt(ctx, worker, { ...turn, run }, skills, call);
    else if (isTrial(run.steps)) run = await tellTrial(ctx, { ...turn, run }, skills);
    else
      run =
        (await tellOwn(ctx, { ...turn, run }, skills)) ??
        (await plan(ctx, worker, { ...turn, run }, skills, stopped));
  }
}

/** A planned call: made, refused, or stopped at a question to the person. */
async function attempt(
  ctx: TenantCtx,
  worker: Worker,
  turn: Turn,
  skills: LoadedSkill[],
  call: Call,
): Promise<Run> {
  const { run } = turn;
  const found = findOperation(skills, call);
  if (found === undefined) return skip(ctx, run, call, { outcome: "not_available", reason: "" });
  const verdict = await mayCall(ctx, turn, skills, { ...found, call });
  switch (verdict.kind) {
    case "blocked":
      return skip(ctx, run, call, verdict);
    case "consent":
    case "confirmation":
      return ask(ctx, run, call, verdict);
    case "clear":
      return (
        (await handOver(ctx, worker, turn, found.skill)) ??
        callSkill(ctx, worker, turn, { ...found, call, ...verdict })
      );
    default:
      return verdict satisfies never;
  }
}

/** A call that is not made. */
function skip(
  ctx: TenantCtx,
  run: Run,
  call: Call,
  { outcome, reason, unapproved }: Omit<Blocked, "kind">,
): Promise<Run> {
  const detail = { outcome, reason, sent: false, ...(unapproved && { unapproved }) };
  return moveRun(ctx, run, { add: [callStep(call, "skipped", detail)] });
}

/** What was under way when its worker died is not sent again. */
async function settleInterrupted(ctx: TenantCtx, run: Run): Promise<Run> {
  const step = callUnderWay(run.steps);
  return step === undefined ? run : moveRun(ctx, run, { settle: [unknownOutcome(step)] });
}
