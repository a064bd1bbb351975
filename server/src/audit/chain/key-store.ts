import { sql } from "kysely";
import type { Ctx, TenantCtx } from "../../platform/ctx.ts";
import type { OrganisationId } from "../../platform/ids.ts";

export async function findKey(ctx: TenantCtx): Promise<string | undefined> {
  const { rows } = await sql<{ sealed: string }>`
    select sealed from audit_key where organisation_id = ${ctx.organisationId}`.execute(ctx.db);
  return rows[0]?.sealed;
}

/** In the place of `before`, or where there is none; `false`: somebody else put one there meanwhile. */
export async function putKey(
  ctx: TenantCtx,
  { sealed, before }: { sealed: string; before: string | undefined },
): Promise<boolean> {
  const { rows } = await sql`
    insert into audit_key as k (organisation_id, sealed) values (${ctx.organisationId}, ${sealed})
    on conflict (organisation_id) do update set sealed = excluded.sealed, made_at = excluded.made_at
     where k.sealed = ${before ?? null}
    returning k.organisation_id
  `.execute(ctx.db);
  return rows.length > 0;
}

export async function findKeysSealedByOthers(
  ctx: Ctx,
  mark: string,
): Promise<{ organisationId: OrganisationId; sealed: string }[]> {
  const { rows } = await sql<{ organisationId: OrganisationId; sealed: string }>`
    select organisation_id as "organisationId", sealed from audit_key where not starts_with(sealed, ${mark})
  `.execute(ctx.db);
  return rows;
}

/** The same key under another seal. */
export async function replaceSealed(ctx: TenantCtx, sealed: string, by: string): Promise<void> {
  await sql`
    update audit_key set sealed = ${by}
     where organisation_id = ${ctx.organisationId} and sealed = ${sealed}
  `.execute(ctx.db);
}
