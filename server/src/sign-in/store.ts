import { sql } from "kysely";
import { auditOften } from "../audit/index.ts";
import type { Locale, Role } from "../directory/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { plannedOnce } from "../platform/db/planned-client.ts";
import type { OrganisationId, PersonId } from "../platform/ids.ts";
import type { Account, LiveSession, NewSession } from "./account.ts";

interface AccountRow {
  id: PersonId;
  organisation_id: OrganisationId;
  union_id: string;
  account: string;
  name: string;
  avatar_url: string | null;
  locale: Locale | null;
  roles: Role[];
  disabled_at: Date | null;
  password_given_at: Date | null;
  corp_id: string;
  organisation_name: string;
  password_hash: string | null;
  device_hash: Buffer | null;
}

function toAccount(row: AccountRow): Account {
  return {
    id: row.id,
    unionId: row.union_id,
    account: row.account,
    name: row.name,
    picture: row.avatar_url,
    locale: row.locale,
    organisation: { id: row.organisation_id, corpId: row.corp_id, name: row.organisation_name },
    roles: row.roles,
    disabled: row.disabled_at !== null,
    passwordGiven: row.password_given_at !== null,
    passwordHash: row.password_hash,
    deviceHash: row.device_hash,
  };
}

/** By its name with the device among these that is known for it, if one is; no device is known after 180 days unused. */
export async function findAccount(
  ctx: TenantCtx,
  key: { account: string } | { id: PersonId },
  deviceHashes: readonly Buffer[] = [],
): Promise<Account | undefined> {
  const condition = "id" in key ? sql`p.id = ${key.id}` : sql`p.account = ${key.account}`;
  const { rows } = await sql<AccountRow>`
    select p.*, o.corp_id, o.name as organisation_name, w.hash as password_hash,
           (select d.hash from known_device d
             where d.organisation_id = p.organisation_id and d.person_id = p.id and d.hash = any(${deviceHashes})
               and d.last_used_at > behalf_now() - interval '180 days' limit 1) as device_hash
      from person p
      join organisation o on o.id = p.organisation_id
      left join password w on w.organisation_id = p.organisation_id and w.person_id = p.id
     where p.organisation_id = ${ctx.organisationId} and ${condition}
  `.execute(ctx.db);
  return rows[0] && toAccount(rows[0]);
}

export async function recordRefusal(
  ctx: TenantCtx,
  { personId, times }: { personId: PersonId; times: number },
): Promise<void> {
  await auditOften(sql`
    select ${ctx.organisationId} as organisation_id, 'session.refused' as event, 'person' as actor_kind,
           ${personId}::text as actor_id, ${personId}::text as subject, ${times}::int as times
  `).execute(ctx.db);
}

/**
 * The person's first password, or the one in its place; `false`: it is no longer the one it was to take the place of.
 * No device is known any more but those kept. Who changes the person too does that before, as all do: else two would
 * wait for each other.
 */
export async function setPassword(
  ctx: TenantCtx,
  personId: PersonId,
  { hash, before = null, keptDevices = [] }: NewPassword,
): Promise<boolean> {
  const { rows } = await sql`
    with forgotten as (
      delete from known_device
       where organisation_id = ${ctx.organisationId} and person_id = ${personId} and hash <> all(${keptDevices})
    )
    insert into password (organisation_id, person_id, hash) values (${ctx.organisationId}, ${personId}, ${hash})
    on conflict (organisation_id, person_id) do update set hash = excluded.hash, set_at = behalf_now()
     where ${before}::text is null or password.hash = ${before}
    returning person_id
  `.execute(ctx.db);
  return rows.length > 0;
}

interface NewPassword {
  hash: string;
  /** The hash that was checked: another may have been set since. Left out, whatever there is. */
  before?: string | null;
  keptDevices?: readonly Buffer[];
}

// Sessions

/**
 * Notes the device it is on, the person's twentieth at most, in the place of the one unused for longest. Also clears
 * their sessions that are over. `false`: the person was disabled, or their password changed, since it was checked; who
 * does either now waits, and ends this session too.
 */
export async function insertSession(ctx: TenantCtx, session: NewSession): Promise<boolean> {
  const { rows } = await sql`
    with enabled as materialized (
      select id from person
       where organisation_id = ${ctx.organisationId} and id = ${session.personId} and disabled_at is null for share
    ), entering as materialized (
      select w.person_id from password w join enabled e on e.id = w.person_id
       where w.organisation_id = ${ctx.organisationId} and w.hash = ${session.passwordHash} for share of w
    ), over as (
      delete from session where organisation_id = ${ctx.organisationId} and person_id = ${session.personId}
         and (last_seen_at < behalf_now() - interval '12 hours' or created_at < behalf_now() - interval '7 days')
    ), device as (
      insert into known_device (organisation_id, hash, person_id)
      select ${ctx.organisationId}, ${session.deviceHash}, person_id from entering
      on conflict (organisation_id, hash) do update set last_used_at = behalf_now()
    ), forgotten as (
      delete from known_device where organisation_id = ${ctx.organisationId} and hash in (
        select hash from known_device
         where organisation_id = ${ctx.organisationId} and person_id = ${session.personId}
           and hash <> ${session.deviceHash}
         order by last_used_at desc offset 19)
    )
    insert into session (organisation_id, hash, person_id)
    select ${ctx.organisationId}, ${session.hash}, person_id from entering
    returning hash
  `.execute(ctx.db);
  return rows.length > 0;
}

/** A session ends after 12 h idle or 7 days. Its last use is noted once a minute at most, in the same statement. */
export async function useSession(ctx: TenantCtx, hash: Buffer): Promise<LiveSession | undefined> {
  const { rows } = await sql<LiveSession>`
    ${plannedOnce}
    with live as (
      select s.hash, p.id, p.organisation_id as "organisationId", p.name, p.locale, p.roles,
             p.password_given_at is not null as "passwordChangeNeeded"
        from session s join person p on p.organisation_id = s.organisation_id and p.id = s.person_id
       where s.organisation_id = ${ctx.organisationId} and s.hash = ${hash} and p.disabled_at is null
         and s.last_seen_at > behalf_now() - interval '12 hours'
         and s.created_at > behalf_now() - interval '7 days'
    ), seen as (
      update session s set last_seen_at = behalf_now() from live
       where s.organisation_id = live."organisationId" and s.hash = live.hash
         and s.last_seen_at < behalf_now() - interval '1 minute'
    )
    select id, "organisationId", name, locale, roles, "passwordChangeNeeded" from live
  `.execute(ctx.db);
  return rows[0];
}

/** Tells whoever holds a stream open for these people to look again. */
const tellEnded = sql`
  select pg_notify('person', organisation_id || '/' || person_id)
    from (select distinct organisation_id, person_id from ended) people`;

export async function deleteSession(ctx: TenantCtx, hash: Buffer): Promise<void> {
  await sql`
    with ended as (
      delete from session where organisation_id = ${ctx.organisationId} and hash = ${hash}
      returning organisation_id, person_id
    ) ${tellEnded}
  `.execute(ctx.db);
}

export async function deleteSessionsOf(
  ctx: TenantCtx,
  id: PersonId,
  except: Buffer = Buffer.alloc(0),
): Promise<void> {
  await sql`
    with ended as (
      delete from session
       where organisation_id = ${ctx.organisationId} and person_id = ${id} and hash <> ${except}
      returning organisation_id, person_id
    ) ${tellEnded}
  `.execute(ctx.db);
}

/** When people were there last, in a session that is not over. */
export async function findLastSeen(ctx: TenantCtx, ids: readonly PersonId[]): Promise<Map<PersonId, Date>> {
  const { rows } = await sql<{ id: PersonId; at: Date }>`
    select person_id as id, max(last_seen_at) as at from session
     where organisation_id = ${ctx.organisationId} and person_id = any(${ids}::text[]) group by person_id
  `.execute(ctx.db);
  return new Map(rows.map(({ id, at }) => [id, at]));
}
