import { sql } from "kysely";
import type { Ctx } from "../platform/ctx.ts";
import type { OrganisationId, PersonId } from "../platform/ids.ts";
import type { Locale } from "./locale.ts";
import type { Member, MemberChange, Role } from "./members.ts";
import type { Organisation } from "./organisations.ts";
import type { Person } from "./people.ts";

export async function insertOrganisation(ctx: Ctx, organisation: Organisation): Promise<void> {
  await sql`
    insert into organisation (id, corp_id, name)
    values (${organisation.id}, ${organisation.corpId}, ${organisation.name})
  `.execute(ctx.db);
}

export async function countOrganisations(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from organisation`.execute(ctx.db);
  return rows[0]?.count ?? 0;
}

/** Until the transaction ends nobody else makes an organisation. */
export async function lockOrganisations(ctx: Ctx): Promise<void> {
  await sql`lock table organisation in exclusive mode`.execute(ctx.db);
}

// People

interface PersonRow {
  id: PersonId;
  organisation_id: OrganisationId;
  corp_id: string;
  union_id: string;
  name: string;
  mobile: string | null;
  state_code: string | null;
  email: string | null;
  job_number: string | null;
  avatar_url: string | null;
}

/** Disabled people are not found. */
export async function findPerson(ctx: Ctx, id: PersonId): Promise<Person | undefined> {
  const { rows } = await sql<PersonRow>`
    select p.*, o.corp_id
      from person p join organisation o on o.id = p.organisation_id
     where p.id = ${id} and p.disabled_at is null
  `.execute(ctx.db);
  const row = rows[0];
  return (
    row && {
      id: row.id,
      organisationId: row.organisation_id,
      corpId: row.corp_id,
      unionId: row.union_id,
      name: row.name,
      mobile: row.mobile,
      stateCode: row.state_code,
      email: row.email,
      jobNumber: row.job_number,
      avatarUrl: row.avatar_url,
    }
  );
}

interface MemberRow {
  id: PersonId;
  union_id: string;
  account: string;
  name: string;
  mobile: string | null;
  email: string | null;
  job_number: string | null;
  locale: Locale | null;
  roles: Role[];
  disabled_at: Date | null;
  created_at: Date;
}

function toMember(row: MemberRow): Member {
  return {
    id: row.id,
    unionId: row.union_id,
    account: row.account,
    name: row.name,
    mobile: row.mobile,
    email: row.email,
    jobNumber: row.job_number,
    locale: row.locale,
    roles: row.roles,
    disabled: row.disabled_at !== null,
    createdAt: row.created_at,
  };
}

export interface Page {
  limit: number;
  cursor?: string | undefined;
}

/** In the order of their accounts; the cursor is the last account seen. */
export async function findMembers(ctx: Ctx, organisationId: OrganisationId, page: Page): Promise<Member[]> {
  const { rows } = await sql<MemberRow>`
    select * from person
     where organisation_id = ${organisationId} and account > ${page.cursor ?? ""}
     order by account limit ${page.limit}
  `.execute(ctx.db);
  return rows.map(toMember);
}

interface NewPerson {
  id: PersonId;
  organisationId: OrganisationId;
  unionId: string;
  account: string;
  name: string;
  mobile?: string | undefined;
  email?: string | undefined;
  jobNumber?: string | undefined;
  locale?: Locale | undefined;
  roles: Role[];
  passwordHash: string;
}

/** `undefined` when the account is taken. */
export async function insertMember(ctx: Ctx, person: NewPerson): Promise<Member | undefined> {
  const { rows } = await sql<MemberRow>`
    insert into person (id, organisation_id, union_id, account, name, mobile, state_code, email, job_number, locale,
                        roles, password_hash)
    values (${person.id}, ${person.organisationId}, ${person.unionId}, ${person.account}, ${person.name},
            ${person.mobile ?? null}, ${person.mobile === undefined ? null : "86"}, ${person.email ?? null},
            ${person.jobNumber ?? null}, ${person.locale ?? null}, ${person.roles}, ${person.passwordHash})
    on conflict (account) do nothing
    returning *
  `.execute(ctx.db);
  return rows[0] && toMember(rows[0]);
}

type PersonChange = Omit<MemberChange, "password"> & {
  id: PersonId;
  organisationId: OrganisationId;
  passwordHash?: string | undefined;
};

/** Changes the members given. A disabled person stays, so that what they did keeps a name. */
export async function updateMember(ctx: Ctx, change: PersonChange): Promise<Member | undefined> {
  const { disabled = null } = change;
  const { rows } = await sql<MemberRow>`
    update person
       set name = coalesce(${change.name ?? null}, name),
           mobile = coalesce(${change.mobile ?? null}, mobile),
           state_code = case when ${change.mobile ?? null}::text is null then state_code else '86' end,
           email = coalesce(${change.email ?? null}, email),
           job_number = coalesce(${change.jobNumber ?? null}, job_number),
           locale = coalesce(${change.locale ?? null}, locale),
           roles = coalesce(${change.roles ?? null}::text[], roles),
           password_hash = coalesce(${change.passwordHash ?? null}, password_hash),
           disabled_at = case ${disabled}::boolean when true then coalesce(disabled_at, behalf_now())
                                                   when false then null else disabled_at end
     where id = ${change.id} and organisation_id = ${change.organisationId}
    returning *
  `.execute(ctx.db);
  return rows[0] && toMember(rows[0]);
}

export async function countAdmins(ctx: Ctx, organisationId: OrganisationId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from person
     where organisation_id = ${organisationId} and 'admin' = any(roles) and disabled_at is null
  `.execute(ctx.db);
  return rows[0]?.count ?? 0;
}

// Sessions

export interface Account {
  id: PersonId;
  unionId: string;
  account: string;
  name: string;
  locale: Locale | null;
  organisation: Organisation;
  roles: Role[];
  passwordHash: string;
  disabled: boolean;
}

interface AccountRow extends MemberRow {
  organisation_id: OrganisationId;
  corp_id: string;
  organisation_name: string;
  password_hash: string;
}

export async function findAccount(
  ctx: Ctx,
  key: { account: string } | { id: PersonId },
): Promise<Account | undefined> {
  const condition = "id" in key ? sql`p.id = ${key.id}` : sql`p.account = ${key.account}`;
  const { rows } = await sql<AccountRow>`
    select p.*, o.corp_id, o.name as organisation_name
      from person p join organisation o on o.id = p.organisation_id
     where ${condition}
  `.execute(ctx.db);
  const row = rows[0];
  return (
    row && {
      id: row.id,
      unionId: row.union_id,
      account: row.account,
      name: row.name,
      locale: row.locale,
      organisation: { id: row.organisation_id, corpId: row.corp_id, name: row.organisation_name },
      roles: row.roles,
      passwordHash: row.password_hash,
      disabled: row.disabled_at !== null,
    }
  );
}

interface NewSession {
  tokenHash: Buffer;
  organisationId: OrganisationId;
  personId: PersonId;
}

/** Also clears the person's sessions that are over. */
export async function insertSession(ctx: Ctx, session: NewSession): Promise<void> {
  await sql`
    with over as (
      delete from session where person_id = ${session.personId}
         and (last_seen_at < behalf_now() - interval '12 hours' or created_at < behalf_now() - interval '7 days')
    )
    insert into session (token_hash, organisation_id, person_id)
    values (${session.tokenHash}, ${session.organisationId}, ${session.personId})
  `.execute(ctx.db);
}

interface LiveSession {
  id: PersonId;
  organisationId: OrganisationId;
  name: string;
  locale: Locale | null;
  roles: readonly string[];
}

/** A session ends after 12 h idle or 7 days. Its last use is noted once a minute at most, in the same statement. */
export async function useSession(ctx: Ctx, tokenHash: Buffer): Promise<LiveSession | undefined> {
  const { rows } = await sql<LiveSession>`
    with live as (
      select s.token_hash, p.id, p.organisation_id as "organisationId", p.name, p.locale, p.roles
        from session s join person p on p.id = s.person_id
       where s.token_hash = ${tokenHash} and p.disabled_at is null
         and s.last_seen_at > behalf_now() - interval '12 hours'
         and s.created_at > behalf_now() - interval '7 days'
    ), seen as (
      update session s set last_seen_at = behalf_now() from live
       where s.token_hash = live.token_hash and s.last_seen_at < behalf_now() - interval '1 minute'
    )
    select id, "organisationId", name, locale, roles from live
  `.execute(ctx.db);
  return rows[0];
}

/** Tells whoever holds a stream open for these people to look again. */
const tellGone = sql`select pg_notify('person', person_id) from (select distinct person_id from gone) ended`;

export async function deleteSession(ctx: Ctx, tokenHash: Buffer): Promise<void> {
  await sql`
    with gone as (delete from session where token_hash = ${tokenHash} returning person_id) ${tellGone}
  `.execute(ctx.db);
}

export async function deleteSessionsOf(
  ctx: Ctx,
  id: PersonId,
  except: Buffer = Buffer.alloc(0),
): Promise<void> {
  await sql`
    with gone as (delete from session where person_id = ${id} and token_hash <> ${except} returning person_id) ${tellGone}
  `.execute(ctx.db);
}
