import { sql } from "kysely";
import { barOfRun } from "../../assistants/index.ts";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { ApplicationId, AssistantId, PersonId, RunId } from "../../platform/ids.ts";

/** Runs that wait with a question about a skill of this application; uses run_one_open. */
export async function findWaitingFor(ctx: TenantCtx, applicationId: ApplicationId): Promise<RunId[]> {
  const { rows } = await sql<{ id: RunId }>`
    select r.id from run r
      join run_step s on s.organisation_id = r.organisation_id and s.run_id = r.id
                     and s.kind in ('consent', 'confirm') and s.status = 'running'
      left join skill_version v on v.organisation_id = r.organisation_id and v.assistant_id = r.assistant_id
                               and v.number = r.version and v.skill_id = s.skill_id
      left join skill k on k.organisation_id = r.organisation_id and k.id = s.skill_id and r.version is null
     where r.organisation_id = ${ctx.organisationId} and r.status = 'requires_action'
       and coalesce(v.application_id, k.application_id) = ${applicationId}
  `.execute(ctx.db);
  return rows.map(({ id }) => id);
}

/** Runs of this assistant, or of this person, that are not over and may not go on; uses run_one_open. */
export async function findBarred(
  ctx: TenantCtx,
  of: { assistantId: AssistantId } | { personId: PersonId },
): Promise<RunId[]> {
  const those =
    "personId" in of ? sql`r.person_id = ${of.personId}` : sql`r.assistant_id = ${of.assistantId}`;
  const { rows } = await sql<{ id: RunId }>`
    select r.id from run r join person p on p.organisation_id = r.organisation_id and p.id = r.person_id
     where r.organisation_id = ${ctx.organisationId} and ${those}
       and r.status in ('queued', 'in_progress', 'requires_action') and ${barOfRun({ run: "r", person: "p" })} is not null
  `.execute(ctx.db);
  return rows.map(({ id }) => id);
}
