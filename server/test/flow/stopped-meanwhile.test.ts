import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { answerOf } from "../world/member.ts";
import { callTo, done, scriptedPlanner } from "../world/scripted-planner.ts";
import { phone, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const planner = scriptedPlanner();
const world = await startWorld({ planner });

/** The planner thinks until `work` is done, and then plans this call; what it has read of skills by then is old. */
function plansAfter(work: () => Promise<unknown>, operationId: string): void {
  let planned = false;
  planner.does(async (input) => {
    if (planned) return done;
    planned = true;
    const call = callTo(operationId, input);
    await work();
    return { kind: "calls", calls: [call] };
  });
}

/** A draft conversation of somebody who may build it, who has allowed all of its skill. */
async function givenDraft() {
  const given = await givenAssistantWithSkill(world, { operations: [weather, phone] });
  const { builder, assistant, skill } = given;
  const conversation = await builder.startsConversation(assistant, { draft: true });
  plansAfter(async () => {}, "getMyPhone");
  await builder.allows(await builder.says(conversation, "my number"), { duration: "always" });
  expect(skill.requests()).toHaveLength(1);
  return { ...given, conversation };
}

/** At once and by nothing but the row: no job, and nobody is told. */
const meanwhile: [what: string, change: (given: Given) => Promise<unknown>][] = [
  [
    "its application is disabled",
    ({ assistant }) =>
      sql`update application set disabled_at = now() where id = ${assistant.applicationId}`.execute(
        world.ctx.db,
      ),
  ],
  [
    "its permission is withdrawn",
    ({ assistant }) =>
      sql`update application_permission set status = 'rejected' where application_id = ${assistant.applicationId}`.execute(
        world.ctx.db,
      ),
  ],
  [
    "its assistant is taken out of use",
    ({ assistant }) =>
      sql`update assistant set disabled_at = now() where id = ${assistant.id}`.execute(world.ctx.db),
  ],
  [
    "the person who talks to its draft builds it no more",
    ({ builder }) => sql`update person set roles = '{member}' where id = ${builder.id}`.execute(world.ctx.db),
  ],
];

describe.each(["getWeather", "getMyPhone"])("a planned call of %s", (operationId) => {
  test.each(meanwhile)("is not sent when %s meanwhile (T14)", async (what, change) => {
    const given = await givenDraft();
    const { builder, conversation, skill } = given;
    if (what === "its permission is withdrawn" && operationId === "getWeather") return;
    plansAfter(() => change(given), operationId);

    const run = await builder.says(conversation, "again");

    expect(["failed", "completed"]).toContain(run.status);
    expect(skill.requests()).toHaveLength(1);
  });

  test("is sent when nothing happens meanwhile", async () => {
    const { builder, conversation, skill } = await givenDraft();
    plansAfter(async () => {}, operationId);

    expect(answerOf(await builder.says(conversation, "again"))).toBe("done");
    expect(skill.requests()).toHaveLength(2);
  });
});
