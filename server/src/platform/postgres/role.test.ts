import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPostgres } from "./index.ts";
import { query, takeAway } from "./postgres.fixture.ts";

let dataDir: string;
let url: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "behalf-postgres-"));
  ({ url } = await startPostgres({ dataDir, progress: () => {} }));
});

afterAll(() => takeAway(dataDir));

test("the application is not a superuser and makes no roles", async () => {
  const [role] = await query(
    url,
    "select rolsuper, rolcreaterole, rolbypassrls, rolreplication from pg_roles where rolname = current_user",
  );

  expect(role).toEqual({ rolsuper: false, rolcreaterole: false, rolbypassrls: false, rolreplication: false });
  await expect(query(url, "copy (select 1) to program 'true'")).rejects.toThrow("permission denied");
});

test("a connection without the password is refused", async () => {
  const guess = new URL(url);
  guess.password = "guess";
  const superuser = new URL(url);
  superuser.username = "postgres";

  await expect(query(guess.href, "select 1")).rejects.toThrow("password authentication failed");
  await expect(query(superuser.href, "select 1")).rejects.toThrow("password authentication failed");
});

test("no network interface is listened on", async () => {
  expect(await query(url, "show listen_addresses")).toEqual([{ listen_addresses: "" }]);
});

test("a database can be cloned from a template", async () => {
  const template = new URL(url);
  template.pathname = "/template";
  const clone = new URL(url);
  clone.pathname = "/clone";
  await query(url, "create database template");
  await query(template.href, "create table note as select 'cloned' as text");

  await query(url, "create database clone template template");

  expect(await query(clone.href, "select text from note")).toEqual([{ text: "cloned" }]);
});

test("notifications arrive", async () => {
  const listener = new pg.Client({ connectionString: url });
  await listener.connect();
  const heard = new Promise((resolve) => listener.once("notification", ({ payload }) => resolve(payload)));
  await listener.query("listen news");

  await query(url, "notify news, 'hello'");

  expect(await heard).toBe("hello");
  await listener.end();
});

test("the job engine installs itself and delivers a job", async () => {
  const boss = new PgBoss({ connectionString: url });
  boss.on("error", () => {});
  await boss.start();
  await boss.createQueue("greetings");
  await boss.send("greetings", { text: "hello" });

  const [job] = await boss.fetch("greetings");

  expect(job?.data).toEqual({ text: "hello" });
  await boss.stop({ graceful: false });
});
