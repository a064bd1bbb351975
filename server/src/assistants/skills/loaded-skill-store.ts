import { type RawBuilder, sql } from "kysely";
import { isApprovedFor, isAskedFor } from "../../applications/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { plannedOnce } from "../../platform/db/planned-client.ts";
import type { ApplicationId, AssistantId, SkillId } from "../../platform/ids.ts";
import {
  type KeyPlace,
  type Operation,
  type ReviewedShape,
  type SkillSpec,
  withKey,
} from "../../skill-files/index.ts";
import { isInUse } from "../use-store.ts";
import { skillDestination } from "./uses-store.ts";

/** How many of the files' examples are looked at for something to begin with. */
const maxExamples = 100;

/** A skill as a run uses it: of the published version it runs, or of the draft. */
export interface LoadedSkill {
  skillId: SkillId;
  title: string;
  host: string;
  operations: Operation[];
  shape: ReviewedShape;
  /** Sealed: what the platform proves itself with to the skill, of whichever version; `null` when nothing was given. */
  authentication: string | null;
  application: {
    id: ApplicationId;
    name: string;
    /** The organisation's own name: a developer cannot choose it. */
    provider: string;
    privacyUrl: string | null;
    approvedScopes: string[];
    /** What an admin has been asked for and not yet decided. */
    askedScopes: string[];
  };
}

interface LoadedRow {
  skill_id: SkillId;
  spec: SkillSpec;
  shape: ReviewedShape;
  authentication: string | null;
  key_place: KeyPlace | null;
  application: LoadedSkill["application"];
}

/** The rows of a version's skills, or of the draft's that do not rest. */
function skillsOf(
  { organisationId }: TenantCtx,
  { assistantId, version }: { assistantId: AssistantId; version: number | null },
) {
  return version === null
    ? sql`(select id as skill_id, * from skill
            where organisation_id = ${organisationId} and assistant_id = ${assistantId} and deleted_at is null and enabled)`
    : sql`(select * from skill_version
            where organisation_id = ${organisationId} and assistant_id = ${assistantId} and number = ${version})`;
}

/** What somebody says in a file's example, and of the operation that it is an example of what decides what is asked. */
export interface Example {
  input: string;
  operation: Pick<Operation, "method" | "scopes" | "confirm" | "summary">;
}

/** The files' examples; each operation's first one before any second one. */
export async function findExamples(
  ctx: TenantCtx,
  of: { assistantId: AssistantId; version: number | null },
): Promise<Example[]> {
  const { rows } = await sql<Example>`
    select e.value ->> 'input' as input,
           json_build_object('method', o.value -> 'method', 'scopes', o.value -> 'scopes',
                             'confirm', o.value -> 'confirm', 'summary', o.value -> 'summary') as operation
      from ${skillsOf(ctx, of)} k,
           json_array_elements(k.spec -> 'operations') with ordinality as o (value, place),
           json_array_elements(o.value -> 'examples') with ordinality as e (value, place)
     order by e.place, k.skill_id, o.place limit ${maxExamples}
  `.execute(ctx.db);
  return rows;
}

/** One statement. Nothing of an assistant that is out of use, nor of a disabled application. */
export async function loadSkills(
  ctx: TenantCtx,
  of: { assistantId: AssistantId; version: number | null },
): Promise<LoadedSkill[]> {
  const { rows } = await sql<LoadedRow>`
    ${plannedOnce}
    select k.skill_id, k.spec, k.shape, x.sealed as authentication,
           case when x.type in ('header', 'query', 'cookie')
                then jsonb_build_object('in', x.type, 'name', x.hint) end as key_place,
           jsonb_build_object(
             'id', a.id, 'name', a.name, 'provider', o.name, 'privacyUrl', coalesce(k.privacy_url, a.privacy_url),
             'approvedScopes', (select coalesce(jsonb_agg(p.code), '[]') from application_permission p
                                 where p.organisation_id = a.organisation_id and p.application_id = a.id
                                   and ${isApprovedFor("p", skillDestination("k"))}),
             'askedScopes', (select coalesce(jsonb_agg(p.code), '[]') from application_permission p
                              where p.organisation_id = a.organisation_id and p.application_id = a.id
                                and ${isAskedFor("p")})) as application
      from ${skillsOf(ctx, of)} k
      join application a on a.organisation_id = k.organisation_id and a.id = k.application_id and a.disabled_at is null
      join assistant t on t.organisation_id = k.organisation_id and t.id = k.assistant_id and ${isInUse("t")}
      join organisation o on o.id = k.organisation_id
      left join skill_authentication x on x.organisation_id = k.organisation_id and x.skill_id = k.skill_id
     order by k.skill_id
  `.execute(ctx.db);
  return rows.map(({ skill_id, spec, shape, authentication, key_place: place, application }) => {
    const { title, host } = spec;
    const operations =
      place === null ? spec.operations : spec.operations.map((operation) => withKey(operation, place));
    return { skillId: skill_id, title, host, operations, shape, authentication, application };
  });
}

/** For a statement that has a skill, of a draft or of a version, under this name. */
export const skillTitle = (skill: string): RawBuilder<string> =>
  sql`(${sql.ref(`${skill}.spec`)} ->> 'title')`;

/** The skill as it is published now. */
export async function findPublishedSkill(ctx: TenantCtx, id: SkillId): Promise<PublishedSkill | undefined> {
  const { rows } = await sql<PublishedSkill>`
    select v.application_id as "applicationId", v.spec ->> 'host' as host, v.spec -> 'operations' as operations
      from skill_version v join assistant a on a.organisation_id = v.organisation_id and a.id = v.assistant_id
                                           and a.published_version = v.number
     where v.organisation_id = ${ctx.organisationId} and v.skill_id = ${id} and a.deleted_at is null
  `.execute(ctx.db);
  return rows[0];
}

interface PublishedSkill {
  applicationId: ApplicationId;
  host: string;
  operations: Operation[];
}
