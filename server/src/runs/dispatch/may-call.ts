import type { LoadedSkill } from "../../assistants/index.ts";
import { doing, isWaived } from "../../confirmations/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { readerOfResults } from "../../policies/index.ts";
import { type Hands, handsIn } from "../provenance/hands-in.ts";
import type { Turn } from "../run.ts";
import type { Asked } from "./ask.ts";
import type { Blocked, CallOf, CallShown, Clear } from "./call-in-hand.ts";
import { prepare, questionAbout, saidTo, waiverFor } from "./confirm.ts";
import { dispatch, type Facts } from "./dispatch.ts";
import { holdsSecret, secretStays } from "./held-secret.ts";
import { consentQuestion, type Permission, permissionFor } from "./permission.ts";

/**
 * Whether a planned call may be made now. Its values first, so that nobody is asked for a call that cannot be sent; then
 * what is known of it is looked up in the one table that decides.
 */
export async function mayCall(
  ctx: TenantCtx,
  turn: Turn,
  skills: readonly LoadedSkill[],
  planned: CallOf,
): Promise<Clear | Asked | Blocked> {
  const prepared = prepare(turn, planned);
  if ("kind" in prepared && prepared.kind === "blocked") return prepared;
  const inHand = { ...planned, prepared };
  const reader = readerOfResults(ctx, turn.model);
  const hands = handsIn(turn, skills, planned.call);
  const permission = await permissionFor(ctx, turn, planned, reader);
  const facts = factsAbout(turn, inHand, hands, permission);
  const isWhole = "build" in prepared;
  const clear: Clear | Blocked = isWhole
    ? { kind: "clear", cover: permission.cover, prepared }
    : prepared.otherwise;
  const verdict = dispatch(facts);
  switch (verdict.kind) {
    case "go":
      return clear;
    case "stay":
      return {
        kind: "blocked",
        outcome: verdict.outcome,
        reason: whyItStays(turn, facts, permission),
        ...(verdict.outcome === "not_available" && { unapproved: permission.unapproved }),
      };
    case "consent":
      return {
        kind: "consent",
        question: consentQuestion(skills, planned, { ...permission, reader }),
      };
    case "confirm":
      if (isWhole && verdict.waivable && (await isWaived(ctx, waiverFor(turn, inHand)))) return clear;
      return { kind: "confirmation", confirmation: questionAbout(turn, skills, inHand, hands, verdict) };
    default:
      return verdict satisfies never;
  }
}

function factsAbout(
  { run, catalogue }: Turn,
  { operation, call, prepared }: CallShown,
  { hiddenOf, knownOf, chosenBy }: Hands,
  permission: Permission,
): Facts {
  return {
    holdsSecret: holdsSecret(prepared),
    permission: permission.is,
    isLed: permission.led !== undefined,
    said: saidTo(run.steps, call),
    fileAsks: operation.confirm === "ask",
    leaks: hiddenOf.length > 0,
    // What needs a permission was asked about as such, since that was read.
    mayTell: knownOf.length > 0 && permission.is === "not needed",
    isForeign: chosenBy.length > 0,
    namesPerson: Object.keys(call.people ?? {}).length > 0,
    isRepeated: call.again === true || run.repeats !== null,
    does: doing(operation, catalogue),
  };
}

function whyItStays({ language }: Turn, { holdsSecret, said }: Facts, { toAsk }: Permission): string {
  if (holdsSecret) return secretStays[language];
  return said === "cancel" ? "" : toAsk.join(", ");
}
