import { type RawBuilder, sql } from "kysely";
import { barOfRun } from "../assistants/index.ts";
import { findCatalogue } from "../permissions/index.ts";
import { type Language, languageOf } from "../planner/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { plannedOnce } from "../platform/db/planned-client.ts";
import type { RunId } from "../platform/ids.ts";
import { keptModelOf } from "../policies/index.ts";
import type { Run, Turn } from "./run.ts";
import { questionAsked, type RunRow, runColumns, stepsInOrder, stepsOfRun, toRun, toSteps } from "./store.ts";

export type TurnRow = RunRow &
  Pick<Turn, "earlier" | "pending" | "person" | "bar" | "now" | "model"> & {
    put_off: number;
    earlier_runs: Pick<RunRow, "request" | "steps">[];
  };

/**
 * What a worker needs of the run `r` of the person `p` in the organisation `o`; `taken` finds the question `q` that it
 * takes up.
 */
export const turnColumns = (taken: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  ${runColumns}, r.put_off, behalf_now() as now,
  jsonb_build_object('userId', p.id, 'unionId', p.union_id, 'jobNum', coalesce(p.job_number, ''),
                     'corpId', o.corp_id, 'disabled', p.disabled_at is not null, 'passwordGiven', p.password_given_at is not null) as person,
  ${barOfRun({ run: "r", person: "p" })} as bar,
  ${keptModelOf("r")} as model,
  (select ${questionAsked} from open_question q where q.organisation_id = r.organisation_id and ${taken}) as pending,
  (select coalesce(jsonb_agg(jsonb_build_object('role', m.role, 'text', m.text, 'at', m.at, 'label',
            jsonb_build_object('writers', m.skills_heard || m.skills_read, 'privateOf', m.skills_read),
            'offered', ${offeredBy("m")})
                             order by m.at), '[]')
     from (select * from message e
            where e.organisation_id = r.organisation_id and e.conversation_id = r.conversation_id and e.run_id <> r.id
              and e.replaced_at is null and ${mayBeTold("e.run_id")}
            order by e.at desc limit 20) m) as earlier,
  (select coalesce(json_agg(json_build_object('request', e.request, 'steps', ${callsOf("e")}) order by e.created_at), '[]')
     from (select * from run b
            where b.organisation_id = r.organisation_id and b.conversation_id = r.conversation_id and b.id <> r.id
              and b.replaced_at is null and ${mayBeTold("b.id")}
            order by b.created_at desc limit 5) e) as earlier_runs`;

/** What a person talks about themselves is no affair of the program whose run `r` is: its answer would tell it. */
const mayBeTold = (runId: string): RawBuilder<unknown> => sql`
  (r.through is null or exists (select from run t
                                 where t.organisation_id = r.organisation_id and t.id = ${sql.ref(runId)}
                                   and t.through = r.through))`;

/** What the run `e` planned and what came of it; an answer as large as a book is of no use to what comes next. */
const callsOf = (e: string): RawBuilder<unknown> => sql`
  (select ${stepsInOrder} from run_step s
    where s.organisation_id = ${sql.ref(`${e}.organisation_id`)} and s.run_id = ${sql.ref(`${e}.id`)}
      and s.kind in ('plan', 'confirm', 'call') and octet_length(s.detail::text) < 100000)`;

/** What the answer `m` gave the person to say next: when they say it, its words are those of whoever offered them. */
const offeredBy = (m: string): RawBuilder<unknown> => sql`
  (select jsonb_build_object('texts', jsonb_path_query_array(s.detail::jsonb, '$.suggestions[*]')
                                        || jsonb_path_query_array(s.detail::jsonb, '$.choices[*].label'),
                             'by', s.detail -> 'offeredBy')
     from run_step s
    where s.organisation_id = ${sql.ref(`${m}.organisation_id`)} and s.run_id = ${sql.ref(`${m}.run_id`)}
      and s.kind = 'answer' and ${sql.ref(`${m}.role`)} = 'assistant' limit 1)`;

/** The run `r`, whoever it is for, and where. */
export const turnTables = (run: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  ${run} join person p on p.organisation_id = r.organisation_id and p.id = r.person_id
         join organisation o on o.id = r.organisation_id`;

export async function toTurn(ctx: TenantCtx, row: TurnRow, lease: string | null): Promise<Turn> {
  const { earlier, pending, person, bar, now, model, put_off: putOff } = row;
  const run = { ...toRun(row), lease };
  const earlierRuns = row.earlier_runs.map(({ request, steps }) => ({ request, steps: toSteps(steps) }));
  return {
    run,
    earlier,
    earlierRuns,
    pending,
    person,
    bar,
    language: languageIn(run, row),
    now,
    model,
    catalogue: await findCatalogue(ctx),
    putOff,
  };
}

/** As the planner finds it: a word by itself is in the language of what was said before it. */
function languageIn({ request, locale }: Run, { earlier }: Pick<Turn, "earlier">): Language {
  const asked = earlier.filter(({ role }) => role === "user");
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
  return rows[0] && toTurn(ctx, rows[0], lease);
}
