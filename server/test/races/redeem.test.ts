import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAssistant } from "../world/building.ts";
import { cloneDatabase } from "../world/database.ts";
import { demoPerson } from "../world/demo.ts";
import { type Credentials, redeem, refresh, useToken } from "./attempts.ts";
import { raceAgainstMistake } from "./check-then-consume.ts";
import { issueCodes } from "./codes.ts";
import { type Ground, givenNodes } from "./ground.ts";
import { once, onceAmidNoise } from "./once.ts";
import { seeded } from "./random.ts";

// `npm run reliability -- --check once` does the same with 1,000 codes and three nodes.
const mostDelayMs = 20;
let ground: Ground;
let databaseUrl: string;
let other: Credentials;

beforeAll(async () => {
  databaseUrl = await cloneDatabase();
  ground = await givenNodes({ databaseUrl, nodes: 2, mostDelayMs, random: seeded(1) });
  other = await createAssistant(await demoPerson(ground.nodes[0].url, "builder"), { name: "Another" });
});

afterAll(() => ground?.close());

async function issueCode(): Promise<string> {
  const [code = ""] = await issueCodes(ground.db, 1);
  return code;
}

async function eventsOf(event: string): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select count(*) from audit_event where event = ${event}`.execute(ground.db);
  return rows[0]?.count ?? 0;
}

/** Keeps a redemption from committing: its rows are written, then it waits for a lock that we hold. */
async function holdRedemptions() {
  await sql`
    create or replace function wait_for_test() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock_shared(4); return null; end $$
  `.execute(ground.db);
  await sql`
    create or replace trigger waits_for_test after insert on token_family
      for each row execute function wait_for_test()
  `.execute(ground.db);
  const held = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const transaction = ground.db.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(4)`.execute(db);
    held.resolve();
    await released.promise;
  });
  await held.promise;
  return {
    /** Until so many statements wait for a lock. */
    async waiters(count: number): Promise<void> {
      for (;;) {
        const { rows } = await sql`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
        `.execute(ground.db);
        if (rows.length >= count) return;
        await sleep(10);
      }
    },
    async release(): Promise<void> {
      released.resolve();
      await transaction;
    },
  };
}

describe("a code", () => {
  test("is redeemed once, however many present it at once, and then what it got is dead (T01, T02)", async () => {
    const replaysBefore = await eventsOf("code.replayed");

    const { pass, numbers } = await once(ground, { codes: 100, times: 10, random: seeded(2) });

    expect(ground.complaints()).toEqual([]);
    expect(numbers).toEqual({
      ok: 100,
      refused: 900,
      faults: 0,
      unknown: 0,
      codesWithTwo: 0,
      codesWithNone: 0,
      replayedStillLiving: 0,
    });
    expect(pass).toBe(true);
    // One event a code, however often it came again.
    expect((await eventsOf("code.replayed")) - replaysBefore).toBe(100);
  });

  test("is redeemed twice by a server that checks first and consumes then, and this race sees it", async () => {
    const codes = await issueCodes(ground.db, 30);
    const random = seeded(3);

    const { pass, numbers } = await raceAgainstMistake({
      databaseUrl,
      client: ground.assistant,
      codes,
      mostDelayMs,
      random,
    });

    expect(pass).toBe(false);
    expect(numbers.codesWithTwo).toBeGreaterThan(0);
  });

  test("and its tokens outlive any noise without the right credentials", async () => {
    const { numbers } = await onceAmidNoise(ground, { codes: 60, times: 10, random: seeded(5), other });

    expect(numbers).toEqual({ honestOk: 60, noiseRefused: 540, faults: 0, tokensLiving: 60 });
  });

  test("is burnt by another client that knows its own secret, which learns nothing (T04)", async () => {
    const code = await issueCode();

    const foreign = await redeem(ground.nodes[0].url, other, code);
    const unknown = await redeem(ground.nodes[0].url, other, "never-issued");
    const own = await redeem(ground.nodes[0].url, ground.assistant, code);

    expect([foreign.status, own.status]).toEqual([400, 400]);
    expect({ ...foreign.body, requestid: "" }).toEqual({ ...unknown.body, requestid: "" });
  });

  test("replayed while its winner is still writing leaves the winner nothing (T03)", async () => {
    const [here, there] = ground.nodes;
    const code = await issueCode();
    const hold = await holdRedemptions();

    const winner = redeem(here.url, ground.assistant, code);
    await hold.waiters(1);
    const replay = redeem(there?.url ?? "", ground.assistant, code);
    await hold.waiters(2);
    await hold.release();

    const [won, lost] = await Promise.all([winner, replay]);
    expect([won.status, lost.status]).toEqual([200, 400]);
    const { accessToken = "", refreshToken = "" } = won.body;
    expect((await useToken(here.url, accessToken)).status).toBe(403);
    expect((await refresh(here.url, ground.assistant, refreshToken)).status).toBe(400);
  });
});
