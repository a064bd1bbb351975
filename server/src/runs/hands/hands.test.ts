import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { givenOrganisation } from "../../../test/world/people.ts";
import { createAssistant } from "../../assistants/index.ts";
import type { Planner } from "../../planner/index.ts";
import { inTx, within } from "../../platform/ctx.ts";
import { newId, type OrganisationId, type RunId } from "../../platform/ids.ts";
import { handsOf } from "../work.ts";
import { loneWorker } from "../worker.fixture.ts";
import type { Timing } from "./lease.ts";
import type { Room } from "./places.ts";

const { ctx, changes, later } = await testCtx();

/** Nothing happens by itself. */
const never: Timing = { heldMs: 15_000, heartbeatMs: 3_600_000, sweepMs: 3_600_000 };
const quick: Planner["nextStep"] = async () => ({ kind: "answer", text: "done" });

interface NodeGiven {
  nextStep?: Planner["nextStep"];
  timing?: Timing;
  room?: Room;
  name?: string;
}

/** A node that moves runs, until the test is over. */
async function givenNode({ nextStep = quick, timing = never, room, name = newId("nod") }: NodeGiven = {}) {
  const stopping = new AbortController();
  const worker = { ...loneWorker({ nextStep }, name), stopping: stopping.signal };
  const hands = handsOf(ctx, worker, { changes, timing, room });
  const stop = async () => {
    stopping.abort();
    await hands.empty(1_000);
  };
  onTestFinished(stop);
  await hands.giveBackEarlier();
  hands.start();
  return { hands, name, stop };
}

async function givenPlace() {
  const organisation = await givenOrganisation(ctx);
  const caller = await organisation.person("builder");
  const words = { name: "A", description: "", planning: true };
  const { assistant } = await createAssistant(within(ctx, organisation.id), caller, words);
  return { organisationId: organisation.id, personId: caller.id, assistantId: assistant.id };
}

type Place = Awaited<ReturnType<typeof givenPlace>>;

/** A run as somebody left it; left out, queued and nobody's. */
async function givenRun(
  { organisationId, personId, assistantId }: Place,
  left: { node?: string; heldSeconds?: number; ageSeconds?: number } = {},
): Promise<RunId> {
  const [conversationId, runId] = [newId("con"), newId("run")];
  const { node = null, heldSeconds = null, ageSeconds = 0 } = left;
  await sql`
    with talk as (
      insert into conversation (organisation_id, id, assistant_id, person_id, draft)
      values (${organisationId}, ${conversationId}, ${assistantId}, ${personId}, true)
    )
    insert into run (organisation_id, id, conversation_id, assistant_id, person_id, status, request, locale, node, lease,
                     held_until, created_at)
    values (${organisationId}, ${runId}, ${conversationId}, ${assistantId}, ${personId},
            ${node === null ? "queued" : "in_progress"}, 'hi', 'en', ${node},
            ${node === null ? null : "a lease"}, behalf_now() + make_interval(secs => ${heldSeconds}::float8),
            behalf_now() - make_interval(secs => ${ageSeconds}))
  `.execute(ctx.db);
  return runId;
}

interface Row {
  status: string;
  node: string | null;
  answer: string | null;
  revision: number;
  held: boolean;
}

async function rowOf(runId: RunId): Promise<Row> {
  const { rows } = await sql<Row>`
    select status, node, answer, revision, held_until is not null as held from run where id = ${runId}
  `.execute(ctx.db);
  if (rows[0] === undefined) throw new Error("no such run");
  return rows[0];
}

const until = (runId: RunId, status: string) =>
  expect.poll(async () => (await rowOf(runId)).status, { interval: 10, timeout: 5_000 }).toBe(status);

/** A planner that answers when it is told to, and knows how often it was asked. */
function slowPlanner() {
  const gate = Promise.withResolvers<void>();
  const asked: string[] = [];
  const nextStep: Planner["nextStep"] = async () => {
    asked.push("asked");
    await gate.promise;
    return { kind: "answer", text: "at last" };
  };
  return { nextStep, asked, answer: () => gate.resolve() };
}

/** The next look for what waits. */
const look = () => changes.tell(within(ctx, newId("org")), "run_waits", "any");

test("a node that starts goes on with what its last process had, held or not, and with nothing of others", async () => {
  const place = await givenPlace();
  const [own, others, free] = [
    await givenRun(place, { node: "one", heldSeconds: 15 }),
    await givenRun(place, { node: "two", heldSeconds: 15 }),
    await givenRun(place),
  ];

  await givenNode({ name: "one" });

  await until(own, "completed");
  await until(free, "completed");
  expect(await rowOf(others)).toMatchObject({ status: "in_progress", node: "two", revision: 1 });
});

test("what a node took before it began to look for more stays its own", async () => {
  const worker = loneWorker({ nextStep: quick });
  const hands = handsOf(ctx, worker, { changes, timing: never, room: undefined });
  await hands.giveBackEarlier();
  const place = await givenPlace();
  const [taken, free] = [
    await givenRun(place, { node: worker.node, heldSeconds: 15 }),
    await givenRun(place),
  ];

  hands.start();

  await until(free, "completed");
  expect(await rowOf(taken)).toMatchObject({ status: "in_progress", node: worker.node, revision: 1 });
  await hands.empty(1_000);
});

test("what a node left behind is taken up when it has not been heard of for long enough", async () => {
  const runId = await givenRun(await givenPlace(), { node: "gone", heldSeconds: 15 });
  await givenNode();
  await sleep(100);
  expect(await rowOf(runId)).toMatchObject({ status: "in_progress", node: "gone" });

  onTestFinished(() => later("0 seconds"));
  await later("16 seconds");
  look();

  await until(runId, "completed");
});

test("of several nodes that look at once each run is taken by one, and moved once", async () => {
  const place = await givenPlace();
  const runs = await Promise.all(Array.from({ length: 24 }, () => givenRun(place)));

  await Promise.all([givenNode(), givenNode(), givenNode()]);

  for (const runId of runs) await until(runId, "completed");
  const revisions = await Promise.all(runs.map(async (runId) => (await rowOf(runId)).revision));
  expect(new Set(revisions)).toEqual(new Set([3]));
});

test("a run is kept as long as its node is at work: no other takes it, and its revision stays", async () => {
  const timing = { heldMs: 400, heartbeatMs: 100, sweepMs: 50 };
  const planner = slowPlanner();
  const runId = await givenRun(await givenPlace());
  await givenNode({ nextStep: planner.nextStep, timing });
  await expect.poll(() => planner.asked).toHaveLength(1);
  await givenNode({ timing });

  await sleep(1_200);

  expect(await rowOf(runId)).toMatchObject({ status: "in_progress", revision: 2 });
  planner.answer();
  await until(runId, "completed");
  expect((await rowOf(runId)).answer).toBe("at last");
  expect(planner.asked).toHaveLength(1);
});

test("a worker that was not heard of for too long writes nothing any more, though nobody took the run", async () => {
  const planner = slowPlanner();
  const runId = await givenRun(await givenPlace());
  const { hands } = await givenNode({ nextStep: planner.nextStep, timing: { ...never, heldMs: 200 } });
  await expect.poll(() => planner.asked).toHaveLength(1);
  await sleep(250);

  planner.answer();
  await hands.empty(1_000);

  expect(await rowOf(runId)).toMatchObject({ status: "in_progress", revision: 2, answer: null });
  await givenNode();
  await until(runId, "completed");
  expect((await rowOf(runId)).answer).toBe("done");
});

test("when a run was taken over, its planner is told to stop within a heartbeat", async () => {
  const runId = await givenRun(await givenPlace());
  const signals: AbortSignal[] = [];
  const nextStep: Planner["nextStep"] = (_, { signal }) => {
    signals.push(signal);
    return new Promise(() => {});
  };
  await givenNode({ nextStep, timing: { heldMs: 15_000, heartbeatMs: 50, sweepMs: 3_600_000 } });
  await expect.poll(() => signals).toHaveLength(1);

  await sql`update run set lease = 'another', node = 'two' where id = ${runId}`.execute(ctx.db);

  await expect.poll(() => signals[0]?.aborted).toBe(true);
});

test("an organisation that has its share waits, and those behind it do not (T54)", async () => {
  const [many, few] = [await givenPlace(), await givenPlace()];
  const planner = slowPlanner();
  const [first, second, third, fourth] = [
    await givenRun(many, { ageSeconds: 40 }),
    await givenRun(many, { ageSeconds: 30 }),
    await givenRun(many, { ageSeconds: 20 }),
    await givenRun(few, { ageSeconds: 10 }),
  ];

  await givenNode({ nextStep: planner.nextStep, room: { total: 4, perOrganisation: 2 } });

  await expect.poll(() => planner.asked).toHaveLength(3);
  for (const runId of [first, second, fourth]) await until(runId, "in_progress");
  expect((await rowOf(third)).status).toBe("queued");
  // A place gets free, and nobody needs to look by the clock.
  planner.answer();
  await until(third, "completed");
});

test("a node takes no more than it has places for, the oldest first", async () => {
  const planner = slowPlanner();
  const place = await givenPlace();
  const [younger, older] = [
    await givenRun(place, { ageSeconds: 10 }),
    await givenRun(place, { ageSeconds: 20 }),
  ];

  await givenNode({ nextStep: planner.nextStep, room: { total: 1, perOrganisation: 1 } });

  await until(older, "in_progress");
  expect((await rowOf(younger)).status).toBe("queued");
  planner.answer();
  await until(younger, "completed");
});

test("a node that ends gives back what is being planned at once, and another goes on", async () => {
  const planner = slowPlanner();
  const runId = await givenRun(await givenPlace());
  const { stop } = await givenNode({ nextStep: planner.nextStep });
  await expect.poll(() => planner.asked).toHaveLength(1);

  await stop();
  expect(await rowOf(runId)).toMatchObject({ status: "queued", node: null, held: false });
  await givenNode();

  await until(runId, "completed");
});

test("what a node cannot bring to a stop in time is given back all the same", async () => {
  const runId = await givenRun(await givenPlace());
  const stuck = new AbortController();
  const worker = { ...loneWorker({ nextStep: () => new Promise(() => {}) }), stopping: stuck.signal };
  const hands = handsOf(ctx, worker, { changes, timing: never, room: undefined });
  hands.start();
  await until(runId, "in_progress");

  await hands.empty(50);

  expect(await rowOf(runId)).toMatchObject({ status: "in_progress", node: null, held: false });
  await sql`update run set status = 'cancelled' where id = ${runId}`.execute(ctx.db);
});

test("an answer waits for whoever holds the conversation, and holds nothing of theirs meanwhile", async () => {
  const planner = slowPlanner();
  const runId = await givenRun(await givenPlace());
  await givenNode({ nextStep: planner.nextStep });
  await expect.poll(() => planner.asked).toHaveLength(1);

  // As one who deletes the conversation does, before they stop its run.
  await inTx(ctx, async ({ db }) => {
    await sql`select from conversation where id = (select conversation_id from run where id = ${runId}) for update`.execute(
      db,
    );
    planner.answer();
    await sleep(200);
    await sql`select from run where id = ${runId} for update nowait`.execute(db);
  });

  await until(runId, "completed");
});

test.each([
  ["was disabled", sql`disabled_at = now()`],
  ["was given a password", sql`password_given_at = now()`],
])("for a person who %s meanwhile nothing more is done", async (_, change) => {
  const place = await givenPlace();
  const runId = await givenRun(place);
  await sql`update person set ${change} where id = ${place.personId}`.execute(ctx.db);

  await givenNode();

  await until(runId, "failed");
});

test("a stop that comes between taking a run and planning it is heard: nothing is planned", async () => {
  const planner = slowPlanner();
  const place = await givenPlace();
  await givenRun(place);
  const follow: typeof changes.follow = (channel, key, onChange) => {
    if (channel === "run_stopped") queueMicrotask(() => onChange(""));
    return changes.follow(channel, key, onChange);
  };
  const worker = loneWorker({ nextStep: planner.nextStep });
  const hands = handsOf(ctx, worker, { changes: { ...changes, follow }, timing: never, room: undefined });
  hands.start();
  await expect.poll(() => takenIn(place.organisationId)).toBe(1);

  await hands.empty(1_000);

  expect(planner.asked).toEqual([]);
});

async function takenIn(organisationId: OrganisationId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from run where organisation_id = ${organisationId} and revision = 2
  `.execute(ctx.db);
  return rows[0]?.count ?? 0;
}
