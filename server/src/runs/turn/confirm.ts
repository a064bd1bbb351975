import type { LoadedSkill } from "../../assistants/index.ts";
import type { LookedUp } from "../../confirmations/index.ts";
import {
  confirmationCard,
  isWaived,
  type NewConfirmation,
  reasonToConfirm,
} from "../../confirmations/index.ts";
import { type PreparedCall, prepareCall, refusalText } from "../../invocation/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import { confirmationShape } from "../../skill-files/index.ts";
import { carriedAnswers } from "../provenance/carried-answers.ts";
import type { ConfirmStep } from "../run.ts";
import { confirmationOfPlanned, type PlannedCall } from "../steps.ts";
import type { ClaimedRun } from "../store.ts";
import { factsOf } from "./facts.ts";
import type { Blocked, FoundOperation } from "./permission.ts";

/** What a planned call would send, before anybody is asked anything; or why it cannot be sent at all. */
export function preparePlanned(
  claimed: ClaimedRun,
  { operation }: FoundOperation,
  planned: PlannedCall,
): PreparedCall | Blocked {
  if (planned.refused !== undefined) return { kind: "blocked", outcome: "failed", reason: planned.refused };
  const values = { ...planned.arguments, ...proposedPeople(planned.people ?? {}) };
  const prepared = prepareCall(operation, values, factsOf(claimed));
  if (!("problems" in prepared)) return prepared;
  return { kind: "blocked", outcome: "failed", reason: refusalText(prepared.problems, claimed.run.locale) };
}

/** Of several people the first stands in, until one is chosen on the card. */
function proposedPeople(people: Readonly<Record<string, LookedUp>>): Record<string, string> {
  return Object.fromEntries(Object.entries(people).map(([key, { matches }]) => [key, matches[0]?.id ?? ""]));
}

/** What a call is to send: these values, and no request with another digest. */
export type Confirmation =
  | { kind: "clear"; arguments: Record<string, unknown>; digest: string }
  | { kind: "confirmation"; confirmation: NewConfirmation }
  | Blocked;

/** Whether the person must say "run" to these values first, and what they said. */
export async function confirmationFor(
  ctx: Ctx,
  claimed: ClaimedRun,
  skills: readonly LoadedSkill[],
  call: FoundOperation & { planned: PlannedCall; prepared: PreparedCall },
): Promise<Confirmation> {
  const { run } = claimed;
  const { skill, operation, planned, prepared } = call;
  const asked = confirmationOfPlanned(run.steps);
  if (asked !== undefined) return wordGiven(asked);
  const { people = {} } = planned;
  const because = carriedAnswers(claimed, skills, call, prepared.values);
  const confirming = reasonToConfirm({
    operation,
    namesPerson: Object.keys(people).length > 0,
    mayCarryAnswers: because !== undefined,
  });
  const { organisationId, personId, id: runId } = run;
  const { skillId, host, application } = skill;
  const { operationId } = operation;
  const shape = confirmationShape(operation, { host, applicationId: application.id });
  const waived = { organisationId, personId, skillId, operationId, shape };
  const mayBeWaived = confirming?.waivable === true && planned.again !== true;
  if (confirming === undefined || (mayBeWaived && (await isWaived(ctx, waived))))
    return { kind: "clear", arguments: prepared.values, digest: prepared.digest };
  const card = confirmationCard({
    skill,
    operation,
    prepared,
    people,
    request: run.request,
    confirming,
    because,
  });
  const shown = { operation, people, facts: factsOf(claimed), values: prepared.values };
  return {
    kind: "confirmation",
    confirmation: { organisationId, personId, runId, skillId, shape, card, call: shown },
  };
}

function wordGiven({ detail: { confirmed } }: ConfirmStep): Confirmation {
  return confirmed === undefined
    ? { kind: "blocked", outcome: "cancelled", reason: "" }
    : { kind: "clear", arguments: JSON.parse(confirmed.json), digest: confirmed.digest };
}
