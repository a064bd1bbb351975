import type { LoadedSkill } from "../../assistants/index.ts";
import type { PlannedCall } from "../../planner/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { changeKey } from "../../platform/jobs/teller.ts";
import { maskedDraft } from "../../platform/masking/masked-draft.ts";
import { modelInUse } from "../../policies/index.ts";
import { secretStays } from "../dispatch/held-secret.ts";
import { accountOf } from "../model-use/account.ts";
import { type Label, own } from "../provenance/label.ts";
import { isPrompted } from "../provenance/own-words.ts";
import { lookUpPeople } from "../provenance/people.ts";
import { readByNow } from "../provenance/read.ts";
import { type Call, MovedMeanwhile, type Run, type Turn, type Why } from "../run.ts";
import { findOperation } from "../skill-operation.ts";
import { callsOf, lookedUpIn, planStep } from "../steps.ts";
import type { Worker } from "../worker.ts";
import { complete, fail } from "./finish.ts";
import { givenValues } from "./given-values.ts";
import { giveBack } from "./hand-over.ts";
import { keptAnswer } from "./kept-answer.ts";
import { type MaskedCall, type MaskedStep, maskedStep, maskedWhy } from "./masked-step.ts";
import { plannerInput } from "./transcript.ts";

/** Asks the planner for the next step: calls to make, which are written with the move that follows, or an answer that ends the run. */
export async function plan(
  ctx: TenantCtx,
  worker: Worker,
  turn: Turn,
  skills: LoadedSkill[],
  stopped: AbortSignal,
): Promise<Run> {
  const { run } = turn;
  const { step, why } = await nextStep(ctx, worker, turn, skills, stopped);
  switch (step.kind) {
    case "calls":
      refuseUnusable(run, step.calls);
      return {
        ...run,
        steps: [
          ...run.steps,
          planStep(await callsOfPlan(ctx, turn, skills, step.calls), readFor(turn, skills, step), why),
        ],
      };
    case "ask":
    case "answer":
      return complete(ctx, run, readByNow(turn, skills), step, {
        ...keptAnswer(step, run, skills, readFor(turn, skills, step)),
        ...(why && { why }),
      });
    case "too_long":
      return fail(ctx, run, "planning_too_long");
    case "leaving":
      return giveBack(ctx, run);
    default:
      return step satisfies never;
  }
}

/**
 * What a plan or an offer was made from. Whatever asked an open question had a hand in what was filled for it, and
 * whoever put a message into the person's mouth in what is made of it.
 */
function readFor(turn: Turn, skills: readonly LoadedSkill[], { ownWords }: { ownWords?: true }): Label {
  const isOwn = ownWords === true && turn.pending === null && !isPrompted(turn);
  return isOwn ? own : readByNow(turn, skills);
}

/** A call is known by its id, so no two of a run may have the same. */
function refuseUnusable({ steps }: Run, calls: readonly PlannedCall[]): void {
  const ids = [...callsOf(steps), ...calls].map(({ callId }) => callId);
  if (calls.length === 0) throw new Error("a plan without a call");
  if (new Set(ids).size < ids.length) throw new Error("a plan with an id that was used before");
}

/**
 * What the planner says, unless it is stopped before: by the person on whatever node, by this node's own end, or by
 * its time. A planner that does not listen is not waited for.
 */
async function nextStep(
  ctx: TenantCtx,
  worker: Worker,
  turn: Turn,
  skills: LoadedSkill[],
  stopped: AbortSignal,
): Promise<{ step: MaskedStep | { kind: "too_long" | "leaving" }; why?: Why }> {
  const { run } = turn;
  const tooLong = AbortSignal.timeout(worker.maxPlanningMs);
  const signal = AbortSignal.any([stopped, worker.stopping, tooLong]);
  let why: Why | undefined;
  const draft = worker.drafts.begin(changeKey(ctx.organisationId, run.id));
  try {
    const model = modelInUse(ctx, turn.model);
    const io = {
      signal,
      ...maskedDraft(draft),
      ...(model && { account: accountOf(ctx, run, model.name) }),
      explain: (given: Why) => {
        why = given;
      },
    };
    signal.throwIfAborted();
    const step = worker.planner.nextStep({ ...plannerInput(turn, skills), ...(model && { model }) }, io);
    const masked = maskedStep(await Promise.race([step, abortOf(signal)]));
    return { step: masked, ...(why && { why: maskedWhy(why) }) };
  } catch (error) {
    if (stopped.aborted) throw new MovedMeanwhile(run.id);
    if (worker.stopping.aborted) return { step: { kind: "leaving" } };
    if (tooLong.aborted) return { step: { kind: "too_long" } };
    throw error;
  } finally {
    draft.end();
  }
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** The people whom the calls name are looked up once, in order, when they are planned. */
export async function callsOfPlan(
  ctx: TenantCtx,
  turn: Turn,
  skills: readonly LoadedSkill[],
  planned: readonly MaskedCall[],
): Promise<Call[]> {
  const calls: Call[] = [];
  let lookedUp = lookedUpIn(turn.run.steps);
  for (const { heldSecret, ...call } of planned) {
    const { callId, skillId, operationId } = call;
    const operation = findOperation(skills, call)?.operation;
    const values = await givenValues(ctx, turn.run, operation, call);
    const people = operation && (await lookUpPeople(ctx, turn, { operation, values, lookedUp }));
    lookedUp += Object.keys(people?.people ?? {}).length;
    const summary = operation?.summary ?? operationId;
    const held = heldSecret === true && { refused: secretStays[turn.language] };
    calls.push({ callId, skillId, operationId, summary, arguments: values, ...people, ...held });
  }
  return calls;
}
