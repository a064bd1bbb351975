import { sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import { exactTime } from "../platform/db/exact-time.ts";
import type { ApplicationId, PermissionRequestId, PersonId } from "../platform/ids.ts";
import { type Part, partOf } from "../platform/page.ts";
import type { PermissionRequest, RequestFilter } from "./application.ts";

/** An approval that a version wants to go beyond waits for an admin again, and holds for the rest. */
export const currentStatus = (permission: string) => sql<PermissionRequest["status"]>`
  case when cardinality(${sql.ref(`${permission}.asked_hosts`)}) > 0 then 'pending' else ${sql.ref(`${permission}.status`)} end`;

interface NewRequests {
  applicationId: ApplicationId;
  by: PersonId;
  reason: string;
  requests: { id: PermissionRequestId; code: string; status: "pending" | "approved" }[];
}

/** What is approved or pending stays as it is; what an admin rejected or withdrew is theirs to decide anew, under a new id. */
export async function upsertRequests(ctx: TenantCtx, input: NewRequests): Promise<void> {
  await sql`
    insert into application_permission (organisation_id, id, application_id, code, status, reason, requested_by,
                                        approved_at)
    select ${ctx.organisationId}, r.id, ${input.applicationId}, r.code, r.status, ${input.reason}, ${input.by},
           case r.status when 'approved' then behalf_now() end
      from jsonb_to_recordset(${JSON.stringify(input.requests)}::jsonb) as r (id text, code text, status text)
    on conflict (organisation_id, application_id, code) do update
       set id = excluded.id, status = 'pending', approved_at = null, reason = excluded.reason,
           requested_by = excluded.requested_by, requested_at = behalf_now(), decided_by = null, decided_at = null, note = ''
     where application_permission.status = 'rejected'
  `.execute(ctx.db);
}

interface RequestRow {
  id: PermissionRequestId;
  application: PermissionRequest["application"];
  code: string;
  status: PermissionRequest["status"];
  reason: string;
  note: string;
  by: PermissionRequest["by"];
  hosts: string[];
  asked_hosts: string[];
  requested_at: Date;
  time: string;
}

/** What an admin decides or decided: the sensitive ones, the latest first. */
export async function findRequests(ctx: TenantCtx, filter: RequestFilter): Promise<Part<PermissionRequest>> {
  const [time = null, last = null] = filter.cursor ?? [];
  const { rows } = await sql<RequestRow>`
    select ${exactTime("r.requested_at")} as time, r.id, r.code, ${currentStatus("r")} as status, r.reason, r.note,
           coalesce(r.hosts, '{}') as hosts, r.asked_hosts, r.requested_at,
           jsonb_build_object('id', a.id, 'name', a.name, 'clientId', a.client_id) as application,
           jsonb_build_object('id', p.id, 'name', p.name) as by
      from application_permission r
      join application a on a.organisation_id = r.organisation_id and a.id = r.application_id
      join person p on p.organisation_id = r.organisation_id and p.id = r.requested_by
     where r.organisation_id = ${ctx.organisationId} and (${currentStatus("r")} = 'pending' or r.decided_at is not null)
       and (${filter.id ?? null}::text is null or r.id = ${filter.id ?? null})
       and (${filter.status ?? null}::text is null or ${currentStatus("r")} = ${filter.status ?? null})
       and (${time}::text is null or (r.requested_at, r.id) < (${time}::timestamptz, ${last}))
     order by r.requested_at desc, r.id desc limit ${filter.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, filter, {
    to: ({ time, requested_at, asked_hosts, ...row }) => ({
      ...row,
      newHosts: asked_hosts,
      at: requested_at,
    }),
    key: ({ time, id }) => [time, id],
  });
}

interface Decision {
  id: PermissionRequestId;
  by: PersonId;
  status: "approved" | "rejected";
  /** Of a permission that was not approved yet: where its skills are now; `null`: there is none. */
  hosts: string[] | null;
  note: string;
}

/**
 * Of two decisions the first counts; `false` for the second. About destinations beyond an approval it is one about them
 * alone: the approval stays, wider or as it was.
 */
export async function decideRequest(ctx: TenantCtx, decision: Decision): Promise<boolean> {
  const isApproved = decision.status === "approved";
  const { rows } = await sql`
    update application_permission
       set hosts = case when status = 'approved' and ${isApproved} then hosts || asked_hosts
                        when status = 'approved' then hosts else ${decision.hosts}::text[] end,
           approved_at = case when status = 'approved' then approved_at when ${isApproved} then behalf_now() end,
           asked_hosts = '{}',
           status = case when status = 'approved' then status else ${decision.status} end,
           note = ${decision.note}, decided_by = ${decision.by}, decided_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = ${decision.id}
       and (status = 'pending' or cardinality(asked_hosts) > 0)
    returning id
  `.execute(ctx.db);
  return rows.length > 0;
}

/** How many wait for an admin. */
export async function countPending(ctx: TenantCtx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from application_permission r
     where r.organisation_id = ${ctx.organisationId} and ${currentStatus("r")} = 'pending'
  `.execute(ctx.db);
  return rows[0]?.count ?? 0;
}
