import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { z } from "zod";
import { givenAssistantWithSkill } from "../world/given.ts";
import type { Member } from "../world/member.ts";
import { officialClient } from "../world/official-client.ts";
import { read } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

const question = "我的手机号是多少？";
const called = {
  event: "skill.called",
  operation: "getMyPhone",
  summary: "查看我的手机号 / Show my phone number",
};
const readProfile = "GET /v1.0/contact/users/{unionId}";

const Activity = z.object({
  events: z.array(
    z.object({
      event: z.string(),
      operation: z.string().optional(),
      summary: z.string().optional(),
      api: z.string().optional(),
      runId: z.string().optional(),
      application: z.string(),
      outcome: z.string(),
    }),
  ),
});

async function activityOf(person: Member, grantId: string) {
  return read(await person.send("GET", `/api/grants/${grantId}/activity`), 200, Activity).events;
}

/** Uses are written a moment after they were answered. */
const written = () => sleep(900);

async function givenAllowed() {
  const given = await givenAssistantWithSkill(world);
  const run = await given.alice.allows(await given.alice.says(given.assistant, question), {
    duration: "always",
  });
  const { id } = await given.alice.grant();
  const token = given.skill.tokens()[0]?.accessToken;
  return { ...given, run, id, token };
}

test("what a skill reads in a call belongs to its run, and what it reads by itself later does not", async () => {
  const { alice, skill, run, id, token } = await givenAllowed();
  await written();
  await world.later("1 minute");
  await skill.client.profile(token);
  await written();

  const [later, ...inRun] = await activityOf(alice, id);

  expect(later).toMatchObject({ event: "api.called", api: readProfile, outcome: "answered" });
  expect(later?.runId).toBeUndefined();
  expect(later?.application).not.toBe("");
  expect(inRun).toMatchObject([
    { event: "api.called", api: readProfile, runId: run.id, outcome: "answered" },
    { ...called, runId: run.id, outcome: "answered" },
  ]);
});

test("what is refused after a revocation is seen too", async () => {
  const { alice, skill, id, token } = await givenAllowed();
  await alice.send("DELETE", `/api/grants/${id}`);
  await expect(skill.client.profile(token)).rejects.toThrow();
  await written();

  expect((await activityOf(alice, id))[0]).toMatchObject({
    event: "api.called",
    api: readProfile,
    outcome: "refused",
  });
});

test("a call that nobody hears of any more is told as of unknown outcome", async () => {
  const { alice, run, id } = await givenAllowed();
  await sql`update skill_call set outcome = 'sending', rt = null where run_id = ${run.id}`.execute(
    world.ctx.db,
  );
  const outcomes = async () =>
    (await activityOf(alice, id)).filter(({ operation }) => operation).map(({ outcome }) => outcome);
  expect(await outcomes()).toEqual(["sending"]);

  await world.later("1 minute");

  expect(await outcomes()).toEqual(["unknown"]);
});

test("nothing of it is lost when the node that was asked ends", async () => {
  const { alice, assistant, id, token } = await givenAllowed();
  await written();
  const known = await activityOf(alice, id);
  const node = await world.another();
  await officialClient(node.url, assistant).profile(token);

  await node.stop();

  expect(await activityOf(alice, id)).toHaveLength(known.length + 1);
});

test("a long history is read page by page, each event once", async () => {
  const { alice, skill, id, token } = await givenAllowed();
  for (let use = 0; use < 5; use += 1) await skill.client.profile(token);
  await written();
  const Page = Activity.extend({ next: z.string().nullable() });
  const whole = await activityOf(alice, id);

  const pages: unknown[] = [];
  let next: string | null = "";
  while (next !== null) {
    const query: string = next === "" ? "" : `&cursor=${encodeURIComponent(next)}`;
    const page = read(await alice.send("GET", `/api/grants/${id}/activity?limit=2${query}`), 200, Page);
    pages.push(...page.events);
    next = page.next;
  }

  expect(whole).toHaveLength(7);
  expect(pages).toEqual(whole);
});
