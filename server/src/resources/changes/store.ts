import { sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { ApplicationId, CallId, ChangeId, RunId } from "../../platform/ids.ts";
import type { Change } from "./change.ts";

interface NewChange extends Change {
  id: ChangeId;
  applicationId: ApplicationId | null;
  runId: RunId | null;
  callId: CallId | null;
}

export async function insertChange(ctx: TenantCtx, change: NewChange): Promise<void> {
  await sql`
    insert into resource_change (organisation_id, id, person_id, application_id, run_id, call_id, kind, resource_id,
                                 action, title, before, version)
    values (${ctx.organisationId}, ${change.id}, ${change.owner}, ${change.applicationId}, ${change.runId},
            ${change.callId}, ${change.kind}, ${change.resourceId}, ${change.action}, ${change.title},
            ${change.before === null ? null : JSON.stringify(change.before)}, ${change.version})
  `.execute(ctx.db);
}
