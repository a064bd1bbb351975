import { sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import type {
  ApplicationId,
  ConsentId,
  ConversationId,
  GrantId,
  PersonId,
  RunId,
  SkillId,
} from "../platform/ids.ts";
import type { ReviewedShape } from "../skill-files/index.ts";
import type { Card } from "./card.ts";
import type { AllowedSkill, ConsentRequest, ConsentStatus, LockedRequest, Situation } from "./consent.ts";
import type { Duration } from "./durations.ts";

interface RequestRow {
  id: ConsentId;
  person_id: PersonId;
  run_id: RunId;
  skill_id: SkillId;
  card: Card;
  status: ConsentStatus;
  answered_scopes: string[] | null;
  duration: Duration | null;
  grant_id: GrantId | null;
  expires_at: Date;
}

function toRequest(row: RequestRow): ConsentRequest {
  return {
    id: row.id,
    personId: row.person_id,
    runId: row.run_id,
    skillId: row.skill_id,
    card: row.card,
    status: row.status,
    scopes: row.answered_scopes ?? [],
    duration: row.duration,
    grantId: row.grant_id,
    expiresAt: row.expires_at,
  };
}

interface NewRequest extends Situation {
  id: ConsentId;
  applicationId: ApplicationId;
  skillId: SkillId;
  shape: ReviewedShape;
  scopes: readonly string[];
  allSkills: AllowedSkill[];
  card: Card;
  ttlSeconds: number;
}

export async function insertRequest(ctx: TenantCtx, request: NewRequest): Promise<ConsentRequest> {
  const { rows } = await sql<RequestRow>`
    insert into consent_request (organisation_id, id, person_id, run_id, conversation_id, application_id, skill_id,
                                 shape, scopes, all_skills, card, expires_at)
    values (${ctx.organisationId}, ${request.id}, ${request.personId}, ${request.runId},
            ${request.conversationId}, ${request.applicationId}, ${request.skillId},
            ${JSON.stringify(request.shape)}, ${request.scopes}, ${JSON.stringify(request.allSkills)},
            ${JSON.stringify(request.card)}, behalf_now() + make_interval(secs => ${request.ttlSeconds}))
    returning *
  `.execute(ctx.db);
  return toRequest(rows[0] as RequestRow);
}

interface LockedRow extends RequestRow {
  conversation_id: ConversationId;
  application_id: ApplicationId;
  shape: ReviewedShape;
  scopes: string[];
  all_skills: AllowedSkill[];
  over: boolean;
}

/** Holds the request until the transaction ends, so that of two answers one waits and then finds it decided. */
export async function lockRequest(
  ctx: TenantCtx,
  key: { id: ConsentId; personId: PersonId },
): Promise<LockedRequest | undefined> {
  const { rows } = await sql<LockedRow>`
    select *, expires_at <= behalf_now() as over from consent_request
     where organisation_id = ${ctx.organisationId} and id = ${key.id} and person_id = ${key.personId} for update
  `.execute(ctx.db);
  const row = rows[0];
  return (
    row && {
      id: row.id,
      personId: row.person_id,
      runId: row.run_id,
      conversationId: row.conversation_id,
      applicationId: row.application_id,
      skillId: row.skill_id,
      shape: row.shape,
      scopes: row.scopes,
      allSkills: row.all_skills,
      reader: row.card.reader,
      shown: row.card.shown ?? {},
      status: row.status,
      over: row.over,
    }
  );
}

interface Settlement {
  id: ConsentId;
  status: "allow" | "deny";
  scopes: string[];
  duration: Duration | null;
  grantId: GrantId | null;
}

export async function settleRequest(ctx: TenantCtx, settlement: Settlement): Promise<ConsentRequest> {
  const { rows } = await sql<RequestRow>`
    update consent_request
       set status = ${settlement.status}, answered_scopes = ${settlement.scopes}, duration = ${settlement.duration},
           grant_id = ${settlement.grantId}, answered_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = ${settlement.id}
    returning *
  `.execute(ctx.db);
  return toRequest(rows[0] as RequestRow);
}

/** Only what is still open is closed; `expired` only when its time is over. */
export async function closeRequest(
  ctx: TenantCtx,
  { id, status }: { id: ConsentId; status: "expired" | "superseded" | "unavailable" },
): Promise<ConsentRequest | undefined> {
  const { rows } = await sql<RequestRow>`
    update consent_request set status = ${status}, answered_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = ${id} and status = 'pending'
       and (${status} <> 'expired' or expires_at <= behalf_now())
    returning *
  `.execute(ctx.db);
  return rows[0] && toRequest(rows[0]);
}
