import { sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { ConversationId, RunId } from "../../platform/ids.ts";
import type { Metadata } from "../threads/thread.ts";

export interface KeptRun {
  runId: RunId;
  metadata: Metadata;
}

export async function insertThreadRun(
  ctx: TenantCtx,
  { runId, threadId, metadata }: KeptRun & { threadId: ConversationId },
): Promise<void> {
  await sql`
    insert into thread_run (organisation_id, run_id, thread_id, metadata)
    values (${ctx.organisationId}, ${runId}, ${threadId}, ${JSON.stringify(metadata)}::jsonb)
  `.execute(ctx.db);
}

/** The runs of a thread that its program began, by when. */
export async function findThreadRuns(
  ctx: TenantCtx,
  threadId: ConversationId,
  { runId = null, order, limit }: { runId?: RunId | null; order: "asc" | "desc"; limit: number },
): Promise<KeptRun[]> {
  const { rows } = await sql<KeptRun>`
    with numbered as (
      select t.run_id, t.metadata, row_number() over (order by r.created_at, r.id) as number
        from thread_run t join run r on r.organisation_id = t.organisation_id and r.id = t.run_id
       where t.organisation_id = ${ctx.organisationId} and t.thread_id = ${threadId}
         and (${runId}::text is null or t.run_id = ${runId})
    )
    select run_id as "runId", metadata from numbered
     order by case when ${order} = 'asc' then number else -number end limit ${limit}
  `.execute(ctx.db);
  return rows;
}
