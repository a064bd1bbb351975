import pg from "pg";

/** How many rows years of use have left. */
export interface Years {
  organisations: number;
  grants: number;
  calls: number;
  events: number;
}

/**
 * Fills a database in which one person of one organisation has been answered once. A quarter of all rows is of that
 * organisation, and there everything is of its one application and skill; the others are copies of it. Made inside
 * PostgreSQL, in minutes. Every person has one grant, and one run for each fourth of the calls.
 */
export async function letYearsPass(database: string, years: Years): Promise<void> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    for (const statement of statements(years)) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** What a row of each copied table has of its own. */
const copied = [
  "person",
  "application",
  "application_permission",
  "assistant",
  "skill",
  "assistant_version",
  "skill_version",
];

function statements({ organisations, grants, calls, events }: Years): string[] {
  const runs = Math.ceil(calls / 4);
  const many = (count: number) => `generate_series(1, ${count}) i
    cross join lateral (select case when i % 4 = 0 then 0 else i % ${organisations} end as number) home
    join place on place.number = home.number cross join model`;
  const past = (count: number) => `behalf_now() - interval '3 years' + i * (interval '3 years' / ${count})`;
  return [
    `create temporary table place as
      select 0 as number, id from organisation
      union all select i, 'org_' || substr(md5('organisation ' || i), 1, 16) from generate_series(1, ${organisations - 1}) i`,
    "insert into organisation (id, corp_id, name) select id, 'ding' || id, 'Organisation ' || number from place where number > 0",
    ...copied.map(
      (table) => `insert into ${table}
        select (jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object('organisation_id', place.id))).*
          from ${table} t cross join place where place.number > 0`,
    ),
    `create temporary table model as
      select g.person_id, g.application_id, g.skill_id, c.assistant_id, c.operation_id, c.run
        from consent_grant g
       cross join (select r.assistant_id, s.operation_id, to_jsonb(r) as run from run r join skill_call s on s.run_id = r.id limit 1) c`,
    ...people(many, past, grants),
    ...runsOf(many, past, { grants, runs }),
    `insert into skill_call (organisation_id, id, run_id, skill_id, operation_id, grant_id, outcome, request, response, begin_at, rt)
      select place.id, 'cal_' || i, 'run_' || 1 + i % ${runs}, skill_id, operation_id, 'gra_' || 1 + i % ${grants}, 'answered',
             jsonb_build_object('method', 'GET', 'url', 'https://skill.example.com/phone?call=' || i, 'headers',
                                jsonb_build_object('idempotency-key', md5(i::text), 'accept', 'application/json'), 'body', null),
             jsonb_build_object('status', 200, 'headers', jsonb_build_object('content-type', 'application/json'),
                                'body', repeat(md5(i::text), 8)), ${past(calls)}, 30 + i % 400
        from ${many(calls)}`,
    `insert into audit_event (organisation_id, at, event, actor_kind, actor_id, subject, details)
      select place.id, ${past(events)},
             (array['skill.called', 'code.issued', 'code.redeemed', 'token.refreshed', 'run.started', 'run.ended'])[1 + i % 6],
             'person', 'usr_' || 1 + i % ${grants}, 'cal_' || 1 + i % ${calls},
             jsonb_build_object('personId', 'usr_' || 1 + i % ${grants}, 'runId', 'run_' || 1 + i % ${runs}, 'skillId', skill_id)
        from ${many(events)}`,
    "vacuum analyze",
  ];
}

type Many = (count: number) => string;

/** Each with a standing grant, what a skill got under it, and a session from long ago. */
function people(many: Many, past: Many, grants: number): string[] {
  const hash = (kind: string) => `sha256(convert_to('${kind} ' || i, 'UTF8'))`;
  const scopes = "array['gsc_' || i || '_0', 'gsc_' || i || '_1']";
  return [
    `insert into person (organisation_id, id, union_id, account, name, mobile, created_at)
      select place.id, 'usr_' || i, 'union' || i, 'account' || i, 'Person ' || i, '13800000000', ${past(grants)}
        from ${many(grants)}`,
    `insert into session (organisation_id, hash, person_id, created_at, last_seen_at)
      select place.id, ${hash("session")}, 'usr_' || i, ${past(grants)}, ${past(grants)} from ${many(grants)}`,
    `insert into consent_grant (organisation_id, id, person_id, application_id, skill_id, created_at, last_used_at)
      select place.id, 'gra_' || i, 'usr_' || i, application_id, skill_id, ${past(grants)}, behalf_now() from ${many(grants)}`,
    `insert into grant_scope (organisation_id, id, grant_id, code, shape, duration, granted_at, expires_at)
      select place.id, 'gsc_' || i || '_' || s.nth - 1, 'gra_' || i, s.code, s.shape, 'always', ${past(grants)},
             behalf_now() + interval '1 year'
        from ${many(grants)}
       cross join (select *, row_number() over (order by code) as nth from grant_scope) s`,
    `insert into token_family (organisation_id, id, application_id, person_id, grant_id, grant_scope_ids, draft,
                               refresh_hash, expires_at)
      select place.id, 'fam_' || i, application_id, 'usr_' || i, 'gra_' || i, ${scopes}, false, ${hash("refresh")},
             behalf_now() + interval '20 days'
        from ${many(grants)}`,
    `insert into access_token (organisation_id, hash, application_id, family_id, expires_at)
      select place.id, ${hash("access")}, application_id, 'fam_' || i, behalf_now() + interval '2 hours'
        from ${many(grants)} where i % 10 = 0`,
    `insert into oauth_code (organisation_id, hash, application_id, person_id, grant_id, grant_scope_ids, skill_id, draft,
                             run_id, call_id, operation_id, once, expires_at, spent_at, family_id)
      select place.id, ${hash("code")}, application_id, 'usr_' || i, 'gra_' || i, ${scopes}, skill_id, false,
             'run_' || i, 'cal_' || i, operation_id, false, ${past(grants)}, behalf_now(), 'fam_' || i
        from ${many(grants)}`,
  ];
}

/** A conversation for each person, in which they were answered now and then. */
function runsOf(many: Many, past: Many, { grants, runs }: { grants: number; runs: number }): string[] {
  return [
    `insert into conversation (organisation_id, id, assistant_id, person_id, title, created_at, updated_at)
      select place.id, 'cnv_' || i, assistant_id, 'usr_' || i, 'A conversation', ${past(grants)}, ${past(grants)}
        from ${many(grants)}`,
    `insert into run
      select (jsonb_populate_record(null::run, model.run || jsonb_build_object(
                'organisation_id', conversation.organisation_id, 'id', 'run_' || i, 'conversation_id', conversation.id,
                'person_id', conversation.person_id, 'created_at', ${past(runs)}, 'completed_at', ${past(runs)}))).*
        from generate_series(1, ${runs}) i cross join model
        join conversation on conversation.id = 'cnv_' || 1 + i % ${grants}`,
    `insert into message (organisation_id, id, conversation_id, role, text, run_id, at)
      select organisation_id, 'msg_' || role || substr(id, 5), conversation_id, role, 'What is my phone number?', id, created_at
        from run cross join unnest(array['user', 'assistant']) role where id ~ '^run_[0-9]+$'`,
    `insert into run_step (organisation_id, id, run_id, position, kind, status, summary, at)
      select organisation_id, 'stp_' || position || substr(id, 5), id, position, (array['plan', 'call', 'answer'])[position],
             'done', 'A step', created_at
        from run cross join generate_series(1, 3) position where id ~ '^run_[0-9]+$'`,
  ];
}
