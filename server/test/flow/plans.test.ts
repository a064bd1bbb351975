import { describe, expect, test } from "vitest";
import type { PlannedCall, PlannerInput } from "../../src/planner/index.ts";
import { addSkill, publishApproved } from "../world/building.ts";
import { CallsReply, type Run } from "../world/contract.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, cardOf, confirmationOf, type Member } from "../world/member.ts";
import { callTo, done, scriptedPlanner } from "../world/scripted-planner.ts";
import { read } from "../world/session.ts";
import { phone, profile, putTodo, skillFile, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const planner = scriptedPlanner();
const world = await startWorld({ planner });

const given = () => givenAssistantWithSkill(world, { operations: [weather, phone, putTodo] });

/** The planner asks for these at once, and then says what it was told of them. */
function plans(calls: (input: PlannerInput) => PlannedCall[]): void {
  planner.answers(
    (input) => ({ kind: "calls", calls: calls(input) }),
    (input) => ({ kind: "answer", text: JSON.stringify(outcomesIn(input)) }),
  );
}

const outcomesIn = ({ transcript }: PlannerInput) =>
  transcript.flatMap((entry) => (entry.kind === "call" ? [[entry.operationId, entry.outcome]] : []));

const callIdsOf = async (member: Member, run: Run) =>
  read(await member.send("GET", `/api/runs/${run.id}/calls`), 200, CallsReply).calls.map(({ id }) => id);

const paths = (skill: { requests(): { path: string }[] }) => skill.requests().map(({ path }) => path);

test("of two calls in one plan the second asks for its consent after the first was made, and the first is made once", async () => {
  const { alice, assistant, skill } = await given();
  plans((input) => [callTo("getWeather", input), callTo("getMyPhone", input)]);

  const asked = await alice.says(assistant, "the weather and my number");

  expect(cardOf(asked).scopes.map(({ code }) => code)).toEqual(phone.scopes);
  expect(paths(skill)).toEqual(["/weather"]);
  const run = await alice.allows(asked);
  expect(paths(skill)).toEqual(["/weather", "/phone"]);
  expect(run.steps.map(({ kind }) => kind)).toEqual(["plan", "call", "consent", "call", "answer"]);
  expect(answerOf(run)).toBe('[["getWeather","answered"],["getMyPhone","answered"]]');
});

test("each step names its call, by the id that the planner gave it and the trace shows", async () => {
  const { alice, assistant } = await given();
  plans((input) => [callTo("getWeather", input), callTo("getMyPhone", input)]);

  const run = await alice.allows(await alice.says(assistant, "the weather and my number"));

  const [first, second] =
    planner.shown()[1]?.transcript.flatMap((entry) => ("callId" in entry ? entry.callId : [])) ?? [];
  expect(run.steps.map(({ kind, callId }) => [kind, callId])).toEqual([
    ["plan", undefined],
    ["call", first],
    ["consent", second],
    ["call", second],
    ["answer", undefined],
  ]);
  expect(await callIdsOf(alice, run)).toEqual([first, second]);
});

test("what is refused for one call of a plan is refused for it alone", async () => {
  const { alice, assistant, skill } = await given();
  plans((input) => [callTo("getMyPhone", input), callTo("getWeather", input)]);

  const run = await alice.denies(await alice.says(assistant, "my number and the weather"));

  expect(answerOf(run)).toBe('[["getMyPhone","refused"],["getWeather","answered"]]');
  expect(paths(skill)).toEqual(["/weather"]);
});

test("the same operation twice in a plan is two calls: asked, made and told one by one", async () => {
  const { alice, assistant, skill } = await given();
  skill.answersWith(async ({ body }) => JSON.parse(body));
  plans((input) => ["milk", "bread"].map((title) => callTo("putTodo", input, { title })));

  const milk = await alice.says(assistant, "note milk and bread");
  expect(confirmationOf(milk).parameters).toMatchObject([{ value: "milk" }]);
  const bread = await alice.confirms(milk);
  expect(confirmationOf(bread).parameters).toMatchObject([{ value: "bread" }]);
  const run = await alice.cancelsCall(bread);

  expect(skill.requests().map(({ body }) => JSON.parse(body))).toEqual([{ title: "milk" }]);
  expect(answerOf(run)).toBe('[["putTodo","answered"],["putTodo","cancelled"]]');
  const told = planner.shown()[1]?.transcript.filter((entry) => entry.kind === "call");
  expect(told).toMatchObject([{ arguments: { title: "milk" } }, { arguments: { title: "bread" } }]);
});

test("a standing permission covers a call that was planned before anything was read, not one planned after", async () => {
  const { alice, builder, assistant, skill } = await given();
  const other = await world.skill();
  other.usesCredentials(assistant);
  const otherPhone = { ...phone, operationId: "getOtherPhone" };
  const file = skillFile({ title: "Another", server: other.origin, operations: [otherPhone] });
  await addSkill(builder, assistant, file);
  await publishApproved(builder, assistant);
  plans((input) => [callTo("getMyPhone", input), callTo("getOtherPhone", input)]);
  await alice.allows(
    await alice.allows(await alice.says(assistant, "both numbers"), { duration: "always" }),
    {
      duration: "always",
    },
  );

  plans((input) => [callTo("getMyPhone", input), callTo("getOtherPhone", input)]);
  const together = await alice.says(assistant, "both numbers");
  expect(together.status).toBe("completed");

  planner.answers(
    (input) => ({ kind: "calls", calls: [callTo("getMyPhone", input)] }),
    (input) => ({ kind: "calls", calls: [callTo("getOtherPhone", input)] }),
    () => done,
  );
  const after = await alice.says(assistant, "one number, then the other");
  expect(cardOf(after)).toMatchObject({ because: { skill: "My profile" } });
  expect([skill, other].map((each) => each.requests().length)).toEqual([3, 2]);
});

describe("what a skill answers spends no permission of another skill (T29)", () => {
  /** Two skills, one of them with two operations whose permissions stand since an earlier turn. */
  async function givenStanding(standing: readonly string[]) {
    const given = await givenAssistantWithSkill(world, { operations: [weather, phone] });
    const other = await world.skill();
    other.usesCredentials(given.assistant);
    const operations = [
      { ...profile, operationId: "getOtherProfile" },
      { ...phone, operationId: "getOtherPhone", scopes: ["Contact.User.mobile"] },
    ];
    await addSkill(
      given.builder,
      given.assistant,
      skillFile({ title: "Another", server: other.origin, operations }),
    );
    await publishApproved(given.builder, given.assistant);
    for (const operationId of standing) {
      planner.answers(
        (input) => ({ kind: "calls", calls: [callTo(operationId, input)] }),
        () => done,
      );
      const asked = await given.alice.says(given.assistant, "once");
      await given.alice.allows(asked, { duration: "always" });
    }
    return { ...given, other };
  }

  const oneByOne = (...operationIds: string[]) =>
    planner.answers(
      ...operationIds.map((operationId) => (input: PlannerInput) => ({
        kind: "calls" as const,
        calls: [callTo(operationId, input)],
      })),
      () => done,
    );

  test("though the person has just allowed that skill something else", async () => {
    const { alice, assistant, other } = await givenStanding(["getOtherPhone"]);
    oneByOne("getOtherProfile", "getWeather", "getOtherPhone");

    const first = await alice.says(assistant, "the profile, then whatever comes up");
    expect(cardOf(first).because).toBeUndefined();
    const led = await alice.confirms(await alice.allows(first));

    expect(cardOf(led)).toMatchObject({ because: { skill: "My profile" }, skill: { title: "Another" } });
    expect(cardOf(led).scopes.map(({ code }) => code)).toEqual(["Contact.User.mobile"]);
    expect(paths(other)).toEqual(["/phone", "/profile"]);
  });

  test("though the person has just allowed that skill the very same, before the answer", async () => {
    const { alice, assistant, other } = await givenStanding([]);
    oneByOne("getOtherPhone", "getWeather", "getOtherPhone");

    const held = await alice.allows(await alice.says(assistant, "the number, again and again"));
    const led = await alice.confirms(held);

    expect(cardOf(led)).toMatchObject({ because: { skill: "My profile" } });
    expect(paths(other)).toEqual(["/phone"]);
  });

  test("though the person has allowed that skill something else since that answer", async () => {
    const { alice, assistant, other } = await givenStanding(["getOtherPhone"]);
    oneByOne("getWeather", "getOtherProfile", "getOtherPhone");

    const led = await alice.allows(await alice.says(assistant, "the weather, then whatever comes up"));

    expect(cardOf(led)).toMatchObject({ because: { skill: "My profile" } });
    expect(cardOf(led).scopes.map(({ code }) => code)).toEqual(["Contact.User.mobile"]);
    expect(paths(other)).toEqual(["/phone", "/profile"]);
  });

  test("but what the person allowed since that answer may be used again, until another skill answers", async () => {
    const { alice, assistant, other } = await givenStanding([]);
    oneByOne("getWeather", "getOtherPhone", "getOtherPhone", "getWeather", "getOtherPhone");

    const first = await alice.says(assistant, "the weather, the number twice, and all of it again");
    expect(cardOf(first)).toMatchObject({ because: { skill: "My profile" } });
    const held = await alice.allows(first, { duration: "always" });

    expect(paths(other)).toEqual(["/phone", "/phone"]);
    const again = await alice.confirms(held);
    expect(cardOf(again)).toMatchObject({ because: { skill: "My profile" } });
    expect((await alice.allows(again)).status).toBe("completed");
    expect(paths(other)).toHaveLength(3);
  });
});

test("a plan that uses an id twice, or one that was used before, is no plan: nothing of it is done", async () => {
  const { alice, assistant, skill } = await given();
  planner.answers((input) => {
    const call = callTo("getWeather", input);
    return { kind: "calls", calls: [call, call] };
  });

  const run = await alice.says(assistant, "the weather, twice");

  expect(run).toMatchObject({ status: "failed", error: { code: "internal" }, steps: [] });
  expect(skill.requests()).toEqual([]);
});

test("the calls of a turn are counted, however many a plan holds", async () => {
  const { alice, assistant, skill } = await given();
  plans((input) => Array.from({ length: 10 }, () => callTo("getWeather", input)));

  const run = await alice.says(assistant, "the weather, ten times");

  expect(run).toMatchObject({ status: "failed", error: { code: "too_many_steps" } });
  expect(skill.requests()).toHaveLength(8);
  expect(run.steps.filter(({ outcome }) => outcome === "stopped")).toHaveLength(2);
});
