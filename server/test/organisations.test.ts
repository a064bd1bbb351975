import { sql } from "kysely";
import { loadModule } from "libpg-query";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../src/platform/db/database.ts";
import { createLog } from "../src/platform/log.ts";
import type { Crossing } from "../src/platform/organisation-check/judge.ts";
import { tenantColumn } from "../src/platform/organisation-check/names.ts";
import { readSchema } from "../src/platform/organisation-check/read-schema.ts";
import { statementFaults } from "./statements/faults.ts";
import { functionFaults } from "./statements/functions.ts";
import { keyFaults } from "./statements/keys.ts";
import { cloneDatabase } from "./world/database.ts";

const { db, close } = openDatabase({ url: await cloneDatabase(), log: createLog("silent"), connections: 1 });
beforeAll(() => loadModule());
afterAll(() => close());

describe("the schema keeps organisations apart", () => {
  test("each key of a tenant table begins with the organisation: primary, unique and foreign", async () => {
    const tables = [...(await readSchema(db)).values()].filter((columns) => columns.includes(tenantColumn));

    expect(tables.length).toBeGreaterThan(25);
    expect(await keyFaults(db)).toEqual([]);
  });

  test("a key that does not is found", async () => {
    await sql`
      create table note (
        id text primary key, organisation_id text not null, person_id text not null, of text not null,
        unique (organisation_id, person_id, id),
        foreign key (organisation_id, person_id) references person (organisation_id, id)
      )`.execute(db);
    await sql`create table page (organisation_id text, of text, note text references note (id))`.execute(db);
    await sql`create unique index note_of on note (lower(of))`.execute(db);

    expect(await keyFaults(db)).toEqual([
      "note: its index note_of does not begin with organisation_id",
      "note: its index note_pkey does not begin with organisation_id",
      "page has no primary key",
      "page: its foreign key page_note_fkey does not begin with organisation_id",
      "page: what its foreign key page_note_fkey refers to does not begin with organisation_id",
    ]);
    await sql`drop table page, note`.execute(db);
  });

  test("functions in it look at the organisation of an argument or of the row at hand alone", async () => {
    expect(await functionFaults(db)).toEqual([]);
    await sql`
      create function name_of(of_organisation text, of_person text) returns text stable language sql as
      'select name from person where organisation_id = of_organisation and id = of_person'`.execute(db);
    await sql`
      create function touch() returns trigger language plpgsql as $$
      declare found text := 'none';
      begin
        perform 1 from person where organisation_id = new.organisation_id and id = new.person_id;
        if new.id <> old.id then return new; end if;
        update run set answer = null where id = new.run_id;
        select name into found from person where id = found;
        return new;
      end $$`.execute(db);

    expect(await functionFaults(db)).toEqual([
      expect.stringContaining("touch(): run is written without its organisation: update run"),
      expect.stringContaining("touch(): person is read without its organisation: select name"),
    ]);
  });
});

describe("statements that the tests sent", () => {
  const sent = (text: string, verb = "findPerson") => ({ text, verb, file: "src/directory/store.ts" });
  const schema = new Map([["person", ["organisation_id", "id", "name"]]]);
  const faultsOf = (texts: readonly string[], crossings: readonly Crossing[] = []) =>
    statementFaults(
      texts.map((text) => sent(text)),
      { schema, crossings, list: "the list" },
    );
  const crossing = { file: "src/directory/store.ts", verb: "findPerson", tables: ["person"], why: "a test" };
  const unbound = "/* planned once */ select p.name\n from person p where p.id = $1";

  test("have no fault where they are bound to an organisation", () => {
    expect(faultsOf(["select name from person where organisation_id = $1", "begin"])).toEqual([]);
  });

  test("are named with their table, its alias, their file, function and first words, and the way out", () => {
    expect(faultsOf([unbound])).toEqual([
      [
        "src/directory/store.ts, findPerson: “select p.name from person p where p.id = $1”",
        "  person p is read without its organisation",
        "  → bind its organisation_id to ctx.organisationId, or join it with one that is bound; what has to cross organisations has a line with its reason in the list",
      ].join("\n"),
    ]);
  });

  test("may cross organisations where the list says so, and there alone", () => {
    expect(faultsOf([unbound], [crossing])).toEqual([]);
    expect(faultsOf([unbound], [{ ...crossing, verb: "listPeople" }])).toHaveLength(2);
  });

  test("keep the list short: a line that nothing needs is a fault", () => {
    expect(faultsOf(["select name from person where organisation_id = $1"], [crossing])).toEqual([
      "src/directory/store.ts, findPerson does not ask for person of all organisations any more: take it off the list in the list",
    ]);
  });
});
