import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { ApplicationId, AssistantId, PersonId } from "../../platform/ids.ts";

/** One of an application's assistants. */
export interface ManagedAssistant {
  id: AssistantId;
  publishedVersion: number | null;
  /** Published, and not taken out of use: everybody in the organisation may talk to it. */
  isOpen: boolean;
}

/** A deleted one is not found, nor is another application's. */
export async function findManaged(
  ctx: TenantCtx,
  applicationId: ApplicationId,
  id: string,
): Promise<ManagedAssistant | undefined> {
  const { rows } = await sql<ManagedAssistant>`
    select a.id, a.published_version as "publishedVersion", ${isOpen} as "isOpen" from assistant a
     where a.organisation_id = ${ctx.organisationId} and a.id = ${id} and a.application_id = ${applicationId}
       and a.deleted_at is null
  `.execute(ctx.db);
  return rows[0];
}

const isOpen = sql`(a.published_version is not null and a.disabled_at is null)`;

/** All of an application's that are published. */
export async function findPublished(
  ctx: TenantCtx,
  applicationId: ApplicationId,
): Promise<{ id: AssistantId; version: number }[]> {
  const { rows } = await sql<{ id: AssistantId; version: number }>`
    select a.id, a.published_version as version from assistant a
     where a.organisation_id = ${ctx.organisationId} and a.application_id = ${applicationId}
       and a.deleted_at is null and a.published_version is not null
  `.execute(ctx.db);
  return rows;
}

export interface ListedAssistant {
  id: AssistantId;
  name: string;
  description: string;
  icon: string;
  creatorUnionId: string;
  createdAt: Date;
}

interface Listing {
  /** What this person made, as it is now; or what everybody may talk to, as it was published. */
  of: { madeBy: PersonId } | "everybody";
  name?: string | undefined;
  limit: number;
  offset: number;
}

/** In the order they were made. */
export async function listManaged(
  ctx: TenantCtx,
  applicationId: ApplicationId,
  { of, name = "", limit, offset }: Listing,
): Promise<{ items: ListedAssistant[]; total: number }> {
  const [which, words]: [RawBuilder<unknown>, string] =
    of === "everybody" ? [isOpen, "v"] : [sql`a.created_by = ${of.madeBy}`, "a"];
  const word = (column: string) => sql.ref(`${words}.${column}`);
  const { rows } = await sql<ListedAssistant & { total: number }>`
    select a.id, ${word("name")} as name, ${word("description")} as description, ${word("icon")} as icon,
           p.union_id as "creatorUnionId", a.created_at as "createdAt", count(*) over () as total
      from assistant a
      join person p on p.organisation_id = a.organisation_id and p.id = a.created_by
      left join assistant_version v on v.organisation_id = a.organisation_id and v.assistant_id = a.id
                                   and v.number = a.published_version
     where a.organisation_id = ${ctx.organisationId} and a.application_id = ${applicationId} and a.deleted_at is null
       and ${which} and strpos(lower(${word("name")}), lower(${name})) > 0
     order by a.created_at, a.id limit ${limit} offset ${offset}
  `.execute(ctx.db);
  return { items: rows, total: rows[0]?.total ?? 0 };
}

export interface LoggedRun {
  name: string;
  unionId: string;
  userId: PersonId;
  at: Date;
  /** A program asked, in the person's name. */
  isApi: boolean;
  actionNames: string;
  input: string;
  output: string;
  status: string;
}

interface LogFilter {
  from: Date;
  to: Date;
  limit: number;
  offset: number;
}

/** What an assistant was asked, the latest first. What was said is told of runs alone that this application began. */
export async function findRuns(
  ctx: TenantCtx,
  { applicationId, assistantId }: { applicationId: ApplicationId; assistantId: AssistantId },
  { from, to, limit, offset }: LogFilter,
): Promise<{ items: LoggedRun[]; total: number }> {
  const { rows } = await sql<LoggedRun & { total: number }>`
    select p.name, p.union_id as "unionId", p.id as "userId", r.created_at as at, r.through is not null as "isApi",
           (select coalesce(string_agg(s.summary, ', ' order by s.position), '') from run_step s
             where s.organisation_id = r.organisation_id and s.run_id = r.id and s.kind = 'call') as "actionNames",
           case when r.through = ${applicationId} then r.request else '' end as input,
           case when r.through = ${applicationId} then coalesce(r.answer, '') else '' end as output,
           r.status, count(*) over () as total
      from run r join person p on p.organisation_id = r.organisation_id and p.id = r.person_id
     where r.organisation_id = ${ctx.organisationId} and r.assistant_id = ${assistantId} and r.version is not null
       and r.created_at >= ${from} and r.created_at < ${to}
     order by r.created_at desc, r.id limit ${limit} offset ${offset}
  `.execute(ctx.db);
  return { items: rows, total: rows[0]?.total ?? 0 };
}

export async function findCorpId(ctx: TenantCtx): Promise<string> {
  const { rows } = await sql<{ corpId: string }>`
    select corp_id as "corpId" from organisation where id = ${ctx.organisationId}
  `.execute(ctx.db);
  return rows[0]?.corpId ?? "";
}

export async function findUnionId(ctx: TenantCtx, personId: PersonId): Promise<string> {
  const { rows } = await sql<{ unionId: string }>`
    select union_id as "unionId" from person where organisation_id = ${ctx.organisationId} and id = ${personId}
  `.execute(ctx.db);
  return rows[0]?.unionId ?? "";
}
