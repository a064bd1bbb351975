import { findAssistantForTalk, loadSkills } from "../../assistants/index.ts";
import { formView, notTaken, refusedArguments } from "../../confirmations/index.ts";
import { startConversation } from "../../conversations/index.ts";
import { prepareRequest } from "../../invocation/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import type { PersonPrincipal } from "../../platform/http/principal.ts";
import { type AssistantId, type ConversationId, newId, type SkillId } from "../../platform/ids.ts";
import type { Operation } from "../../skill-files/index.ts";
import { proposedPeople } from "../dispatch/confirm.ts";
import { factsOf } from "../dispatch/facts.ts";
import type { Hands } from "../hands/hands.ts";
import type { Call, Turn } from "../run.ts";
import { findOperation, type SkillOperation } from "../skill-operation.ts";
import { trialStep } from "../steps.ts";
import { moveRun } from "../store.ts";
import { inOwnWords } from "../turn/going-back.ts";
import { maskedCall } from "../turn/masked-step.ts";
import { callsOfPlan } from "../turn/plan.ts";
import { openConversation } from "../turn/start.ts";
import { insertRun } from "../turn/start-store.ts";

export interface TriedOperation {
  assistantId: AssistantId;
  skillId: SkillId;
  operationId: string;
}

export interface Trial extends TriedOperation {
  arguments: Record<string, unknown>;
  /** A draft conversation with the assistant; left out, a new one. */
  conversationId: ConversationId | undefined;
}

/** What an operation of the draft takes. Errors: 404, also for who may not build the assistant. */
export async function formOfDraft(ctx: TenantCtx, caller: PersonPrincipal, tried: TriedOperation) {
  const draft = { assistantId: tried.assistantId, caller, draft: true };
  if ((await findAssistantForTalk(ctx, draft)) === undefined)
    throw new AppError("not_found", tried.assistantId);
  return formView((await operationOfDraft(ctx, tried)).operation);
}

/**
 * Calls one operation of the draft with these values, for its builder: a run like any other, in a draft conversation,
 * but for its plan, which is this call. So it asks for what any call asks, and shows what any call shows. Errors: 404,
 * 409 as for a message, 400 `invalid_arguments` with each value's problem.
 */
export function tryOperation(
  ctx: TenantCtx,
  hands: Pick<Hands, "taking">,
  caller: PersonPrincipal,
  trial: Trial,
): Promise<Turn> {
  const id = newId("run");
  return hands.taking(ctx, id, async (ctx, by) => {
    const { assistantId } = trial;
    const conversationId =
      trial.conversationId ?? (await startConversation(ctx, caller, { assistantId, draft: true })).id;
    const key = { conversationId, personId: caller.id, idempotencyKey: undefined };
    const open = await openConversation(ctx, caller, key);
    if (!open.draft || open.assistantId !== assistantId) throw new AppError("not_found", conversationId);
    const found = await operationOfDraft(ctx, trial);
    const { locale } = caller;
    const run = {
      id,
      conversationId,
      assistantId,
      version: null,
      personId: caller.id,
      ...inOwnWords(request[locale]),
    };
    const begun = await insertRun(ctx, { ...run, locale, idempotencyKey: undefined, by });
    if (begun === undefined) throw new AppError("run_in_progress", conversationId);
    const call = await callOf(ctx, begun, found, trial);
    const turn = { ...begun, run: await moveRun(ctx, begun.run, { add: [trialStep(call)] }) };
    return { turn, result: turn };
  });
}

/** Nothing of the file is in it: what stands here counts as the person's own words. */
const request = { zh: "试一次接口", en: "Try one operation" } as const;

async function operationOfDraft(
  ctx: TenantCtx,
  { assistantId, skillId, operationId }: TriedOperation,
): Promise<SkillOperation> {
  const skills = await loadSkills(ctx, { assistantId, version: null });
  const found = findOperation(skills, { skillId, operationId });
  if (found === undefined) throw new AppError("not_found", operationId);
  return found;
}

/** The call as it will be made, if it can be. */
async function callOf(
  ctx: TenantCtx,
  turn: Turn,
  { skill, operation }: SkillOperation,
  { skillId, operationId, arguments: values }: Trial,
): Promise<Call> {
  const { locale } = turn.run;
  const unknown = notTaken({ operation }, values);
  if (unknown.length > 0) throw refusedArguments(unknown, locale);
  const given = maskedCall({ callId: newId("cal"), skillId, operationId, arguments: values });
  const [call] = await callsOfPlan(ctx, withNames(turn, operation, values), [skill], [given]);
  if (call === undefined) throw new Error("a call that was given was not planned");
  if (call.refused !== undefined)
    throw refusedArguments([{ path: "", message: { zh: call.refused, en: call.refused } }], locale);
  const prepared = prepareRequest(
    operation,
    { ...call.arguments, ...proposedPeople(call.people ?? {}) },
    factsOf(turn),
  );
  if ("problems" in prepared) throw refusedArguments(prepared.problems, locale);
  return call;
}

/** A name in the form was written by the person themself, as one in a message is. */
function withNames(turn: Turn, { parameters }: Operation, values: Trial["arguments"]): Turn {
  const names = parameters.filter(({ entity }) => entity?.category === "name").map(({ key }) => values[key]);
  return { ...turn, run: { ...turn.run, request: names.filter((it) => typeof it === "string").join("\n") } };
}
