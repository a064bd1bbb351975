import { expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { givenOrganisation } from "../../../test/world/people.ts";
import { by } from "../../audit/index.ts";
import { addMember } from "../../directory/index.ts";
import { within } from "../../platform/ctx.ts";
import { newId } from "../../platform/ids.ts";
import type { Operation, Parameter } from "../../skill-files/index.ts";
import type { Call, PlanStep, Run } from "../run.ts";
import { lookedUpIn, planStep } from "../steps.ts";
import { own } from "./label.ts";
import { lookUpPeople } from "./people.ts";

const { ctx, statements } = await testCtx();

const named = (name: string): Parameter => ({
  key: name,
  name,
  in: "query",
  required: false,
  description: "",
  schema: { type: "string" },
  context: null,
  entity: { category: "name", format: "userId" },
});

const greet = (...names: string[]) => ({ parameters: names.map(named) }) as Operation;

async function given(names: readonly string[], request: string, steps: PlanStep[] = []) {
  const organisation = await givenOrganisation(ctx);
  for (const name of names) {
    const member = {
      account: newId("acc"),
      name,
      jobNumber: "7",
      roles: ["member" as const],
    };
    await addMember(within(ctx, organisation.id), by.system, member);
  }
  const run = { status: "in_progress", locale: "en", request, steps } as Run;
  const person = {
    userId: "usr_me",
    unionId: "me",
    jobNum: "",
    corpId: "",
    disabled: false,
    passwordGiven: false,
  };
  const earlier = [{ role: "assistant" as const, text: "Ask Mallory", label: own }];
  return { organisationId: organisation.id, run, person, earlier, language: run.locale };
}

const peopleOf = (names: number) =>
  Object.fromEntries(Array.from({ length: names }, (_, index) => [`p${index}`, { said: "", matches: [] }]));

const planned = (found: Pick<Call, "people">): PlanStep =>
  planStep(
    [{ callId: newId("cal"), skillId: "", operationId: "", summary: "", arguments: {}, ...found }],
    own,
  );

/** Who is meant by these values, in a run that has looked up this many people before. */
const look = (turn: Awaited<ReturnType<typeof given>>, operation: Operation, values: object) =>
  lookUpPeople(within(ctx, turn.organisationId), turn, {
    operation,
    values: { ...values },
    lookedUp: lookedUpIn(turn.run.steps),
  });

test("only what the person said themselves is looked up, not what the assistant or a skill said", async () => {
  const turn = await given(["Mallory", "Alice"], "greet Alice");

  expect(await look(turn, greet("to"), { to: "Mallory" })).toHaveProperty("refused");
  expect(await look(turn, greet("to"), { to: "Alice" })).toMatchObject({
    people: { to: { said: "Alice", matches: [{ label: "Alice · 7" }] } },
  });
});

test("five people are looked up in a run, over all its calls", async () => {
  const names = ["Ann", "Bob", "Cid", "Dan", "Eve", "Fay"];
  const turn = await given(names, names.join(" "), [planned({ people: peopleOf(3) })]);

  const two = await look(turn, greet("a", "b"), { a: "Ann", b: "Bob" });
  expect(two).toHaveProperty("people");
  const three = await look(turn, greet("a", "b", "c"), { a: "Ann", b: "Bob", c: "Cid" });
  expect(three).toHaveProperty("refused");
});

test.each([
  ["that finds nobody", []],
  ["that finds too many", Array.from({ length: 11 }, (_, index) => `Zoe ${index}`)],
])("a look-up %s is one of the five", async (_, names) => {
  const turn = await given(names, "Zoe");

  const found = await look(turn, greet("to"), { to: "Zoe" });

  expect(found).toHaveProperty("refused");
  expect(lookedUpIn([planned(found)])).toBe(1);
});

test("a parameter of any name may name a person", async () => {
  const turn = await given(["Ann"], "greet Ann");
  const found = await look(turn, greet("__proto__"), JSON.parse('{"__proto__":"Ann"}'));
  expect(Object.keys(found.people)).toEqual(["__proto__"]);
});

test("oneself is known without a look-up", async () => {
  const turn = await given([], "提醒我");
  statements();

  expect(await look(turn, greet("to"), { to: "我" })).toMatchObject({
    people: { to: { matches: [{ id: "usr_me" }] } },
  });
  expect(statements()).toEqual([]);
});

test("a default that means oneself is oneself, and one that names somebody is not looked up", async () => {
  const turn = await given(["Ann"], "remind");
  const withDefault = (fallback: string) =>
    ({ parameters: [{ ...named("to"), default: fallback }] }) as unknown as Operation;

  expect(await look(turn, withDefault("me"), {})).toMatchObject({
    people: { to: { matches: [{ id: "usr_me" }] } },
  });
  expect(await look(turn, withDefault("Ann"), {})).toHaveProperty("refused");
});

test("too many of one name are not a list to go through", async () => {
  const turn = await given(
    Array.from({ length: 11 }, (_, index) => `Kim ${index}`),
    "greet Kim",
  );

  expect(await look(turn, greet("to"), { to: "Kim" })).toHaveProperty("refused");
});

test.each([7, ["Ann"], { name: "Ann" }, true])("%j is not a name", async (to) => {
  const turn = await given(["Ann"], "greet Ann 7");
  expect(await look(turn, greet("to"), { to })).toHaveProperty("refused");
});
