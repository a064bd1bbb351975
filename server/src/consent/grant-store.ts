import { type RawBuilder, sql } from "kysely";
import { skillTitle } from "../assistants/index.ts";
import { auditFrom } from "../audit/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { exactTime } from "../platform/db/exact-time.ts";
import {
  type ApplicationId,
  type ConversationId,
  type GrantId,
  newId,
  type PersonId,
  type SkillId,
} from "../platform/ids.ts";
import { type Page, type Part, partOf, type TimeKey } from "../platform/page.ts";
import type { ReviewedShape } from "../skill-files/index.ts";
import { toldFrom } from "../webhooks/index.ts";
import type { AllowedClient, AllowedSkill, Situation } from "./consent.ts";
import type { LiveScope } from "./coverage.ts";
import { type Duration, lifetimeSeconds } from "./durations.ts";
import type { Grant } from "./grant.ts";
import type { Shown } from "./shown.ts";

/** A permission row that is neither revoked nor over, whether it holds or rests. */
export const isKept = (alias: string): RawBuilder<boolean> =>
  sql`${sql.ref(`${alias}.revoked_at`)} is null and ${sql.ref(`${alias}.expires_at`)} > behalf_now()`;

/** A permission row that holds now; `alias` names grant_scope in the statement around it. */
export const isLive = (alias: string): RawBuilder<boolean> =>
  sql`${isKept(alias)} and ${sql.ref(`${alias}.rests_since`)} is null`;

interface LiveRow {
  id: LiveScope["id"];
  grant_id: GrantId;
  code: string;
  shape: ReviewedShape | null;
  duration: Duration;
  reader: string | null;
  apiVersion: number | null;
  rests: boolean;
}

/** What is allowed now, or rests, for a skill in a run or for an application itself: uses consent_grant_one_live and grant_scope_grant. */
export async function findLiveScopes(
  ctx: TenantCtx,
  key: Situation & { skillId: SkillId | null; applicationId: ApplicationId },
): Promise<LiveScope[]> {
  const ofSkill = key.skillId === null ? sql`g.skill_id is null` : sql`g.skill_id = ${key.skillId}`;
  const { rows } = await sql<LiveRow>`
    select s.id, s.grant_id, s.code, s.shape, s.duration, s.reader, s.api_version as "apiVersion",
           s.rests_since is not null as rests
      from consent_grant g join grant_scope s on s.organisation_id = g.organisation_id and s.grant_id = g.id
     where g.organisation_id = ${ctx.organisationId} and g.person_id = ${key.personId}
       and g.application_id = ${key.applicationId} and ${ofSkill}
       and g.revoked_at is null and ${isKept("s")}
       and (s.run_id is null or s.run_id = ${key.runId})
       and (s.conversation_id is null or s.conversation_id = ${key.conversationId})
  `.execute(ctx.db);
  return rows.map(({ grant_id: grantId, ...scope }) => ({ ...scope, grantId }));
}

/** Adds permissions to the person's live grant for this skill, or this application itself; makes the grant if there is none. */
export async function widenGrant(
  ctx: TenantCtx,
  asked: Situation & { reader?: string | undefined; shown: Shown },
  allowed: AllowedSkill | AllowedClient,
  duration: Duration,
): Promise<GrantId> {
  const scopes = allowed.scopes.map((code) => ({
    id: newId("gsc"),
    code,
    version: asked.shown[code] ?? null,
  }));
  const shape = allowed.shape === null ? null : JSON.stringify(allowed.shape);
  const { rows } = await sql<{ id: GrantId }>`
    with grown as (
      insert into consent_grant (organisation_id, id, person_id, application_id, skill_id)
      values (${ctx.organisationId}, ${newId("gra")}, ${asked.personId}, ${allowed.applicationId}, ${allowed.skillId})
      on conflict (organisation_id, person_id, application_id, skill_id) where revoked_at is null
      do update set organisation_id = excluded.organisation_id
      returning id, organisation_id
    ), added as (
      insert into grant_scope (organisation_id, id, grant_id, code, shape, duration, reader, api_version, run_id,
                               conversation_id, expires_at)
      select grown.organisation_id, scope.id, grown.id, scope.code, ${shape}::jsonb, ${duration},
             ${asked.reader ?? null}, scope.version, ${duration === "once" ? asked.runId : null},
             ${duration === "conversation" ? asked.conversationId : null},
             behalf_now() + make_interval(secs => ${lifetimeSeconds(duration)})
        from grown, jsonb_to_recordset(${JSON.stringify(scopes)}::jsonb) as scope (id text, code text, version int)
    )
    select id from grown
  `.execute(ctx.db);
  return (rows[0] as { id: GrantId }).id;
}

/** A conversation that goes on keeps what was allowed for it, another 24 hours; part of the statement that moves it on. */
export const keepConversationScopes = (
  { organisationId }: TenantCtx,
  conversationId: ConversationId,
): RawBuilder<unknown> => sql`
  update grant_scope s
     set expires_at = behalf_now() + make_interval(secs => ${lifetimeSeconds("conversation")})
   where s.organisation_id = ${organisationId} and s.conversation_id = ${conversationId} and ${isKept("s")}`;

interface GrantRow {
  id: GrantId;
  time: string;
  application_id: ApplicationId;
  application_name: string;
  provider: string;
  disabled: boolean;
  skill_id: SkillId | null;
  skill_title: string;
  last_used_at: Date | null;
  scopes: {
    code: string;
    duration: Duration;
    grantedAt: string;
    expiresAt: string;
    restsSince: string | null;
    apiVersion: number | null;
  }[];
}

/**
 * Grants that allow something now or of which something rests, the newest first; of a permission allowed twice, the one
 * that holds and lasts longest.
 */
export async function findGrants(
  ctx: TenantCtx,
  personId: PersonId,
  page: Page<TimeKey>,
): Promise<Part<Grant>> {
  const [time = null, last = null] = page.cursor ?? [];
  const { rows } = await sql<GrantRow>`
    select g.id, ${exactTime("g.created_at")} as time, g.application_id, a.name as application_name, o.name as provider,
           a.disabled_at is not null as disabled, g.skill_id,
           ${skillTitle("k")} as skill_title, g.last_used_at,
           (select jsonb_agg(jsonb_build_object('code', s.code, 'duration', s.duration,
                                                'grantedAt', s.granted_at, 'expiresAt', s.expires_at,
                                                'restsSince', s.rests_since, 'apiVersion', s.api_version)
                             order by s.code)
              from (select distinct on (code) * from grant_scope s
                     where s.organisation_id = g.organisation_id and s.grant_id = g.id and ${isKept("s")}
                     order by code, rests_since desc nulls first, expires_at desc) s) as scopes
      from consent_grant g
      join application a on a.organisation_id = g.organisation_id and a.id = g.application_id
      join organisation o on o.id = g.organisation_id
      left join skill k on k.organisation_id = g.organisation_id and k.id = g.skill_id
     where g.organisation_id = ${ctx.organisationId} and g.person_id = ${personId} and g.revoked_at is null
       and exists (select from grant_scope s
                    where s.organisation_id = g.organisation_id and s.grant_id = g.id and ${isKept("s")})
       and (${time}::text is null or (g.created_at, g.id) < (${time}::timestamptz, ${last}))
     order by g.created_at desc, g.id desc limit ${page.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, page, { to: toGrant, key: ({ time, id }) => [time, id] });
}

function toGrant(row: GrantRow): Grant {
  return {
    id: row.id,
    application: {
      id: row.application_id,
      name: row.application_name,
      provider: row.provider,
      disabled: row.disabled,
    },
    skill: row.skill_id === null ? null : { id: row.skill_id, title: row.skill_title },
    scopes: row.scopes.map(({ code, duration, grantedAt, expiresAt, restsSince, apiVersion }) => ({
      ...{ code, duration, grantedAt: new Date(grantedAt), expiresAt: new Date(expiresAt) },
      resting:
        restsSince === null || apiVersion === null
          ? null
          : { since: new Date(restsSince), number: apiVersion },
    })),
    lastUsedAt: row.last_used_at,
  };
}

/** How many rows there were to revoke, and how many webhooks are to be told. */
interface Revoked {
  revoked: number;
  told: number;
}

/** `ended` has rows of grant_scope, of grants of `key.by`. */
const grantsRevoked = (by: PersonId): RawBuilder<unknown> =>
  toldFrom(sql`
    select g.organisation_id, 'grant.revoked' as type, g.application_id, array_agg(distinct e.code) as codes,
           ${by}::text as person_id, null::text as cause,
           jsonb_build_object('grantId', g.id, 'applicationId', g.application_id) as data
      from ended e join consent_grant g on g.organisation_id = e.organisation_id and g.id = e.grant_id
     group by g.organisation_id, g.id`);

/** Ends one grant, or all of a person's, with every permission in it. */
export async function revokeGrants(
  ctx: TenantCtx,
  key: { by: PersonId; grantId?: GrantId },
): Promise<Revoked> {
  const only = key.grantId === undefined ? sql`true` : sql`id = ${key.grantId}`;
  const { rows } = await sql<Revoked>`
    with revoked as (
      update consent_grant set revoked_at = behalf_now()
       where organisation_id = ${ctx.organisationId} and person_id = ${key.by} and revoked_at is null and ${only}
      returning id, organisation_id, application_id, skill_id
    ), ended as (
      update grant_scope s set revoked_at = behalf_now() from revoked
       where s.organisation_id = revoked.organisation_id and s.grant_id = revoked.id and s.revoked_at is null
      returning s.organisation_id, s.grant_id, s.code
    ), told as (${grantsRevoked(key.by)}), recorded as (
      ${auditFrom(sql`
        select organisation_id, 'grant.revoked', 'person', ${key.by}::text, id,
               jsonb_build_object('applicationId', application_id, 'skillId', skill_id) from revoked`)}
    )
    select (select count(*) from revoked) as revoked, (select count(*) from told) as told
  `.execute(ctx.db);
  return rows[0] as Revoked;
}

/** Ends one permission of a grant, and with its last one the grant. */
export async function revokeScope(
  ctx: TenantCtx,
  key: { by: PersonId; grantId: GrantId; code: string },
): Promise<Revoked> {
  const { rows } = await sql<Revoked>`
    with ended as (
      update grant_scope s set revoked_at = behalf_now() from consent_grant g
       where g.organisation_id = ${ctx.organisationId} and g.id = ${key.grantId} and g.person_id = ${key.by}
         and s.organisation_id = g.organisation_id and s.grant_id = g.id and s.code = ${key.code} and s.revoked_at is null
      returning s.organisation_id, s.grant_id, s.code
    ), told as (${grantsRevoked(key.by)}), emptied as (
      update consent_grant g set revoked_at = behalf_now()
       where g.organisation_id = ${ctx.organisationId} and g.id = any(select grant_id from ended)
         and not exists (select from grant_scope s
                          where s.organisation_id = g.organisation_id and s.grant_id = g.id and s.code <> ${key.code}
                            and ${isKept("s")})
    ), recorded as (
      ${auditFrom(sql`
        select distinct organisation_id, 'grant.revoked', 'person', ${key.by}::text, ${key.grantId}::text,
               jsonb_build_object('code', ${key.code}::text) from ended`)}
    )
    select (select count(*) from ended) as revoked, (select count(*) from told) as told
  `.execute(ctx.db);
  return rows[0] as Revoked;
}

export async function isOwnGrant(ctx: TenantCtx, key: { by: PersonId; grantId: GrantId }): Promise<boolean> {
  const { rows } = await sql`
    select from consent_grant
     where organisation_id = ${ctx.organisationId} and id = ${key.grantId} and person_id = ${key.by}
  `.execute(ctx.db);
  return rows.length > 0;
}

/** Each person's live permissions for these skills, with the shape they accepted. */
export async function findAcceptedShapes(ctx: TenantCtx, skillIds: readonly SkillId[]) {
  const { rows } = await sql<{ personId: PersonId; skillId: SkillId; shape: ReviewedShape }>`
    select distinct g.person_id as "personId", g.skill_id as "skillId", s.shape
      from consent_grant g join grant_scope s on s.organisation_id = g.organisation_id and s.grant_id = g.id
     where g.organisation_id = ${ctx.organisationId} and g.skill_id = any(${skillIds}) and g.revoked_at is null and ${isLive("s")}
  `.execute(ctx.db);
  return rows;
}
