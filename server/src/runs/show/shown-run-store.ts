import { sql } from "kysely";
import type { ConfirmationOfRun } from "../../confirmations/index.ts";
import { isKept } from "../../consent/index.ts";
import { findCatalogue } from "../../permissions/index.ts";
import type { AskState } from "../../planner/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import { plannedOnce } from "../../platform/db/planned-client.ts";
import type { CallId, ConversationId, PersonId, RunId } from "../../platform/ids.ts";
import { questionAsked, type RunRow, runColumns, stepsOfRun, toRun } from "../store.ts";
import type { ConsentOfRun } from "./consent-view.ts";
import type { Standing } from "./used.ts";
import type { ShownRun } from "./view.ts";

interface ShownRow extends RunRow {
  consents: ConsentOfRun[];
  confirmations: ConfirmationOfRun[];
  asks: AskState | null;
  standings: Standing[];
  created_at: Date;
  completed_at: Date | null;
}

/**
 * What was for one run alone ends with it, what had its time ends by it, and what its API withdrew ends in the same
 * moment: none of that did the person take back.
 */
const revokedByPerson = sql`
  coalesce(g.revoked_at,
           case when s.duration <> 'once' and s.revoked_at < s.expires_at
                 and not exists (select from permission_point p
                                  where p.organisation_id = s.organisation_id and p.code = s.code
                                    and p.withdrawn_at = s.revoked_at) then s.revoked_at end)`;

/** A person's own run, or the latest of their conversation, as it is shown: one statement. */
export async function findShownRun(
  ctx: TenantCtx,
  key: { personId: PersonId } & ({ runId: RunId } | { conversationId: ConversationId }),
): Promise<ShownRun | undefined> {
  const which = "runId" in key ? sql`r.id = ${key.runId}` : sql`r.conversation_id = ${key.conversationId}`;
  const { rows } = await sql<ShownRow>`
    ${plannedOnce}
    select ${runColumns}, ${stepsOfRun} as steps, r.created_at, r.completed_at,
           (select ${questionAsked} from open_question q
             where q.organisation_id = r.organisation_id and q.run_id = r.id) as asks,
           (select coalesce(jsonb_agg(jsonb_build_object(
                     'id', q.id, 'card', q.card, 'status', q.status, 'scopes', q.answered_scopes,
                     'duration', q.duration, 'grantId', q.grant_id, 'expiresAt', q.expires_at,
                     'revokedAt', g.revoked_at)), '[]')
              from consent_request q
              left join consent_grant g on g.organisation_id = q.organisation_id and g.id = q.grant_id
             where q.organisation_id = r.organisation_id and q.run_id = r.id) as consents,
           (select coalesce(json_agg(json_build_object(
                     'id', c.id, 'card', c.card, 'status', c.status, 'arguments', c.arguments,
                     'expiresAt', c.expires_at)), '[]')
              from confirmation c where c.organisation_id = r.organisation_id and c.run_id = r.id) as confirmations,
           (select coalesce(jsonb_agg(jsonb_build_object('grantId', s.grant_id, 'code', s.code, 'live', s.live,
                                                         'revokedAt', s.revoked_at)), '[]')
              from (select s.grant_id, s.code, bool_or(${isKept("s")}) as live, max(${revokedByPerson}) as revoked_at
                      from grant_scope s
                      join consent_grant g on g.organisation_id = s.organisation_id and g.id = s.grant_id
                     where s.organisation_id = r.organisation_id
                       and s.grant_id in (select u.detail -> 'used' ->> 'grantId' from run_step u
                                           where u.organisation_id = r.organisation_id and u.run_id = r.id
                                             and u.kind = 'call')
                     group by s.grant_id, s.code) s) as standings
      from run r
     where r.organisation_id = ${ctx.organisationId} and ${which} and r.person_id = ${key.personId}
     order by r.created_at desc limit 1
  `.execute(ctx.db);
  const row = rows[0];
  if (row === undefined) return undefined;
  const { consents, confirmations, asks, standings, created_at: createdAt, completed_at: completedAt } = row;
  const catalogue = await findCatalogue(ctx);
  return { run: toRun(row), consents, confirmations, asks, standings, catalogue, createdAt, completedAt };
}

interface RunParties {
  personId: PersonId;
  builderId: PersonId;
  draft: boolean;
  /** The call that it waits for. */
  underWay: CallId | null;
}

/** Who may look at a run's calls: the person it answers, and the builders of its assistant. */
export async function findRunParties(ctx: TenantCtx, runId: RunId): Promise<RunParties | undefined> {
  const { rows } = await sql<RunParties>`
    select r.person_id as "personId", a.created_by as "builderId", r.version is null as draft,
           (select s.call_id from run_step s
             where s.organisation_id = r.organisation_id and s.run_id = r.id and s.kind = 'call'
               and s.status = 'running') as "underWay"
      from run r join assistant a on a.organisation_id = r.organisation_id and a.id = r.assistant_id
     where r.organisation_id = ${ctx.organisationId} and r.id = ${runId}
  `.execute(ctx.db);
  return rows[0];
}

/** How far a person's own run is; the one thing to ask when nothing was said of it for a while. */
export async function findRevision(
  ctx: TenantCtx,
  { runId, personId }: { runId: RunId; personId: PersonId },
): Promise<number | undefined> {
  const { rows } = await sql<{ revision: number }>`
    ${plannedOnce}
    select revision from run
     where organisation_id = ${ctx.organisationId} and id = ${runId} and person_id = ${personId}
  `.execute(ctx.db);
  return rows[0]?.revision;
}

/** In which of a person's conversations these runs are, as far as both are still theirs to see. */
export async function findConversationsOfRuns(
  ctx: TenantCtx,
  personId: PersonId,
  runIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; conversationId: string }>`
    select r.id, r.conversation_id as "conversationId"
      from run r
      join conversation c on c.organisation_id = r.organisation_id and c.id = r.conversation_id
     where r.organisation_id = ${ctx.organisationId} and r.id = any(${runIds}::text[]) and c.person_id = ${personId}
       and c.deleted_at is null
  `.execute(ctx.db);
  return new Map(rows.map(({ id, conversationId }) => [id, conversationId]));
}
