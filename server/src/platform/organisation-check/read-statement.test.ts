import { loadModule } from "libpg-query";
import { beforeAll, describe, expect, test } from "vitest";
import type { Schema } from "./names.ts";
import { readStatement } from "./read-statement.ts";

const schema: Schema = new Map([
  ["organisation", ["id", "name"]],
  ["person", ["organisation_id", "id", "name", "account"]],
  ["run", ["organisation_id", "id", "person_id", "status", "at"]],
  ["message", ["organisation_id", "id", "run_id", "text"]],
  ["setting", ["name", "value"]],
]);

beforeAll(() => loadModule());

/** `person p is read`, for each that is not bound. */
const unboundIn = (text: string, mayCross: string[] = []) =>
  readStatement(text, { schema, mayCross }).unbound.map(
    ({ table, alias, is }) => `${table}${alias === table ? "" : ` ${alias}`} ${is}`,
  );

describe("bound", () => {
  test.each([
    // By value.
    "select name from person where organisation_id = $1 and id = $2",
    "select p.name from person p where $1 = p.organisation_id",
    "select name from person where organisation_id = 'org_1'",
    "select name from person where organisation_id = $1::text and (name = $2 or account = $2)",
    "select name from person where organisation_id = any($1::text[])",
    "select name from person where organisation_id in ($1, $2)",
    "select name from person where (organisation_id, id) = ($1, $2)",
    "select name from person where (organisation_id, id) in (($1, $2), ($3, $4))",
    "select * from public.person as who where who.organisation_id = $1 order by id limit 3 for update of who skip locked",
    // By join.
    "select from run r join person p on p.organisation_id = r.organisation_id and p.id = r.person_id where r.organisation_id = $1",
    "select from run r join person p on p.organisation_id = r.organisation_id where p.organisation_id = $1",
    "select from run r, person p, message m where m.organisation_id = p.organisation_id and p.organisation_id = r.organisation_id and r.organisation_id = $1",
    "select from run join person p using (organisation_id) where organisation_id = $1",
    "select from run natural join message where run.organisation_id = $1",
    "select from run r join organisation o on o.id = r.organisation_id where o.id = $1",
    "select from run r left join person p on p.organisation_id = r.organisation_id and p.id = r.person_id where r.organisation_id = $1",
    "select from run r left join person p on p.organisation_id = $1 where r.organisation_id = $1",
    "select from run r left join person p on p.id = r.person_id where r.organisation_id = $1 and p.organisation_id = $1",
    "select from person p right join run r on p.organisation_id = r.organisation_id where r.organisation_id = $1",
    "select from run r left join (person p join message m on m.organisation_id = p.organisation_id) on p.organisation_id = r.organisation_id where r.organisation_id = $1",
    "select from run r cross join lateral (select from message m where m.organisation_id = r.organisation_id order by id limit 1) m where r.organisation_id = $1",
    "select from run r where r.organisation_id = $1 and exists (select from message m where m.organisation_id = r.organisation_id)",
    "select from run r where r.organisation_id = $1 and not exists (select from message m where m.organisation_id = $1)",
    "select from run where (organisation_id, person_id) in (select organisation_id, id from person where organisation_id = $1)",
    "select from run where organisation_id = $1 and (organisation_id, person_id) in (select organisation_id, id from person)",
    "select from run where organisation_id = (select organisation_id from person where organisation_id = $1 and id = $2)",
    "select (select name from person p where p.organisation_id = r.organisation_id and p.id = r.person_id) from run r where r.organisation_id = $1",
    "select from run r where r.organisation_id = $1 and case when r.status = 'queued' then exists (select from message m where m.organisation_id = r.organisation_id) else true end",
    // By what another query says.
    "with live as (select organisation_id, id from run where organisation_id = $1) select from live join message m on m.organisation_id = live.organisation_id",
    "with live (o, i) as (select organisation_id, id from run where organisation_id = $1) select from message m, live where m.organisation_id = o",
    "with person as (select organisation_id as o from person where organisation_id = $1) select from person, run where run.organisation_id = person.o",
    "with moved as (update run set status = $3 where organisation_id = $1 and id = $2 returning *) insert into message select m.organisation_id, $4, m.id, $5 from moved m",
    "select from (select * from person) p where p.organisation_id = $1",
    "select from (select organisation_id, count(*) as runs from run group by organisation_id) counted where counted.organisation_id = $1",
    "select from (select organisation_id from run union all select organisation_id from message) either where organisation_id = $1",
    "select id from run where organisation_id = $1 union all select id from message where organisation_id = $1",
    "with recursive up as (select organisation_id, id from run where organisation_id = $1 union all select m.organisation_id, m.run_id from message m join up on up.organisation_id = m.organisation_id) select from up",
    "select from unnest($1::text[], $2::text[]) as asked (organisation_id, id) join run r on r.organisation_id = asked.organisation_id and r.id = asked.id",
    "select from jsonb_to_recordset($1::jsonb) as asked (organisation_id text, id text) join run r using (organisation_id, id)",
    "select from (values ($1, $2), ($3, $4)) as asked (o, i) join run r on (r.organisation_id, r.id) = (asked.o, asked.i)",
    // Changes.
    "insert into person (id, organisation_id) values ($1, $2), ($3, $4)",
    "insert into person values ($1, $2, $3, $4)",
    "insert into run (organisation_id, id) select p.organisation_id, $2 from person p where p.organisation_id = $1",
    "insert into person (organisation_id, id) values ($1, $2) on conflict do nothing",
    "insert into person as p (organisation_id, id, name) values ($1, $2, $3) on conflict (organisation_id, id) do update set name = excluded.name where p.name <> excluded.name returning p.id",
    "insert into run (organisation_id, id) values ($1, $2) returning (select name from person p where p.organisation_id = run.organisation_id)",
    "update run set status = $3 where organisation_id = $1 and id = $2",
    "update run r set status = p.name from person p where p.organisation_id = r.organisation_id and r.organisation_id = $1",
    "update run r set (status, at) = ($2, (select max(m.id) from message m where m.organisation_id = r.organisation_id)) where r.organisation_id = $1",
    "delete from message m using run r where r.organisation_id = m.organisation_id and r.organisation_id = $1",
    "delete from message where (organisation_id, id) in (select organisation_id, id from message where organisation_id = $1 limit 100 for update skip locked)",
    // No tenant's.
    "select value from setting where name = $1",
    "select 1",
    "begin",
    "select from pgboss.run",
  ])("%s", (text) => {
    expect(unboundIn(text)).toEqual([]);
  });
});

describe("not bound", () => {
  test.each([
    ["select name from person where id = $1", "person read"],
    ["select name from person p where p.id = $1", "person p read"],
    ["select name from person where organisation_id = $1 or true", "person read"],
    ["select name from person where organisation_id = $1 or name = $2", "person read"],
    ["select name from person where (organisation_id = $1) is not false", "person read"],
    ["select name from person where not (organisation_id = $1)", "person read"],
    ["select name from person where organisation_id = coalesce($1, organisation_id)", "person read"],
    ["select name from person where coalesce(organisation_id, $1) = $1", "person read"],
    ["select name from person where organisation_id = organisation_id", "person read"],
    ["select name from person where organisation_id <> $1", "person read"],
    ["select name from person where organisation_id > $1", "person read"],
    ["select name from person where organisation_id like $1", "person read"],
    ["select name from person where organisation_id is not distinct from $1 or $1 is null", "person read"],
    ["select name from person where organisation_id is not null", "person read"],
    ["select name from person where organisation_id = null", "person read"],
    ["select name from person where organisation_id <> all($1)", "person read"],
    ["select name from person where organisation_id not in ($1, $2)", "person read"],
    ["select name from person where (organisation_id, id) <> ($1, $2)", "person read"],
    ["select name from person where (organisation_id, id) in (($1, $2), (name, $3))", "person read"],
    ["select name from person where case when $1 then organisation_id = $2 else true end", "person read"],
    ["select $1 = organisation_id from person", "person read"],
    ["select from run r join person p on p.id = r.person_id where r.organisation_id = $1", "person p read"],
    ["select from run r join person p on p.organisation_id = r.organisation_id", "run r read, person p read"],
    ["select from run r join person p using (id) where p.organisation_id = $1", "run r read"],
    ["select from run r cross join person p where p.organisation_id = $1", "run r read"],
    [
      "select from run r left join person p on p.organisation_id = r.organisation_id and r.organisation_id = $1",
      "run r read, person p read",
    ],
    [
      "select from run r left join person p on p.organisation_id = $1 and p.organisation_id = r.organisation_id",
      "run r read",
    ],
    [
      "select from run r left join person p on p.organisation_id = $1 or p.organisation_id = r.organisation_id where r.organisation_id = $1",
      "person p read",
    ],
    [
      "select from run r full join person p on p.organisation_id = r.organisation_id where r.organisation_id = $1",
      "person p read",
    ],
    [
      "select from run r left join lateral (select from person p where p.organisation_id = $1 and p.organisation_id = r.organisation_id) p on true",
      "run r read",
    ],
    [
      "select from run r cross join lateral (select count(*) from person p where p.organisation_id = $1 and p.organisation_id = r.organisation_id) p",
      "run r read",
    ],
    [
      "select from run r where r.organisation_id = $1 and exists (select from message m where m.run_id = r.id)",
      "message m read",
    ],
    [
      "select from run r where r.organisation_id = $1 or exists (select from message m where m.organisation_id = $1)",
      "run r read",
    ],
    ["select (select r.organisation_id = $1) from run r", "run r read"],
    ["select from run where id in (select run_id from message where organisation_id = $1)", "run read"],
    [
      "select from run where (organisation_id, id) not in (select organisation_id, run_id from message where organisation_id = $1)",
      "run read",
    ],
    [
      "select from run where (organisation_id, id) in (select id, organisation_id from message where organisation_id = $1)",
      "run read",
    ],
    [
      "select from run where organisation_id = (select organisation_id from person where id = $1)",
      "run read, person read",
    ],
    [
      "select from run where organisation_id = $1 and organisation_id = (select organisation_id from person where id = $2)",
      "person read",
    ],
    ["select from run where organisation_id = $1 and exists (select from person)", "person read"],
    [
      "select name from person p where p.organisation_id = $1 union select name from person q",
      "person q read",
    ],
    ["select from (select * from person order by id limit 10) p where p.organisation_id = $1", "person read"],
    [
      "select from (select *, row_number() over (order by id) from person) p where p.organisation_id = $1",
      "person read",
    ],
    ["select from (select distinct on (id) * from person) p where p.organisation_id = $1", "person read"],
    [
      "with all_people as (select * from person) select from all_people where organisation_id = $1",
      "person read",
    ],
    ["with person as (select * from person) select from person where organisation_id = $1", "person read"],
    [
      "with live as (select id from run where organisation_id = $1) select from message m join live on m.run_id = live.id",
      "message m read",
    ],
    [
      "with live as (select organisation_id from run where organisation_id = $1) select from (select from message m join live on m.run_id = 'x') x, message where message.organisation_id = $1",
      "message m read",
    ],
    [
      "with recursive up as (select organisation_id, id from run where organisation_id = $1 union all select m.run_id, m.organisation_id from message m join up on up.id = m.run_id) select from up",
      "message m read, up read",
    ],
    ["select from unnest($1::text[]) as asked (id) join run r on r.id = asked.id", "run r read"],
    ["select from run r, unnest(r.status) as o where r.organisation_id = o", "run r read"],
    [
      "select from (values ($1), (current_user)) as asked (o) join run r on r.organisation_id = asked.o",
      "run r read",
    ],
    ["insert into person (id, name) values ($1, $2)", "person written"],
    ["insert into person (organisation_id, id) values ($1, $2), (default, $3)", "person written"],
    ["insert into person default values", "person written"],
    [
      "insert into person (id, organisation_id) select organisation_id, id from run where organisation_id = $1",
      "person written",
    ],
    ["insert into message (organisation_id, id) select $1, r.id from run r", "run r read"],
    [
      "insert into person (organisation_id, id) values ($1, $2) on conflict (account) do update set name = $3",
      "person changed on conflict",
    ],
    [
      "insert into person (organisation_id, id) values ($1, $2) on conflict (id) do update set name = $3 where person.organisation_id = $1",
      "person changed on conflict",
    ],
    ["update run set status = $2 where id = $1", "run written"],
    ["update run r set status = $2 from run x where x.organisation_id = $1 and x.id = r.id", "run r written"],
    ["update run set organisation_id = person_id where organisation_id = $1", "run written"],
    ["delete from message", "message written"],
    [
      "delete from message m using run r where r.organisation_id = $1 and r.id = m.run_id",
      "message m written",
    ],
    ["truncate message", "message named where this check does not look"],
    [
      "merge into run r using person p on p.organisation_id = r.organisation_id when matched then do nothing",
      "run r named where this check does not look, person p named where this check does not look",
    ],
    ["explain select from run where organisation_id = $1", "run named where this check does not look"],
  ])("%s: %s", (text, unbound) => {
    expect(unboundIn(text).join(", ")).toBe(unbound);
  });
});

test("what may cross organisations does so alone: what is joined to it has to be bound to it", () => {
  const joined = "update run r set status = $1 from message m where m.run_id = r.id";

  expect(unboundIn(joined, ["run"])).toEqual(["message m read"]);
  expect(unboundIn(`${joined} and m.organisation_id = r.organisation_id`, ["run"])).toEqual([]);
  expect(
    readStatement("select from run where organisation_id = $1", { schema, mayCross: ["run"] }).across,
  ).toEqual([]);
});

test("a statement that PostgreSQL would not read is not passed over", () => {
  expect(() => unboundIn("selekt from person")).toThrow("syntax error");
});
