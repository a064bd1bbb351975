import { type RawBuilder, sql } from "kysely";
import type { Ctx, TenantCtx } from "../platform/ctx.ts";
import type { OrganisationId, PersonId } from "../platform/ids.ts";
import { type Page, type Part, partOf } from "../platform/page.ts";
import type { Locale } from "./locale.ts";
import type { Member, MemberChange, MemberFilter, NewMember, Role } from "./member.ts";
import type { Organisation } from "./organisation.ts";
import type { Colleague, NamedPerson } from "./person.ts";

export async function insertOrganisation(ctx: TenantCtx, { corpId, name }: Organisation): Promise<void> {
  await sql`
    insert into organisation (id, corp_id, name) values (${ctx.organisationId}, ${corpId}, ${name})
  `.execute(ctx.db);
}

/** Of those that are called so, or of all, the first two. */
export async function findOrganisations(ctx: Ctx, called: string | undefined): Promise<OrganisationId[]> {
  const { rows } = await sql<{ id: OrganisationId }>`
    select id from organisation
     where ${called ?? null}::text is null or corp_id = ${called ?? null} or lower(name) = lower(${called ?? null})
     limit 2
  `.execute(ctx.db);
  return rows.map(({ id }) => id);
}

export async function listOrganisations(ctx: Ctx): Promise<Organisation[]> {
  const { rows } = await sql<Organisation>`
    select id, corp_id as "corpId", name from organisation order by name, id
  `.execute(ctx.db);
  return rows;
}

export async function countOrganisations(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from organisation`.execute(ctx.db);
  return rows[0]?.count ?? 0;
}

export async function findOrganisation(ctx: TenantCtx): Promise<Organisation> {
  const { rows } = await sql<{ corp_id: string; name: string }>`
    select corp_id, name from organisation where id = ${ctx.organisationId}`.execute(ctx.db);
  const { corp_id: corpId, name } = rows[0] as { corp_id: string; name: string };
  return { id: ctx.organisationId, corpId, name };
}

/** Until the transaction ends nobody else makes an organisation. */
export async function lockOrganisations(ctx: Ctx): Promise<void> {
  await sql`lock table organisation in exclusive mode`.execute(ctx.db);
}

// People

/**
 * Whether anything may be done in the name of the person `p`: not for one who is disabled, nor for one who signs in with
 * a password that somebody else knows.
 */
export const mayBeActedFor = (person: string): RawBuilder<boolean> =>
  sql`(${sql.ref(`${person}.disabled_at`)} is null and ${sql.ref(`${person}.password_given_at`)} is null)`;

interface PersonRow {
  id: PersonId;
  organisation_id: OrganisationId;
  union_id: string;
  account: string;
  name: string;
  mobile: string | null;
  state_code: string | null;
  email: string | null;
  job_number: string | null;
  avatar_url: string | null;
  locale: Locale | null;
  roles: Role[];
  disabled_at: Date | null;
  created_at: Date;
}

function toMember(row: PersonRow): Member {
  return {
    id: row.id,
    unionId: row.union_id,
    account: row.account,
    name: row.name,
    mobile: row.mobile,
    email: row.email,
    jobNumber: row.job_number,
    picture: row.avatar_url,
    locale: row.locale,
    roles: row.roles,
    disabled: row.disabled_at !== null,
    createdAt: row.created_at,
  };
}

function toColleague(row: PersonRow): Colleague {
  return {
    userId: row.id,
    unionId: row.union_id,
    name: row.name,
    jobNumber: row.job_number,
    email: row.email,
  };
}

/** In the order of their accounts; every word that is looked for stands in what is known of them. */
export async function findMembers(
  ctx: TenantCtx,
  { words = [], role, disabled, ...page }: MemberFilter & Page<readonly [account: string]>,
): Promise<Part<Member>> {
  const [account = ""] = page.cursor ?? [];
  const { rows } = await sql<PersonRow>`
    select p.* from person p
     where p.organisation_id = ${ctx.organisationId} and p.account > ${account}
       and (${role ?? null}::text is null or ${role ?? null} = any(p.roles))
       and (${disabled ?? null}::boolean is null or (p.disabled_at is not null) = ${disabled ?? null})
       and not exists (
         select from unnest(${words.map((word) => word.toLowerCase())}::text[]) word
          where strpos(lower(concat_ws(E'\\n', p.name, p.account, p.mobile, p.email, p.job_number)), word) = 0)
     order by p.account limit ${page.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, page, { to: toMember, key: ({ account }) => [account] });
}

export async function findMember(ctx: TenantCtx, id: PersonId): Promise<Member | undefined> {
  const { rows } = await sql<PersonRow>`
    select * from person where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
  return rows[0] && toMember(rows[0]);
}

export async function countMembers(ctx: TenantCtx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from person where organisation_id = ${ctx.organisationId}`.execute(ctx.db);
  return rows[0]?.count ?? 0;
}

/** What people are called, disabled or not. */
export async function findPeopleNames(ctx: TenantCtx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where organisation_id = ${ctx.organisationId} and id = any(${ids}::text[])
  `.execute(ctx.db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

interface NewPerson extends NewMember {
  id: PersonId;
  unionId: string;
}

/** `undefined` when the account is taken. */
export async function insertMember(ctx: TenantCtx, person: NewPerson): Promise<Member | undefined> {
  const { rows } = await sql<PersonRow>`
    insert into person (organisation_id, id, union_id, account, name, mobile, state_code, email, job_number, locale,
                        roles)
    values (${ctx.organisationId}, ${person.id}, ${person.unionId}, ${person.account}, ${person.name},
            ${person.mobile ?? null}, ${person.mobile === undefined ? null : "86"}, ${person.email ?? null},
            ${person.jobNumber ?? null}, ${person.locale ?? null}, ${person.roles})
    on conflict (organisation_id, account) do nothing
    returning *
  `.execute(ctx.db);
  return rows[0] && toMember(rows[0]);
}

type PersonChange = MemberChange & { id: PersonId };

/** A disabled person stays, so that what they did keeps a name; each time a term ends, with all that was issued in it. */
export async function updateMember(ctx: TenantCtx, change: PersonChange): Promise<Member | undefined> {
  const { disabled = null } = change;
  const { rows } = await sql<PersonRow>`
    update person
       set name = coalesce(${change.name ?? null}, name),
           mobile = coalesce(${change.mobile ?? null}, mobile),
           state_code = case when ${change.mobile ?? null}::text is null then state_code else '86' end,
           email = coalesce(${change.email ?? null}, email),
           job_number = coalesce(${change.jobNumber ?? null}, job_number),
           locale = coalesce(${change.locale ?? null}, locale),
           roles = coalesce(${change.roles ?? null}::text[], roles),
           term = case when ${disabled}::boolean and disabled_at is null then term + 1 else term end,
           disabled_at = case ${disabled}::boolean when true then coalesce(disabled_at, behalf_now())
                                                   when false then null else disabled_at end
     where organisation_id = ${ctx.organisationId} and id = ${change.id}
    returning *
  `.execute(ctx.db);
  return rows[0] && toMember(rows[0]);
}

export async function setPasswordGiven(ctx: TenantCtx, id: PersonId, given: boolean): Promise<void> {
  await sql`
    update person set password_given_at = case when ${given}::boolean then behalf_now() end
     where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
}

/** Until the transaction ends nobody else changes who the admins of this organisation are. */
export async function lockAdmins(ctx: TenantCtx): Promise<void> {
  await sql`select from organisation where id = ${ctx.organisationId} for no key update`.execute(ctx.db);
}

export async function countAdmins(ctx: TenantCtx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from person
     where organisation_id = ${ctx.organisationId} and 'admin' = any(roles) and disabled_at is null
  `.execute(ctx.db);
  return rows[0]?.count ?? 0;
}

export async function findAdminNames(ctx: TenantCtx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from person
     where organisation_id = ${ctx.organisationId} and 'admin' = any(roles) and disabled_at is null
     order by name, id limit ${limit}
  `.execute(ctx.db);
  return rows.map(({ name }) => name);
}

/** Where the pictures are of those who have one. */
export async function findPictures(ctx: TenantCtx, ids: readonly PersonId[]): Promise<Map<PersonId, string>> {
  const { rows } = await sql<{ id: PersonId; url: string }>`
    select id, avatar_url as url from person
     where organisation_id = ${ctx.organisationId} and id = any(${ids}::text[]) and avatar_url is not null
  `.execute(ctx.db);
  return new Map(rows.map(({ id, url }) => [id, url]));
}

/** The active members with these union ids. */
export async function findPeopleByUnionId(
  ctx: TenantCtx,
  unionIds: readonly string[],
): Promise<Map<string, NamedPerson>> {
  const { rows } = await sql<NamedPerson>`
    select id, union_id as "unionId", name from person
     where organisation_id = ${ctx.organisationId} and union_id = any(${unionIds}::text[]) and disabled_at is null
  `.execute(ctx.db);
  return new Map(rows.map((person) => [person.unionId, person]));
}

/** Those who have the name before those whose name only contains it, and then none of the latter. */
export async function findColleagues(
  ctx: TenantCtx,
  search: { name: string; limit: number },
): Promise<Colleague[]> {
  const { rows } = await sql<PersonRow>`
    with found as (
      select p.*, lower(name) = lower(${search.name}) as exact
        from person p
       where organisation_id = ${ctx.organisationId} and disabled_at is null
         and (lower(name) = lower(${search.name})
              or (length(${search.name}) > 1 and strpos(lower(name), lower(${search.name})) > 0))
    )
    select * from found
     where exact or not exists (select from found where exact)
     order by name, job_number, id limit ${search.limit}
  `.execute(ctx.db);
  return rows.map(toColleague);
}
