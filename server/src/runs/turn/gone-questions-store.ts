import { sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { AssistantId, RunId, SkillId, StepId } from "../../platform/ids.ts";

interface Waiting {
  runId: RunId;
  /** The question that it waits with, and the skill this is about. */
  stepId: StepId;
  skillId: SkillId;
}

/** The runs of this assistant that wait for a person; uses run_one_open. */
export async function findWaitingOf(ctx: TenantCtx, assistantId: AssistantId): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select r.id as "runId", s.id as "stepId", s.skill_id as "skillId"
      from run r join run_step s on s.organisation_id = r.organisation_id and s.run_id = r.id
     where r.organisation_id = ${ctx.organisationId} and r.assistant_id = ${assistantId}
       and r.status = 'requires_action' and s.kind in ('consent', 'confirm') and s.status = 'running'
  `.execute(ctx.db);
  return rows;
}
