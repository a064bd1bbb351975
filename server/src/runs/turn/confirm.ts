import type { LoadedSkill } from "../../assistants/index.ts";
import type { LookedUp } from "../../confirmations/index.ts";
import {
  confirmationCard,
  isWaived,
  type NewConfirmation,
  reasonToConfirm,
} from "../../confirmations/index.ts";
import { type PreparedRequest, prepareRequest, refusalText } from "../../invocation/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { confirmationShape } from "../../skill-files/index.ts";
import { carriedAnswers } from "../provenance/carried-answers.ts";
import type { ConfirmStep, Turn } from "../run.ts";
import { confirmationOf } from "../steps.ts";
import type { CallInHand } from "./call-in-hand.ts";
import { factsOf } from "./facts.ts";
import type { Blocked } from "./permission.ts";

type Planned = Omit<CallInHand, "prepared">;

/** What a planned call would send, before anybody is asked anything; or why it cannot be sent at all. */
export function prepare(turn: Turn, { operation, call }: Planned): PreparedRequest | Blocked {
  if (call.refused !== undefined) return failed(call.refused);
  const values = { ...call.arguments, ...proposedPeople(call.people ?? {}) };
  const prepared = prepareRequest(operation, values, factsOf(turn));
  return "problems" in prepared ? failed(refusalText(prepared.problems, turn.run.locale)) : prepared;
}

/** Of several people the first stands in, until one is chosen on the card. */
function proposedPeople(people: Readonly<Record<string, LookedUp>>): Record<string, string> {
  return Object.fromEntries(Object.entries(people).map(([key, { matches }]) => [key, matches[0]?.id ?? ""]));
}

export type Confirmation =
  | { kind: "clear"; prepared: PreparedRequest }
  | { kind: "confirmation"; confirmation: NewConfirmation }
  | Blocked;

/** Whether the person must say "run" to these values first, and what they said. */
export async function confirmationFor(
  ctx: TenantCtx,
  turn: Turn,
  skills: readonly LoadedSkill[],
  inHand: CallInHand,
): Promise<Confirmation> {
  const { run } = turn;
  const { skill, operation, call, prepared } = inHand;
  const asked = confirmationOf(run.steps, call.callId);
  if (asked !== undefined) return confirmed(turn, inHand, asked);
  const { people = {} } = call;
  const because = carriedAnswers(turn, skills, inHand, prepared.values);
  const confirming = reasonToConfirm({
    operation,
    namesPerson: Object.keys(people).length > 0,
    mayCarryAnswers: because !== undefined,
  });
  const { personId, id: runId } = run;
  const { skillId, host, application } = skill;
  const { operationId } = operation;
  const shape = confirmationShape(operation, { host, applicationId: application.id });
  const waived = { personId, skillId, operationId, shape };
  const mayBeWaived = confirming?.waivable === true && call.again !== true;
  if (confirming === undefined || (mayBeWaived && (await isWaived(ctx, waived))))
    return { kind: "clear", prepared };
  const { request } = run;
  const card = confirmationCard({ skill, operation, prepared, people, request, confirming, because });
  const shown = { operation, people, facts: factsOf(turn), values: prepared.values };
  return {
    kind: "confirmation",
    confirmation: { personId, runId, skillId, shape, card, call: shown },
  };
}

/** What was confirmed is what is sent, or nothing is. */
function confirmed(turn: Turn, { operation }: CallInHand, { detail }: ConfirmStep): Confirmation {
  if (detail.confirmed === undefined) return { kind: "blocked", outcome: "cancelled", reason: "" };
  const { json, digest } = detail.confirmed;
  const prepared = prepareRequest(operation, JSON.parse(json), factsOf(turn));
  if ("problems" in prepared || prepared.digest !== digest) return failed(changedMeanwhile[turn.run.locale]);
  return { kind: "clear", prepared };
}

function failed(reason: string): Blocked {
  return { kind: "blocked", outcome: "failed", reason };
}

const changedMeanwhile = {
  zh: "技能在你确认之后有了变化，所以没有执行。请再说一次。",
  en: "The skill changed after you confirmed, so nothing was sent. Please ask again.",
} as const;
