import type { LoadedSkill } from "../../assistants/index.ts";
import {
  confirmationCard,
  isConfirmed,
  type LookedUp,
  type NewConfirmation,
  type Waivable,
} from "../../confirmations/index.ts";
import { type PreparedRequest, prepareRequest, refusalText } from "../../invocation/index.ts";
import { isMembers, parseExactly } from "../../platform/exact/index.ts";
import { confirmationShape } from "../../skill-files/index.ts";
import { type Hands, titleOf } from "../provenance/hands-in.ts";
import { resolved } from "../provenance/reference.ts";
import type { Call, Step, Turn } from "../run.ts";
import { confirmationOf, stepsSoFar } from "../steps.ts";
import type { Blocked, CallOf, CallShown, ToFillIn } from "./call-in-hand.ts";
import type { Facts, Verdict } from "./dispatch.ts";
import { factsOf } from "./facts.ts";

/** What a call would send, before anybody is asked anything, or what was confirmed; or why it cannot be sent at all. */
export function prepare(turn: Turn, planned: CallOf): PreparedRequest | ToFillIn | Blocked {
  const { language } = turn;
  const { steps } = turn.run;
  const { operation, call } = planned;
  if (call.refused !== undefined) return failed(call.refused);
  const confirmed = confirmationOf(steps, call.callId)?.detail.confirmed;
  if (confirmed !== undefined) return prepareConfirmed(turn, planned, confirmed);
  const values = resolved(call.arguments, stepsSoFar(turn));
  if (values === undefined) return failed(notThere[language]);
  const prepared = prepareRequest(
    operation,
    { ...values, ...proposedPeople(call.people ?? {}) },
    factsOf(turn),
  );
  if (!("problems" in prepared)) return prepared;
  const otherwise = failed(refusalText(prepared.problems, language));
  const { incomplete } = prepared;
  return isConfirmed(operation, turn.catalogue) && incomplete !== undefined
    ? { kind: "to_fill_in", otherwise, ...incomplete }
    : otherwise;
}

/** What was confirmed is what is sent, or nothing is. */
function prepareConfirmed(
  turn: Turn,
  { operation }: CallOf,
  { json, digest }: { json: string; digest: string },
): PreparedRequest | Blocked {
  const values = parseExactly(json);
  const prepared = isMembers(values) ? prepareRequest(operation, values, factsOf(turn)) : { problems: [] };
  if ("problems" in prepared || prepared.digest !== digest) return failed(changedMeanwhile[turn.language]);
  return prepared;
}

/** Of several people the first stands in, until one is chosen on the card. */
export function proposedPeople(people: Readonly<Record<string, LookedUp>>): Record<string, string> {
  return Object.fromEntries(Object.entries(people).map(([key, { matches }]) => [key, matches[0]?.id ?? ""]));
}

/** What the person said to the card of this call. */
export function saidTo(steps: readonly Step[], { callId }: Pick<Call, "callId">): Facts["said"] {
  const asked = confirmationOf(steps, callId);
  if (asked === undefined) return "nothing";
  return asked.detail.confirmed === undefined ? "cancel" : "run";
}

/** What is looked for among what runs unasked; members that the file does not name make it another call. */
export function waiverFor({ run }: Turn, { skill, operation, prepared }: CallShown): Waivable {
  const { skillId, host, application } = skill;
  const shape = confirmationShape(prepared.operation, { host, applicationId: application.id });
  return { personId: run.personId, skillId, operationId: operation.operationId, shape };
}

/** The card with all values that would be sent, and room for those that are lacking. */
export function questionAbout(
  turn: Turn,
  skills: readonly LoadedSkill[],
  inHand: CallShown,
  { hiddenOf, knownOf, chosenBy }: Hands,
  { reason, waivable }: Extract<Verdict, { kind: "confirm" }>,
): NewConfirmation {
  const { id: runId, request } = turn.run;
  const { skill, operation, call, prepared } = inHand;
  const { people = {} } = call;
  const led = hiddenOf.at(-1) ?? knownOf.at(-1) ?? chosenBy.at(-1);
  const because = led && titleOf(skills, led);
  const remember = waivable && reason === "write";
  const card = confirmationCard({ skill, operation, prepared, people, request, reason, remember, because });
  const shown = { operation, people, facts: factsOf(turn), values: prepared.values };
  const { operationId: _, ...waiver } = waiverFor(turn, inHand);
  return { ...waiver, runId, card, call: shown };
}

function failed(reason: string): Blocked {
  return { kind: "blocked", outcome: "failed", reason };
}

const notThere = {
  zh: "这一步要用到前一步的结果，但那里没有，所以没有执行。",
  en: "This step was to use what an earlier one answered, and it is not there, so nothing was sent.",
} as const;

const changedMeanwhile = {
  zh: "技能在你确认之后有了变化，所以没有执行。请再说一次。",
  en: "The skill changed after you confirmed, so nothing was sent. Please ask again.",
} as const;
