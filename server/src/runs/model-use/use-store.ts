import { sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { ModelUse, Used } from "../../policies/index.ts";
import type { Run } from "../run.ts";
import type { DayOfUse } from "./use.ts";

/** What a run has used; a request whose end nobody noted counts with the time that it may have taken at most. */
export async function findUsed(ctx: TenantCtx, { id }: Pick<Run, "id">): Promise<Used> {
  const { rows } = await sql<Used>`
    select count(*) filter (where outcome <> 'gave_up')::int as requests,
           coalesce(sum(input_tokens + output_tokens), 0)::float8 as tokens,
           coalesce(sum(coalesce(ms, least(extract(epoch from behalf_now() - at) * 1000, 60000))), 0)::float8 / 1000 as seconds,
           coalesce(bool_or(outcome = 'gave_up'), false) as "gaveUp"
      from model_use where organisation_id = ${ctx.organisationId} and run_id = ${id}
  `.execute(ctx.db);
  return rows[0] as Used;
}

interface BegunUse {
  id: string;
  model: string;
  inputTokens: number;
}

export async function insertUse(
  ctx: TenantCtx,
  { id: runId, assistantId }: Pick<Run, "id" | "assistantId">,
  { id, model, inputTokens }: BegunUse,
): Promise<void> {
  await sql`
    insert into model_use (organisation_id, id, run_id, assistant_id, model, input_tokens)
    values (${ctx.organisationId}, ${id}, ${runId}, ${assistantId}, ${model}, ${inputTokens})
  `.execute(ctx.db);
}

export async function settleUse(ctx: TenantCtx, id: string, use: ModelUse): Promise<void> {
  await sql`
    update model_use set input_tokens = ${use.inputTokens}, output_tokens = ${use.outputTokens}, ms = ${use.ms},
                         outcome = ${use.outcome}
     where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
}

/** Of the last days, by day and assistant, the latest first. */
export async function findUseByDay(ctx: TenantCtx, days: number): Promise<DayOfUse[]> {
  const { rows } = await sql<DayOfUse>`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, assistant_id as "assistantId", model,
           count(*)::int as requests, (count(*) filter (where outcome in ('failed', 'begun')))::int as failed,
           sum(input_tokens)::float8 as "inputTokens", sum(output_tokens)::float8 as "outputTokens",
           coalesce(sum(ms), 0)::float8 / 1000 as seconds
      from model_use
     where organisation_id = ${ctx.organisationId} and at > behalf_now() - make_interval(days => ${days})
       and outcome <> 'gave_up'
     group by 1, 2, 3 order by 1 desc, 4 desc limit 1000
  `.execute(ctx.db);
  return rows;
}
