import { expect, test } from "vitest";
import { testCtx } from "../../test/world/database.ts";
import { within } from "../platform/ctx.ts";
import { newId } from "../platform/ids.ts";
import { addSkill, givenBuilding, open, skillFile } from "./builders.fixture.ts";
import { findAssistantForTalk } from "./index.ts";

const { ctx } = await testCtx();
const building = await givenBuilding(ctx);

const answers = (phrase: string, text: string) => rule([phrase], { kind: "answer", text });
const runs = (skillId: string, operationId = "getWeather") =>
  rule(["weather", "天气"], { kind: "run", skillId, operationId });
const rule = (when: unknown, then: object, more: object = {}) => ({ when, then, ...more });
const said = (rules: { when: unknown; then: unknown }[]) => rules.map(({ when, then }) => ({ when, then }));

test("rules are a part of the draft, and each gets an id that stays", async () => {
  const { builder, url, skill } = await building.assistant(open);

  const { status, body } = await builder("PATCH", url, {
    rules: [answers("leave", "Ask **HR**"), runs(skill.id)],
  });
  const kept = (await builder("GET", url)).body.assistant;
  const [leave] = kept.rules;
  const again = await builder("PATCH", url, { rules: [runs(skill.id), leave], name: "Climate" });

  expect(status).toBe(200);
  expect(body.assistant).toMatchObject({ mode: "plan", problems: [] });
  expect(kept.rules).toEqual(body.assistant.rules);
  expect(said(kept.rules)).toEqual([answers("leave", "Ask **HR**"), runs(skill.id)]);
  expect(leave.id).toMatch(/^rul_/);
  expect(again.body.assistant.rules[1]).toEqual(leave);
  expect((await builder("PATCH", url, { planning: false })).body.assistant.rules).toHaveLength(2);
  expect((await builder("PATCH", url, { rules: [] })).body.assistant.rules).toEqual([]);
});

const phrases = (count: number) => Array.from({ length: count }, (_, n) => `phrase ${n}`);
const answer = { kind: "answer", text: "Yes" };
const skillId = newId("skl");

test.each<[string, object, string]>([
  ["nine rules", { rules: phrases(9).map((phrase) => answers(phrase, "x")) }, "rules"],
  ["no phrase", { rules: [rule([], answer)] }, "rules.0.when"],
  ["eleven phrases", { rules: [rule(phrases(11), answer)] }, "rules.0.when"],
  ["an empty phrase", { rules: [rule(["x"], answer), rule(["x", "  "], answer)] }, "rules.1.when.1"],
  ["a phrase of 101 characters", { rules: [rule(["x".repeat(101)], answer)] }, "rules.0.when.0"],
  ["an answer of 4001 characters", { rules: [answers("x", "x".repeat(4001))] }, "rules.0.then.text"],
  ["an empty answer", { rules: [answers("x", " ")] }, "rules.0.then.text"],
  ["another deed", { rules: [rule(["x"], { kind: "call", skillId })] }, "rules.0.then.kind"],
  [
    "an operation without a skill",
    { rules: [rule(["x"], { kind: "run", operationId: "a" })] },
    "rules.0.then.skillId",
  ],
  ["two rules of one id", { rules: [1, 2].map(() => rule(["x"], answer, { id: "rul_1" })) }, "rules"],
  ["another mode", { mode: "guess" }, "mode"],
])("refused with its place: %s", async (_, change, path) => {
  const { builder, url } = await building.assistant();

  const { status, body } = await builder("PATCH", url, change);

  expect([status, body.error.code]).toEqual([400, "invalid_input"]);
  expect(body.error.details).toMatchObject([{ path: `body.${path}` }]);
  expect((await builder("GET", url)).body.assistant).toMatchObject({ rules: [], mode: "plan" });
});

test("a rule whose operation is not there is warned of, and keeps a version from being published", async () => {
  const { builder, url, skill } = await building.assistant(open);
  await builder("PATCH", url, { rules: [answers("leave", "Ask HR"), runs(skill.id, "getRain")] });

  const { problems } = (await builder("GET", url)).body.assistant;
  const refused = await builder("POST", `${url}/publish`);

  const found = { code: "rule_without_operation", path: "rules.1.then" };
  expect(problems).toMatchObject([{ ...found, severity: "warning" }]);
  expect(problems[0].message).toContain("getRain");
  expect([refused.status, refused.body.error.code]).toEqual([409, "publish_refused"]);
  expect(refused.body.error.details).toMatchObject([{ ...found, severity: "error" }]);
  await builder("PATCH", url, { rules: [runs(skill.id)] });
  expect((await builder("POST", `${url}/publish`)).status).toBe(201);
});

test("passing every message on takes one operation that the platform fills", async () => {
  const { builder, url } = await building.assistant(open);
  const passing = (await builder("PATCH", url, { mode: "pass_through" })).body.assistant;
  expect(passing).toMatchObject({ mode: "pass_through", problems: [] });

  const second = (await addSkill(builder, url, skillFile([]))).body.skill;
  const refused = await builder("POST", `${url}/publish`);
  expect([refused.status, refused.body.error.details[0].code]).toEqual([
    409,
    "pass_through_needs_one_operation",
  ]);

  await builder("DELETE", `${url}/skills/${second.id}`);
  const { status, body } = await builder("POST", `${url}/publish`);
  expect([status, body.version.changes.at(0)]).toEqual([201, "改为直通模式：每条消息都原样交给技能"]);
});

test("a rule that lost its operation between the look and the publication is looked at again", async () => {
  let interfere = async () => {};
  const slow = await givenBuilding({
    ...ctx,
    db: ctx.db.withPlugin({
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        // Once the draft's skills were read, somebody else saves a rule.
        if (result.rows.some((row) => "revision" in row)) await interfere();
        return result;
      },
    }),
  });
  const { builder, caller, url, skill } = await building.assistant(open);
  interfere = async () => void (await builder("PATCH", url, { rules: [runs(skill.id, "getRain")] }));

  const { status, body } = await slow.api.as(caller)("POST", `${url}/publish`);

  expect([status, body.error.details[0].code]).toEqual([409, "rule_without_operation"]);
  expect((await builder("GET", url)).body.assistant.publishedVersion).toBeNull();
});

test("each version keeps its rules and mode, tells what changed, and can be the draft again", async () => {
  const { builder, organisation, url, assistant, skill } = await building.assistant(open);
  await builder("PATCH", url, { rules: [runs(skill.id)], mode: "pass_through" });
  await builder("POST", `${url}/publish`);
  await builder("PATCH", url, { rules: [answers("leave", "Ask HR")], mode: "plan" });
  const talk = { assistantId: assistant.id, caller: await organisation.person("member"), draft: false };

  const before = await findAssistantForTalk(within(ctx, talk.caller.organisationId), talk);
  const { changes } = (await builder("POST", `${url}/publish`)).body.version;
  const after = await findAssistantForTalk(within(ctx, talk.caller.organisationId), talk);
  const restored = (await builder("POST", `${url}/versions/1/restore`)).body.assistant;

  expect(before).toMatchObject({ mode: "pass_through", rules: [runs(skill.id)] });
  expect(changes).toEqual(["改回规划模式", "新增规则“leave”", "移除规则“weather”"]);
  expect(after).toMatchObject({ mode: "plan", rules: [answers("leave", "Ask HR")] });
  expect(restored).toMatchObject({ mode: "pass_through", rules: [runs(skill.id)] });
});

test("rules are shown to the assistant's builders alone, and in no list", async () => {
  const { builder, organisation, url } = await building.assistant(open);
  await builder("PATCH", url, { rules: [answers("leave", "Ask HR")] });
  await builder("POST", `${url}/publish`);
  const member = building.api.as(await organisation.person("member"));

  const seen = (await member("GET", url)).body.assistant;

  expect(seen).toMatchObject({ mode: "plan", mine: false });
  expect([seen.rules, seen.problems]).toEqual([undefined, undefined]);
  expect(JSON.stringify((await builder("GET", "/api/assistants")).body)).not.toContain("Ask HR");
});

test("the event of a change says how many rules there are, not what they say", async () => {
  const { builder, admin, url, assistant } = await building.assistant();
  await builder("PATCH", url, { rules: [answers("leave", "Ask HR")] });

  const { events } = (await admin("GET", `/api/audit?subject=${assistant.id}&event=assistant.changed`)).body;

  expect(events[0].details).toEqual({ rules: 1 });
});
