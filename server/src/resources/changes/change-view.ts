import { z } from "zod";
import type { TenantCtx } from "../../platform/ctx.ts";
import { Time } from "../../platform/http/schemas.ts";
import type { PersonId } from "../../platform/ids.ts";
import { changeKinds, type KeptChange, undoStates } from "./change.ts";

/** In which conversations of this person these runs are, as far as they are still there. */
export type FindConversations = (
  ctx: TenantCtx,
  personId: PersonId,
  runIds: readonly string[],
) => Promise<ReadonlyMap<string, string>>;

export const ChangeView = z
  .object({
    id: z.string(),
    kind: z.enum(changeKinds),
    resourceId: z.string(),
    action: z.enum(["created", "changed", "deleted"]),
    title: z.string(),
    application: z.string().describe("What it is called."),
    conversationId: z.string().nullable().describe("Where it was asked for, if that is still there."),
    at: Time,
    undo: z
      .enum(undoStates)
      .describe("Whether it can be undone; if not: it was, something was changed since, a day has passed."),
  })
  .meta({
    id: "ChangeOnBehalf",
    description: "What an application did to an event or a to-do of the person.",
  });

export const DeletionView = z
  .object({ changeId: z.string().describe("By which it can be undone within a day.") })
  .meta({ id: "Deletion" });

/** As their person reads them. */
export async function viewsOf(
  ctx: TenantCtx,
  {
    personId,
    changes,
    findConversations,
  }: { personId: PersonId; changes: readonly KeptChange[]; findConversations: FindConversations },
): Promise<z.input<typeof ChangeView>[]> {
  const runIds = new Set(changes.flatMap(({ runId }) => runId ?? []));
  const conversations = await findConversations(ctx, personId, [...runIds]);
  return changes.map(({ runId, at, ...change }) => ({
    ...change,
    conversationId: conversations.get(runId ?? "") ?? null,
    at: at.toISOString(),
  }));
}
