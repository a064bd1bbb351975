import { sql } from "kysely";
import type { Ctx } from "../../platform/ctx.ts";
import type { GrantId, OrganisationId } from "../../platform/ids.ts";
import type { NotedUse } from "./grant-use.ts";

interface Noted {
  uses: readonly NotedUse[];
  /** When they were last used is to be written. */
  grants: ReadonlyMap<GrantId, OrganisationId>;
  /** The moment of writing, on the clock of the uses. */
  now: number;
}

/**
 * Keeps uses, and notes on their grants that they were used. A grant that another is just changing is left out, so
 * that nobody waits for these notes nor they for each other. Answers the grants that were noted.
 */
export async function writeUses(ctx: Ctx, { uses, grants, now }: Noted): Promise<GrantId[]> {
  const ages = uses.map(({ at }) => (now - at) / 1000);
  const { rows } = await sql<{ id: GrantId }>`
    with kept as (
      insert into grant_use (organisation_id, grant_id, at, audience, api, status)
      select used.organisation_id, used.grant_id, behalf_now() - make_interval(secs => used.age), used.audience, used.api,
             used.status
        from unnest(${uses.map(({ organisationId }) => organisationId)}::text[],
                    ${uses.map(({ grantId }) => grantId)}::text[], ${ages}::float8[],
                    ${uses.map(({ audience }) => audience)}::text[], ${uses.map(({ api }) => api)}::text[],
                    ${uses.map(({ status }) => status)}::smallint[])
             as used (organisation_id, grant_id, age, audience, api, status)
    ), free as (
      select g.organisation_id, g.id
        from unnest(${[...grants.values()]}::text[], ${[...grants.keys()]}::text[]) as used (organisation_id, grant_id)
        join consent_grant g on g.organisation_id = used.organisation_id and g.id = used.grant_id
         for no key update of g skip locked
    )
    update consent_grant g set last_used_at = behalf_now() from free
     where g.organisation_id = free.organisation_id and g.id = free.id
    returning g.id
  `.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** Drops what nobody wants to look up any more. */
export async function clearOldUses(ctx: Ctx, { days }: { days: number }): Promise<void> {
  await sql`delete from grant_use where at < behalf_now() - make_interval(days => ${days})`.execute(ctx.db);
}
