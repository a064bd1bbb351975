import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Db, openDatabase } from "../src/platform/db/database.ts";
import { createLog } from "../src/platform/log.ts";
import { prepareDatabase } from "../src/platform/prepare-database.ts";
import { refresh, useToken } from "./races/attempts.ts";
import { countsOf, type Dump, load, migrationHashes, parseDump } from "./upgrade/dump.ts";
import { RunReply } from "./world/contract.ts";
import { emptyDatabase, shiftClock } from "./world/database.ts";
import { answerOf, type Member, memberOf } from "./world/member.ts";
import { type NodeProcess, startNode } from "./world/node-process.ts";
import { read, request } from "./world/session.ts";

let dump: Dump;
let owner: Db;
let node: NodeProcess;
const closing: (() => Promise<unknown>)[] = [];

const Verified = z.object({ ok: z.boolean(), unsealed: z.number() });

/** The platform as the landing before left it, brought to today's schema, started at the moment it was left. */
beforeAll(async () => {
  dump = parseDump(await readFile(resolve(import.meta.dirname, "upgrade/dump.txt"), "utf8"));
  const url = await emptyDatabase();
  const log = createLog("silent");
  const database = openDatabase({ url, log, connections: 1 });
  closing.push(() => database.close());
  owner = database.db;
  await load(owner, dump);
  await prepareDatabase({ url, log });
  await shiftClock(owner, `${Math.round((Date.parse(dump.kept.madeAt) - Date.now()) / 1000)} seconds`);
  node = await startNode({
    dataDir: await givenSamples(dump.kept.client),
    env: { DATABASE_URL: url, SECRET_KEY: dump.kept.secretKey },
  });
  closing.unshift(() => node.end("SIGTERM"));
}, 60_000);

afterAll(async () => {
  for (const close of closing) await close();
});

/** A data folder with what the demo's skill keeps in it. */
async function givenSamples(client: object): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "behalf-upgraded-"));
  closing.push(() => rm(dataDir, { recursive: true, force: true }));
  await mkdir(join(dataDir, "samples"));
  await writeFile(join(dataDir, "samples", "show-my-phone.json"), JSON.stringify(client), { mode: 0o600 });
  return dataDir;
}

/** Somebody who never signed out. */
function personOf(account: string): Member {
  const { cookie, csrfToken } = dump.kept.sessions[account] ?? { cookie: "", csrfToken: "" };
  const own = { cookie, "x-csrf-token": csrfToken };
  return memberOf({ id: "", unionId: "", account, password: "" }, async () => ({
    url: node.url,
    cookie,
    csrfToken,
    send: (method, path, body, headers = {}) => request(node.url, method, path, body, { ...own, ...headers }),
    open: (path, headers = {}, signal) =>
      fetch(node.url + path, { headers: { cookie, ...headers }, ...(signal && { signal }) }),
  }));
}

test("a migration that has landed is never edited", () => {
  const edited =
    "a migration of the dump changed: add a new one instead (its own, not yet landed: renew the dump)";
  expect(migrationHashes(), edited).toMatchObject(dump.migrations);
});

test("no row is lost", async () => {
  const before = Object.entries(Object.groupBy(dump.rows, ({ table }) => table));
  const after = await countsOf(
    owner,
    before.map(([table]) => table),
  );

  expect(before.length).toBeGreaterThan(20);
  const lost = before.filter(([table, rows = []]) => (after[table] ?? 0) < rows.length);
  expect(lost.map(([table]) => table)).toEqual([]);
});

test("the audit is complete and in its order", async () => {
  const told = dump.rows.filter(({ table }) => table === "audit_event").map(({ row }) => JSON.parse(row));

  const { rows } = await sql<{ event: string }>`
    select event from audit_event where id = any(${told.map(({ id }) => id)}) order by id`.execute(owner);

  expect(told.length).toBeGreaterThan(20);
  expect(rows.map(({ event }) => event)).toEqual(
    told.toSorted((one, other) => one.id - other.id).map(({ event }) => event),
  );
  const page = await personOf("admin").send("GET", "/api/audit?limit=100");
  const { events } = read(page, 200, z.object({ events: z.array(z.object({ id: z.number() })) }));
  expect(events.map(({ id }) => id)).toEqual(expect.arrayContaining(told.map(({ id }) => id)));
});

test("what was recorded before there was a chain is sealed after the start, in its order (T51)", async () => {
  const verify = async () => read(await personOf("admin").send("GET", "/api/audit/verify"), 200, Verified);

  await expect.poll(verify).toMatchObject({ ok: true, unsealed: 0 });

  const told = dump.rows.filter(({ table }) => table === "audit_event").map(({ row }) => JSON.parse(row).id);
  const { rows } = await sql<{ id: number }>`
    select event_id as id from audit_seal where event_id = any(${told}) order by position`.execute(owner);
  expect(rows.map(({ id }) => id)).toEqual(told.toSorted((one, other) => one - other));
});

test("who was signed in still is, and what they allowed still stands", async () => {
  const member = personOf("member");

  expect((await member.send("GET", "/api/session")).status).toBe(200);
  expect((await member.grant()).scopes.map(({ code }) => code)).toEqual(
    expect.arrayContaining(["Contact.User.mobile"]),
  );
});

test("a token still reads the profile, and is refreshed", async () => {
  const { client, accessToken, refreshToken } = dump.kept;

  const used = await useToken(node.url, accessToken);
  const refreshed = await refresh(node.url, client, refreshToken);
  const usedAgain = await useToken(node.url, refreshed.body.accessToken ?? "");

  expect([used.status, refreshed.status, usedAgain.status]).toEqual([200, 200, 200]);
  expect(usedAgain.body).toMatchObject({ mobile: "13800000000" });
});

test("a run that waited goes on when its card is answered", async () => {
  const { runId, account, consentId } = dump.kept.waiting;
  const person = personOf(account);
  const waiting = await person.sees({ id: runId });
  expect(waiting).toMatchObject({
    status: "requires_action",
    requiredAction: { consent: { id: consentId } },
  });

  const run = await person.allows(waiting, { duration: "always" });

  expect(answerOf(run)).toContain("13900000000");
});

test("a run that was stopped stays so, and nothing of the start was complained about", async () => {
  const stopped = dump.rows
    .filter(({ table }) => table === "run")
    .map(({ row }) => JSON.parse(row))
    .find(({ status }) => status === "cancelled");

  const answer = await personOf("admin").send("GET", `/api/runs/${stopped?.id}`);

  expect(read(answer, 200, RunReply).run.status).toBe("cancelled");
  expect(node.output().match(/^.*"level":[4-6]0.*$/gm) ?? []).toEqual([]);
});
