import { sql } from "kysely";
import { expect, test } from "vitest";
import { cloneDatabase } from "../../../test/world/database.ts";
import { openDatabase } from "../../platform/db/database.ts";
import { createLog } from "../../platform/log.ts";
import { admin } from "./admin.ts";

const url = await cloneDatabase();
const env = { DATABASE_URL: url, SECRET_KEY: Buffer.alloc(32, 7).toString("base64") };

async function run(...args: string[]) {
  const lines: string[] = [];
  const code = await admin(args, (line) => lines.push(line), env);
  return { code, out: lines.join("\n") };
}

async function query<T>(statement: ReturnType<typeof sql<T>>): Promise<T[]> {
  const { db, close } = openDatabase({ url, log: createLog("silent"), connections: 1 });
  try {
    return (await statement.execute(db)).rows;
  } finally {
    await close();
  }
}

async function givenOrganisation(name: string) {
  const { code, out } = await run("add-organisation", name, "--account", "ada", "--person", "Ada", "--json");
  expect([code, out]).toEqual([0, expect.stringContaining(name)]);
  return JSON.parse(out) as { corpId: string; password: string };
}

test("another organisation has an admin who must change the password that was told", async () => {
  const { corpId, password } = await givenOrganisation("North");

  expect(password.length).toBeGreaterThan(20);
  expect((await run("list-organisations")).out).toContain(`name: North  corpId: ${corpId}`);
  const people = await query(sql`
    select p.account, p.roles, p.password_given_at is not null as given from person p
      join organisation o on o.id = p.organisation_id where o.name = 'North'`);
  expect(people).toEqual([
    { account: "ada", roles: ["member", "builder", "developer", "admin"], given: true },
  ]);
  const events = await query<{ event: string; actor: string }>(sql`
    select e.event, e.actor_kind as actor from audit_event e join organisation o on o.id = e.organisation_id
     where o.name = 'North' order by e.id`);
  expect(events.map(({ event, actor }) => `${event} ${actor}`)).toEqual([
    "organisation.created system",
    "member.added system",
  ]);
  expect(await run("add-organisation", "north", "--account", "x")).toEqual({
    code: 1,
    out: "There is “north” already.",
  });
});

test("a password is reset in the organisation that is named", async () => {
  await givenOrganisation("East");
  await givenOrganisation("West");
  const hashes = () =>
    query<{ name: string; hash: string }>(sql`
      select o.name, w.hash from password w join organisation o on o.id = w.organisation_id
       where o.name in ('East', 'West') order by o.name`);
  const before = await hashes();

  const { code, out } = await run("reset-password", "ada", "--organisation", "East", "--json");

  expect(code).toBe(0);
  const after = await hashes();
  expect(after.map(({ hash }, at) => hash === before[at]?.hash)).toEqual([false, true]);
  expect(JSON.stringify(after)).not.toContain(JSON.parse(out).password);
  expect(await run("reset-password", "ada")).toMatchObject({
    code: 1,
    out: expect.stringContaining("--organisation"),
  });
  expect(await run("reset-password", "bob", "--organisation", "East")).toMatchObject({ code: 1 });
  expect(await run("reset-password", "ada", "--organisation", "South")).toMatchObject({ code: 1 });
});

test("every secret of an API ends at once, whoever's it is", async () => {
  await givenOrganisation("Registry");
  await query(sql`
    insert into api (organisation_id, id, namespace, look, owner_id, draft, created_by)
    select o.id, 'api_expenses', 'Expense', 'expense', p.id,
           '{"name":{"zh":"报销","en":"Expenses"},"provider":{"zh":"财务","en":"Finance"},"baseUrl":"https://e.example","points":[]}', p.id
      from organisation o join person p on p.organisation_id = o.id where o.name = 'Registry'`);
  await query(sql`
    insert into api_secret (organisation_id, hash, api_id)
    select organisation_id, '\\x01'::bytea, id from api where id = 'api_expenses'`);
  expect((await run("list-apis")).out).toMatch(
    /organisation: Registry {2}id: api_expenses {2}namespace: Expense/,
  );

  expect(await run("end-api-secrets", "api_expenses")).toEqual({
    code: 0,
    out: "organisation: Registry  id: api_expenses  namespace: Expense",
  });

  expect(await query(sql`select expires_at <= now() as over from api_secret`)).toEqual([{ over: true }]);
  expect(await query(sql`select event from audit_event where event = 'api.secrets_ended'`)).toHaveLength(1);
  expect(await run("end-api-secrets", "api_none")).toMatchObject({
    code: 1,
    out: expect.stringContaining("list-apis"),
  });
});

test.each([
  [[], "Say what to do."],
  [["list-people"], "There is no “list-people”."],
  [["reset-password"], "Say which account"],
  [["add-organisation", "South"], "--account"],
  [["list-apis", "a", "b"], "one too many"],
  [["list-apis", "--force"], "--force"],
])("%j is off: %s", async (args, said) => {
  expect(await run(...args)).toEqual({ code: 2, out: expect.stringContaining(said) });
});

test("a database that is not there ends with 3, and without its password", async () => {
  const lines: string[] = [];
  const away = { ...env, DATABASE_URL: "postgres://behalf:topsecret@127.0.0.1:9/behalf" };
  expect(await admin(["list-apis"], (line) => lines.push(line), away)).toBe(3);
  expect(lines.join("\n")).not.toContain("topsecret");
});

test("--help says all of it", async () => {
  expect(await run("--help")).toEqual({ code: 0, out: expect.stringContaining("reset-password ACCOUNT") });
});
