import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { asApplication } from "../../src/platform/db/application-role.ts";
import { type Db, openDatabase } from "../../src/platform/db/database.ts";
import { createLog } from "../../src/platform/log.ts";
import { randomText } from "../../src/platform/secret.ts";
import { emptyDatabase } from "../world/database.ts";
import { demoPerson } from "../world/demo.ts";
import { type NodeProcess, startNode } from "../world/node-process.ts";
import { read } from "../world/session.ts";

const Verified = z.object({ ok: z.boolean(), events: z.number(), unsealed: z.number() });

let folder: string;
let databaseUrl: string;
const secretKey = randomText().reveal();

beforeAll(async () => {
  databaseUrl = await emptyDatabase();
  folder = await mkdtemp(join(tmpdir(), "behalf-audit-"));
  return () => rm(folder, { recursive: true, force: true });
});

async function node(name: string, args: string[] = []): Promise<NodeProcess> {
  const env = { DATABASE_URL: databaseUrl, SECRET_KEY: secretKey };
  const node = await startNode({ dataDir: join(folder, name), env, args });
  onTestFinished(() => node.end("SIGKILL"));
  return node;
}

function database(): Db {
  const { db, close } = openDatabase({
    url: asApplication(databaseUrl),
    log: createLog("silent"),
    connections: 2,
  });
  onTestFinished(close);
  return db;
}

const record = (db: Db, count: number) =>
  sql`insert into audit_event (organisation_id, event, actor_kind, subject)
      select id, 'run.started', 'system', 'event ' || i from organisation, generate_series(1, ${count}) i`.execute(
    db,
  );

const unsealed = async (db: Db) =>
  (
    await sql<{ count: number }>`
     select count(*) from audit_event e left join audit_seal s on s.event_id = e.id where s.event_id is null
   `.execute(db)
  ).rows[0]?.count;

test("a node seals within a second, and at SIGTERM what is there by then (T51)", async () => {
  const first = await node("first");
  const db = database();
  await expect.poll(() => unsealed(db)).toBe(0);
  const begun = performance.now();
  await record(db, 1);
  await expect.poll(() => unsealed(db), { interval: 20 }).toBe(0);
  expect(performance.now() - begun).toBeLessThan(1_000);

  first.pause();
  await record(db, 700);
  first.goOn();
  await first.end("SIGTERM");

  expect(await unsealed(db)).toBe(0);
});

test("whichever node is killed or hangs, the others seal, and the chain holds (T51)", async () => {
  const nodes = [
    await node("first"),
    await node("second", ["--no-demo"]),
    await node("third", ["--no-demo"]),
  ];
  const [first, second, third] = nodes;
  const db = database();
  const recording = Array.from({ length: 30 }, async (_, index) => {
    await new Promise((resolve) => setTimeout(resolve, index * 60));
    await record(db, 40);
  });
  await recording[10];
  await second?.end("SIGKILL");
  await recording[20];
  third?.pause();
  await Promise.all(recording);

  await expect.poll(() => unsealed(db)).toBe(0);
  const admin = await demoPerson(first?.url ?? "", "admin");
  await expect
    .poll(async () => read(await admin.send("GET", "/api/audit/verify"), 200, Verified))
    .toMatchObject({ ok: true, unsealed: 0 });
  third?.goOn();
});
