import { sql } from "kysely";
import { expect, test } from "vitest";
import { testCtx } from "../../test/world/database.ts";
import { givenOrganisation } from "../../test/world/people.ts";
import { createAssistant } from "../assistants/index.ts";
import { within } from "../platform/ctx.ts";
import { newId, type OrganisationId, type RunId } from "../platform/ids.ts";
import type { AdvanceJob } from "./run.ts";
import { resumeRuns, runJobs } from "./work.ts";
import { loneWorker } from "./worker.fixture.ts";
import type { Worker } from "./worker.ts";

const { ctx } = await testCtx({ queues: ["run.advance"] });

const nodeOf = (node: string): Worker =>
  loneWorker({ nextStep: async () => ({ kind: "answer", text: "done" }) }, node);

/** A run in this state, of the node that had it. */
async function givenRun(status: "queued" | "in_progress", node: string): Promise<RunId> {
  const organisation = await givenOrganisation(ctx);
  const caller = await organisation.person("builder");
  const { assistant } = await createAssistant(within(ctx, organisation.id), caller, {
    name: "A",
    description: "",
    planning: true,
  });
  const [conversationId, runId] = [newId("con"), newId("run")];
  await sql`
    with talk as (
      insert into conversation (id, organisation_id, assistant_id, person_id, draft)
      values (${conversationId}, ${organisation.id}, ${assistant.id}, ${caller.id}, true)
    )
    insert into run (id, organisation_id, conversation_id, assistant_id, person_id, status, node, request, locale)
    values (${runId}, ${organisation.id}, ${conversationId}, ${assistant.id}, ${caller.id}, ${status}, ${node}, 'hi', 'en')
  `.execute(ctx.db);
  return runId;
}

async function resumed(node: string, runId: RunId): Promise<AdvanceJob[]> {
  await resumeRuns(ctx, nodeOf(node));
  const { rows } = await sql<{ data: AdvanceJob }>`
    select data from pgboss.job where data ->> 'runId' = ${runId}
  `.execute(ctx.db);
  return rows.map(({ data }) => data);
}

async function organisationOf(runId: RunId): Promise<OrganisationId> {
  const { rows } = await sql<{ id: OrganisationId }>`
    select organisation_id as id from run where id = ${runId}
  `.execute(ctx.db);
  if (rows[0] === undefined) throw new Error("no such run");
  return rows[0].id;
}

async function statusAfter(job: AdvanceJob, node: string, jobId = "job"): Promise<string | undefined> {
  await runJobs(ctx, nodeOf(node))["run.advance"]?.(await organisationOf(job.runId), job as never, jobId);
  const { rows } = await sql<{ status: string }>`select status from run where id = ${job.runId}`.execute(
    ctx.db,
  );
  return rows[0]?.status;
}

test("after a restart a node goes on with what it had begun", async () => {
  const [job, ...others] = await resumed("one", await givenRun("in_progress", "one"));

  expect(others).toEqual([]);
  expect(job && (await statusAfter(job, "one"))).toBe("completed");
});

test("it leaves alone what another node has begun", async () => {
  expect(await resumed("one", await givenRun("in_progress", "two"))).toEqual([]);
});

test("what nobody had taken by then is taken up, unless somebody took it meanwhile", async () => {
  const [taken] = await resumed("one", await givenRun("queued", ""));
  await sql`update run set status = 'in_progress', node = 'two' where id = ${taken?.runId}`.execute(ctx.db);
  expect(taken && (await statusAfter(taken, "one"))).toBe("in_progress");

  const [free] = await resumed("one", await givenRun("queued", ""));
  expect(free && (await statusAfter(free, "one"))).toBe("completed");
});

test("a run under way is left alone by every job but the one that took it, given out again", async () => {
  const runId = await givenRun("in_progress", "two");
  await sql`update run set job = 'the one' where id = ${runId}`.execute(ctx.db);

  expect(await statusAfter({ runId }, "one", "another")).toBe("in_progress");
  expect(await statusAfter({ runId }, "one", "the one")).toBe("completed");
});

test("a run that has not moved for a minute is taken up; one that has is looked at again", async () => {
  const runId = await givenRun("in_progress", "two");
  await statusAfter({ runId }, "one");
  const watching = async () => {
    const { rows } = await sql<{ data: AdvanceJob; waits: number }>`
      select data, extract(epoch from start_after - created_on)::int as waits from pgboss.job
       where data ->> 'runId' = ${runId} order by created_on desc
    `.execute(ctx.db);
    return rows;
  };
  const [first] = await watching();
  expect(first).toMatchObject({ data: { runId, leftAt: 1 }, waits: 60 });

  await sql`update run set revision = 2 where id = ${runId}`.execute(ctx.db);
  expect(await statusAfter({ runId, leftAt: 1 }, "one")).toBe("in_progress");
  expect((await watching())[0]?.data).toMatchObject({ runId, leftAt: 2 });
  expect(await statusAfter({ runId, leftAt: 2 }, "one")).toBe("completed");
});

test("for a person who was disabled meanwhile nothing more is done", async () => {
  const runId = await givenRun("queued", "");
  await sql`update person set disabled_at = now() where id = (select person_id from run where id = ${runId})`.execute(
    ctx.db,
  );

  expect(await statusAfter({ runId }, "one")).toBe("failed");
});

test("a stop that comes between taking a run and planning it is heard: nothing is planned", async () => {
  const runId = await givenRun("queued", "");
  let asked = 0;
  const planner: Worker["planner"] = {
    nextStep: () => {
      asked += 1;
      return new Promise(() => {});
    },
  };
  const follow: Worker["changes"]["follow"] = (channel, _, onChange) => {
    if (channel === "run_stopped") queueMicrotask(() => onChange(""));
    return () => {};
  };

  await runJobs(ctx, { ...loneWorker(planner), changes: { follow } })["run.advance"]?.(
    await organisationOf(runId),
    { runId } as never,
    "job",
  );

  expect(asked).toBe(0);
});
