import type { LoadedSkill } from "../../assistants/index.ts";
import { inTx, type TenantCtx } from "../../platform/ctx.ts";
import { type OwnAnswer, ownAnswer, perform } from "../own-answers/own-answer.ts";
import { readByNow } from "../provenance/read.ts";
import type { Run, Turn } from "../run.ts";
import { complete } from "./finish.ts";
import { lockConversationOf } from "./start-store.ts";

/**
 * Ends a turn with what the platform answers itself, before any planner is asked and in the place of any call.
 * `undefined`: it is for a planner.
 */
export async function tellOwn(
  ctx: TenantCtx,
  turn: Turn,
  skills: readonly LoadedSkill[],
): Promise<Run | undefined> {
  const { run } = turn;
  // A program neither reads nor takes back what a person has allowed.
  if (run.steps.length > 0 || run.through !== null) return undefined;
  const own = await ownAnswer(ctx, turn, skills);
  if (own === undefined) return undefined;
  const { act } = own;
  if (act === undefined) return tell(ctx, turn, skills, own);
  return inTx(ctx, async (ctx) => {
    // Whoever speaks, and whoever deletes, holds the conversation before what was allowed in it.
    await lockConversationOf(ctx, run);
    await perform(ctx, run.personId, act);
    return tell(ctx, turn, skills, own);
  });
}

/** An answer that is said once more has the label it had. A question that was open is put again. */
function tell(
  ctx: TenantCtx,
  turn: Turn,
  skills: readonly LoadedSkill[],
  { text, choices = [], beside }: OwnAnswer,
): Promise<Run> {
  const { run, pending } = turn;
  const kept = { by: "platform" as const, ...(choices.length > 0 && { choices }) };
  const open = beside === true ? pending : null;
  const said = open === null ? text : `${text}\n\n${open.text}`;
  return complete(ctx, run, readByNow(turn, skills), { kind: "answer", text: said }, kept, open);
}
