import { sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { PersonId } from "../../platform/ids.ts";

/** `false`: there is no such person, or they are disabled. A link that they had ends. */
export async function putLink(
  ctx: TenantCtx,
  { hash, personId, by }: { hash: Buffer; personId: PersonId; by: PersonId },
): Promise<boolean> {
  const { rows } = await sql`
    insert into password_link (organisation_id, person_id, hash, made_by, expires_at)
    select p.organisation_id, p.id, ${hash}, ${by}, behalf_now() + interval '24 hours'
      from person p
     where p.organisation_id = ${ctx.organisationId} and p.id = ${personId} and p.disabled_at is null
    on conflict (organisation_id, person_id) do update
       set hash = excluded.hash, made_by = excluded.made_by, made_at = excluded.made_at, expires_at = excluded.expires_at
    returning person_id
  `.execute(ctx.db);
  return rows.length > 0;
}

/** What a link needs of whoever made it: one who is no admin any more has left no way in. */
const isByAnAdmin = sql`(m.disabled_at is null and 'admin' = any(m.roles))`;

/** Whether a link would do now. */
export async function isLive(ctx: TenantCtx, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    select from password_link l
      join person p on p.organisation_id = l.organisation_id and p.id = l.person_id and p.disabled_at is null
      join person m on m.organisation_id = l.organisation_id and m.id = l.made_by and ${isByAnAdmin}
     where l.organisation_id = ${ctx.organisationId} and l.hash = ${hash} and l.expires_at > behalf_now()
  `.execute(ctx.db);
  return rows.length > 0;
}

interface SpentLink {
  personId: PersonId;
  maker: { id: PersonId; name: string };
  /** Whether the person had a password before. */
  hadPassword: boolean;
}

/** Of two who use a link at once exactly one gets a row. */
export async function spendLink(ctx: TenantCtx, hash: Buffer): Promise<SpentLink | undefined> {
  const { rows } = await sql<SpentLink>`
    delete from password_link l using person p, person m
     where l.organisation_id = ${ctx.organisationId} and l.hash = ${hash} and l.expires_at > behalf_now()
       and p.organisation_id = l.organisation_id and p.id = l.person_id and p.disabled_at is null
       and m.organisation_id = l.organisation_id and m.id = l.made_by and ${isByAnAdmin}
    returning l.person_id as "personId", jsonb_build_object('id', m.id, 'name', m.name) as maker,
              exists (select from password w where w.organisation_id = l.organisation_id
                         and w.person_id = l.person_id) as "hadPassword"
  `.execute(ctx.db);
  return rows[0];
}

export async function deleteLinkOf(ctx: TenantCtx, personId: PersonId): Promise<void> {
  await sql`
    delete from password_link where organisation_id = ${ctx.organisationId} and person_id = ${personId}
  `.execute(ctx.db);
}
