import { type RawBuilder, sql } from "kysely";
import { barOfRun } from "../assistants/index.ts";
import { type Language, languageOf } from "../planner/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { plannedOnce } from "../platform/db/planned-client.ts";
import type { RunId } from "../platform/ids.ts";
import type { Run, Turn } from "./run.ts";
import { questionAsked, type RunRow, runColumns, stepsOfRun, toRun } from "./store.ts";

export type TurnRow = RunRow &
  Pick<Turn, "earlier" | "pending" | "person" | "bar" | "now"> & { put_off: number };

/**
 * What a worker needs of the run `r` of the person `p` in the organisation `o`; `taken` finds the question `q` that it
 * takes up.
 */
export const turnColumns = (taken: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  ${runColumns}, r.put_off, behalf_now() as now,
  jsonb_build_object('userId', p.id, 'unionId', p.union_id, 'jobNum', coalesce(p.job_number, ''),
                     'corpId', o.corp_id, 'disabled', p.disabled_at is not null, 'passwordGiven', p.password_given_at is not null) as person,
  ${barOfRun({ run: "r", person: "p" })} as bar,
  (select ${questionAsked} from open_question q where q.organisation_id = r.organisation_id and ${taken}) as pending,
  (select coalesce(jsonb_agg(jsonb_build_object('role', m.role, 'text', m.text, 'label',
            jsonb_build_object('writers', m.skills_heard || m.skills_read, 'privateOf', m.skills_read))
                             order by m.at), '[]')
     from (select * from message e
            where e.organisation_id = r.organisation_id and e.conversation_id = r.conversation_id and e.run_id <> r.id
            order by e.at desc limit 20) m) as earlier`;

/** The run `r`, whoever it is for, and where. */
export const turnTables = (run: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  ${run} join person p on p.organisation_id = r.organisation_id and p.id = r.person_id
         join organisation o on o.id = r.organisation_id`;

export function toTurn(row: TurnRow, lease: string | null): Turn {
  const { earlier, pending, person, bar, now, put_off: putOff } = row;
  const run = { ...toRun(row), lease };
  return { run, earlier, pending, person, bar, language: languageIn(run, row), now, putOff };
}

/** As the planner finds it: a bare value is in the language of the question that it answers. */
function languageIn(
  { request, locale }: Run,
  { pending, earlier }: Pick<Turn, "pending" | "earlier">,
): Language {
  const asked = pending === null ? [] : earlier.filter(({ role }) => role === "user");
  return languageOf({ request, before: asked.map(({ text }) => text) }, locale);
}

/** A run that was taken with this lease, with all that is needed to go on. `undefined`: it was moved since. */
export async function findTurn(
  ctx: TenantCtx,
  { runId, lease }: { runId: RunId; lease: string },
): Promise<Turn | undefined> {
  const { rows } = await sql<TurnRow>`
    ${plannedOnce}
    select ${turnColumns(sql`q.taken_by = r.id`)}, ${stepsOfRun} as steps
      from ${turnTables(sql`run r`)}
     where r.organisation_id = ${ctx.organisationId} and r.id = ${runId} and r.lease = ${lease}
  `.execute(ctx.db);
  return rows[0] && toTurn(rows[0], lease);
}
