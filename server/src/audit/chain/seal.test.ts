import { createHash } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { cloneDatabase, testCtx } from "../../../test/world/database.ts";
import { type Ctx, inTx, within } from "../../platform/ctx.ts";
import { openDatabase } from "../../platform/db/database.ts";
import { newId, type OrganisationId } from "../../platform/ids.ts";
import { by } from "../entry.ts";
import { record } from "../store.ts";
import { findLinks } from "./chain-store.ts";
import { Sealing } from "./seal.ts";
import { findRecorded } from "./seal-store.ts";
import { verifyAudit } from "./verify.ts";

const { ctx, url } = await testCtx();
let organisationId: OrganisationId;
beforeEach(() => {
  organisationId = newId("org");
});

const happens = (subject: string, at: Ctx = ctx) =>
  record(within(at, organisationId), { event: "run.started", actor: by.system, subject });

const subjects = async (to = organisationId) => (await linksOf(to)).map(({ event }) => event?.subject);
const linksOf = (to = organisationId) => findLinks(within(ctx, to), { after: 0, upTo: 1e9, most: 1e6 });

/** A transaction of somebody else's, which records when told to. */
async function givenTransaction() {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  await client.query("begin");
  return {
    records: (subject: string) =>
      client.query(
        "insert into audit_event (organisation_id, event, actor_kind, subject) values ($1, 'run.ended', 'system', $2)",
        [organisationId, subject],
      ),
    says: (statement: string) => client.query(statement),
    commits: () => client.query("commit"),
    rollsBack: () => client.query("rollback"),
  };
}

describe("what was recorded is sealed", () => {
  test("each organisation's events in a chain of their own, without a gap (T51)", async () => {
    const other = newId("org");
    await happens("one");
    await record(within(ctx, other), { event: "run.started", actor: by.system, subject: "theirs" });
    await happens("two");

    await new Sealing(ctx).look();

    expect(await subjects()).toEqual(["one", "two"]);
    expect(await subjects(other)).toEqual(["theirs"]);
    expect((await linksOf()).map(({ position }) => position)).toEqual([1, 2]);
  });

  test("its hash is what the documentation says, and the next one's follows from it (T51)", async () => {
    await happens("钥匙");
    await happens("two");
    await new Sealing(ctx).look();

    const [first, second] = await linksOf();
    const sized = (text: string) => `${Buffer.byteLength(text)}:${text}`;
    const bytes = (id = 0, at = "", subject = "") =>
      `${sized("behalf audit event 1")}${sized(organisationId)}${sized(String(id))}${sized(at)}${sized("run.started")}${sized("system")}-${sized(subject)}${sized("{}")}`;
    const sha = (previous: Buffer, text: string) =>
      createHash("sha256").update(previous).update(text).digest("hex");

    const hash = sha(Buffer.alloc(32), bytes(first?.id, first?.event?.at, "钥匙"));
    expect(first?.hash).toBe(hash);
    expect(second?.hash).toBe(sha(Buffer.from(hash, "hex"), bytes(second?.id, second?.event?.at, "two")));
  });

  test("in pages, by several nodes that take turns, each event once (T51)", async () => {
    const nodes = [new Sealing(ctx), new Sealing(ctx), new Sealing(ctx)];
    for (let round = 0; round < 6; round += 1) {
      for (let each = 0; each < 5; each += 1) await happens(`${round}.${each}`);
      await Promise.all(nodes.map((node) => node.look({ page: 2 })));
    }
    await Promise.all(nodes.map((node) => node.look({ page: 2 })));

    expect((await subjects()).toSorted()).toEqual(
      [0, 1, 2, 3, 4, 5].flatMap((round) => [0, 1, 2, 3, 4].map((each) => `${round}.${each}`)),
    );
    expect(await verifyAudit(within(ctx, organisationId))).toMatchObject({
      events: 30,
      sealed: 30,
      unsealed: 0,
      firstBad: undefined,
    });
  });

  test("while there is nothing new, a look is one statement", async () => {
    const statements: string[] = [];
    const own = openDatabase({
      url,
      log: ctx.log,
      connections: 1,
      onStatement: (text) => statements.push(text),
    });
    onTestFinished(() => own.close());
    const sealing = new Sealing({ ...ctx, db: own.db });
    await happens("one");
    await sealing.look();
    statements.length = 0;

    await sealing.look();

    expect(statements).toEqual([expect.stringContaining("max(id)")]);
  });
});

describe("what commits late is sealed late, and not missed", () => {
  test("a transaction whose id is lower than what is sealed already (T51)", async () => {
    const sealing = new Sealing(ctx);
    await sealing.look();
    const slow = await givenTransaction();
    await slow.records("early id");
    await happens("late id");
    await sealing.look();
    expect(await subjects()).toEqual(["late id"]);
    await happens("later");
    await sealing.look();

    await slow.commits();
    await sealing.look();

    expect(await subjects()).toEqual(["late id", "later", "early id"]);
    expect(await verifyAudit(within(ctx, organisationId))).toMatchObject({
      unsealed: 0,
      firstBad: undefined,
    });
  });

  test("also by a node that starts meanwhile, or knows nothing of it (T51)", async () => {
    const slow = await givenTransaction();
    await slow.records("early id");
    await happens("late id");
    await new Sealing(ctx).look();
    const starting = new Sealing(ctx);
    await starting.look();
    await slow.commits();
    const later = new Sealing(ctx);

    await later.look();
    await starting.look();

    expect(await subjects()).toEqual(["late id", "early id"]);
  });

  test("one that took its id between two looks, after others had begun (T51)", async () => {
    const sealing = new Sealing(ctx);
    const [first, second] = [await givenTransaction(), await givenTransaction()];
    await first.records("first");
    await happens("a");
    await sealing.look();
    await second.records("second");
    await happens("b");
    await sealing.look();
    await first.commits();
    await sealing.look();
    await happens("c");
    await sealing.look();
    await second.records("second again");
    await second.commits();

    await sealing.look();

    expect(await subjects()).toEqual(["a", "b", "first", "c", "second", "second again"]);
  });

  test("one that took back a part of it and goes on (T51)", async () => {
    const sealing = new Sealing(ctx);
    const slow = await givenTransaction();
    await slow.says("savepoint part");
    await slow.records("taken back");
    await slow.says("rollback to part");
    await happens("a");
    await sealing.look();
    await slow.records("kept");
    await happens("b");
    await sealing.look();
    await slow.commits();

    await sealing.look();

    expect(await subjects()).toEqual(["a", "b", "kept"]);
  });

  test("nothing is waited for that came to nothing, and what is decided is not looked through again", async () => {
    const sealing = new Sealing(ctx);
    await sealing.look();
    const { sealedTo: before } = await findRecorded(ctx);
    const slow = await givenTransaction();
    await slow.records("never");
    await happens("a");
    await sealing.look();
    expect((await findRecorded(ctx)).sealedTo).toBe(before);

    await slow.rollsBack();
    await sealing.look();

    const { newest, sealedTo } = await findRecorded(ctx);
    expect(sealedTo).toBe(newest);
    expect(await subjects()).toEqual(["a"]);
  });

  test("while hundreds of transactions overlap, each event is sealed once and none is passed over (T51)", async () => {
    const nodes = [new Sealing(ctx), new Sealing(ctx)];
    let isOver = false;
    const sealed = Promise.all(
      nodes.map(async (node) => {
        while (!isOver) await node.look({ page: 7 });
      }),
    );
    await Promise.all(
      Array.from({ length: 10 }, async (_, lane) => {
        for (let round = 0; round < 40; round += 1)
          await inTx(ctx, async (tx) => {
            await happens(`${lane}.${round}.1`, tx);
            await sql`select pg_sleep(${(((lane * 7 + round * 13) % 10) / 1000).toString()}::float)`.execute(
              tx.db,
            );
            if (round % 5 === 4) throw new Error("undone");
            await happens(`${lane}.${round}.2`, tx);
          }).catch(() => {});
      }),
    );
    isOver = true;
    await sealed;
    for (const node of nodes) await node.look();

    expect(await verifyAudit(within(ctx, organisationId))).toMatchObject({
      events: 640,
      sealed: 640,
      unsealed: 0,
      firstBad: undefined,
    });
    const { newest, sealedTo } = await findRecorded(ctx);
    expect(sealedTo).toBe(newest);
  });
});

test("a node whose memory is ahead of the database, which came back as an older one, seals what follows (T51)", async () => {
  const older = openDatabase({ url: await cloneDatabase(), log: ctx.log, connections: 2 });
  onTestFinished(() => older.close());
  await happens("one");
  await happens("two");
  let at = ctx.db;
  const moving = {
    ...ctx,
    get db() {
      return at;
    },
  };
  const sealing = new Sealing(moving);
  await sealing.look();

  at = older.db;
  await happens("after the failover", { ...ctx, db: older.db });
  await sealing.look();

  const { rows } = await sql<{ subject: string }>`
    select e.subject from audit_seal s join audit_event e on e.id = s.event_id`.execute(older.db);
  expect(rows).toEqual([{ subject: "after the failover" }]);
});
