import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import { exactTime } from "../../platform/db/exact-time.ts";
import type { ApplicationId, CallId, ChangeId, PersonId, RunId } from "../../platform/ids.ts";
import type { Page, Part, TimeKey } from "../../platform/page.ts";
import { partOf } from "../../platform/page.ts";
import type { Change, KeptChange, UndoableChange } from "./change.ts";

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

const isLate = sql`(c.at <= behalf_now() - interval '1 day')`;

/** What applications did to the events and to-dos of a person, each with whether it can be undone. */
const keptChanges = (ctx: TenantCtx, personId: PersonId): RawBuilder<unknown> => sql`
  select c.id, c.kind, c.resource_id as "resourceId", c.action, c.title, c.run_id as "runId", c.at, c.version,
         app.name as application,
         case when c.undone_at is not null then 'undone'
              when exists (select from resource_change later
                            where later.organisation_id = ${ctx.organisationId} and later.resource_id = c.resource_id
                              and later.version > c.version) then 'changed'
              when ${isLate} then 'late'
              else 'possible' end as undo
    from resource_change c
    join application app on app.organisation_id = ${ctx.organisationId} and app.id = c.application_id
   where c.organisation_id = ${ctx.organisationId} and c.person_id = ${personId}`;

interface KeptRow extends KeptChange {
  version: number;
  time: string;
}

const toKept = ({ version: _, time: __, ...change }: KeptRow): KeptChange => change;

/** The latest first. */
export async function findChanges(
  ctx: TenantCtx,
  {
    personId,
    runId = null,
    ...page
  }: { personId: PersonId; runId?: RunId | null | undefined } & Page<TimeKey>,
): Promise<Part<KeptChange>> {
  const [time = null, id = null] = page.cursor ?? [];
  const { rows } = await sql<KeptRow>`
    select kept.*, ${exactTime("kept.at")} as time from (${keptChanges(ctx, personId)}
       and (${runId}::text is null or c.run_id = ${runId})
       and (${time}::timestamptz is null or (c.at, c.id) < (${time}::timestamptz, ${id}))
     order by c.at desc, c.id desc limit ${page.limit + 1}) kept
  `.execute(ctx.db);
  return partOf(rows, page, { to: toKept, key: ({ time, id }) => [time, id] });
}

/** For each of these the last thing that an application did to it and that was not undone. */
export async function findLastChanges(
  ctx: TenantCtx,
  { personId, resourceIds }: { personId: PersonId; resourceIds: readonly string[] },
): Promise<Map<string, KeptChange>> {
  const { rows } = await sql<KeptRow>`
    select distinct on (kept."resourceId") kept.* from (${keptChanges(ctx, personId)}
       and c.resource_id = any(${resourceIds}::text[]) and c.undone_at is null) kept
     order by kept."resourceId", kept.version desc
  `.execute(ctx.db);
  return new Map(rows.map((row) => [row.resourceId, toKept(row)]));
}

/** Nobody else undoes it meanwhile. */
export async function holdChange(
  ctx: TenantCtx,
  { id, personId }: { id: ChangeId; personId: PersonId },
): Promise<UndoableChange | undefined> {
  const { rows } = await sql<UndoableChange>`
    select c.kind, c.resource_id as "resourceId", c.action, c.before, c.version, c.undone_at is not null as undone,
           ${isLate} as late
      from resource_change c
     where c.organisation_id = ${ctx.organisationId} and c.id = ${id} and c.person_id = ${personId} for update
  `.execute(ctx.db);
  return rows[0];
}

export async function markUndone(ctx: TenantCtx, id: ChangeId): Promise<void> {
  await sql`
    update resource_change set undone_at = behalf_now()
     where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
}

/** What was done to it last: right after it was done. */
export async function findLastChangeId(
  ctx: TenantCtx,
  { personId, resourceId }: { personId: PersonId; resourceId: string },
): Promise<ChangeId> {
  const { rows } = await sql<{ id: ChangeId }>`
    select id from resource_change
     where organisation_id = ${ctx.organisationId} and person_id = ${personId} and resource_id = ${resourceId}
     order by version desc limit 1
  `.execute(ctx.db);
  const [last] = rows;
  if (last === undefined) throw new Error(`nothing was ever done to ${resourceId}`);
  return last.id;
}
