import { type RawBuilder, sql } from "kysely";
import type { Ctx, TenantCtx } from "../platform/ctx.ts";
import type { OrganisationId } from "../platform/ids.ts";
import type { KeptModel } from "./model.ts";

/** For a statement that has rows of the organisation as this name: what it decided, or null. */
export const keptModelOf = (table: string): RawBuilder<unknown> => sql`
  (select jsonb_build_object('baseUrl', x.base_url, 'name', x.model, 'sealedKey', x.sealed_key,
                             'delegatedResults', x.delegated_results, 'budgets', x.budgets, 'decidedAt', x.updated_at)
     from organisation_model x where x.organisation_id = ${sql.ref(`${table}.organisation_id`)})`;

/** Held until the transaction ends. */
export async function lockKeptModel(ctx: TenantCtx): Promise<KeptModel | undefined> {
  const { rows } = await sql<KeptModel>`
    select base_url as "baseUrl", model as name, sealed_key as "sealedKey",
           delegated_results as "delegatedResults", budgets
      from organisation_model where organisation_id = ${ctx.organisationId} for update
  `.execute(ctx.db);
  return rows[0];
}

export async function findKeptModel(ctx: TenantCtx): Promise<KeptModel | undefined> {
  const { rows } = await sql<KeptModel>`
    select base_url as "baseUrl", model as name, sealed_key as "sealedKey",
           delegated_results as "delegatedResults", budgets
      from organisation_model where organisation_id = ${ctx.organisationId}
  `.execute(ctx.db);
  return rows[0];
}

/** Takes the place of what was there. */
export async function upsertModel(ctx: TenantCtx, kept: KeptModel): Promise<void> {
  await sql`
    insert into organisation_model (organisation_id, base_url, model, sealed_key, delegated_results, budgets)
    values (${ctx.organisationId}, ${kept.baseUrl}, ${kept.name}, ${kept.sealedKey}, ${kept.delegatedResults},
            ${JSON.stringify(kept.budgets)}::jsonb)
    on conflict (organisation_id) do update
       set base_url = excluded.base_url, model = excluded.model, sealed_key = excluded.sealed_key,
           delegated_results = excluded.delegated_results, budgets = excluded.budgets, updated_at = behalf_now()
  `.execute(ctx.db);
}

/** What does not begin with this mark. */
export async function findKeysSealedByOthers(
  ctx: Ctx,
  mark: string,
): Promise<{ organisationId: OrganisationId; sealed: string }[]> {
  const { rows } = await sql<{ organisationId: OrganisationId; sealed: string }>`
    select organisation_id as "organisationId", sealed_key as sealed from organisation_model
     where not starts_with(sealed_key, ${mark})
  `.execute(ctx.db);
  return rows;
}

/** Unless another key was given meanwhile. */
export async function replaceSealedKey(
  ctx: TenantCtx,
  { sealed, by }: { sealed: string; by: string },
): Promise<void> {
  await sql`
    update organisation_model set sealed_key = ${by}
     where organisation_id = ${ctx.organisationId} and sealed_key = ${sealed}
  `.execute(ctx.db);
}
