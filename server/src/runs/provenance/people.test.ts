import { expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { givenOrganisation } from "../../../test/world/people.ts";
import { by } from "../../audit/index.ts";
import { addMember } from "../../directory/index.ts";
import { newId } from "../../platform/ids.ts";
import type { Operation, Parameter } from "../../skill-files/index.ts";
import type { PlanStep, Run } from "../run.ts";
import { lookedUpIn } from "../steps.ts";
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
    await addMember(ctx, { organisationId: organisation.id, actor: by.system }, member);
  }
  const run = { organisationId: organisation.id, locale: "en", request, steps } as Run;
  const person = { userId: "usr_me", unionId: "me", jobNum: "", corpId: "" };
  const earlier = [{ role: "assistant" as const, text: "Ask Mallory", told: [] }];
  return { run, person, earlier };
}

const planned = (names: number): PlanStep => ({
  id: newId("stp"),
  kind: "plan",
  status: "done",
  summary: "",
  skillId: "",
  operationId: "",
  at: new Date(),
  detail: {
    arguments: {},
    people: Object.fromEntries(
      Array.from({ length: names }, (_, index) => [`p${index}`, { said: "", matches: [] }]),
    ),
  },
});

test("only what the person said themselves is looked up, not what the assistant or a skill said", async () => {
  const claimed = await given(["Mallory", "Alice"], "greet Alice");

  expect(await lookUpPeople(ctx, claimed, greet("to"), { to: "Mallory" })).toHaveProperty("refused");
  expect(await lookUpPeople(ctx, claimed, greet("to"), { to: "Alice" })).toMatchObject({
    people: { to: { said: "Alice", matches: [{ label: "Alice · 7" }] } },
  });
});

test("five people are looked up in a run, over all its calls", async () => {
  const names = ["Ann", "Bob", "Cid", "Dan", "Eve", "Fay"];
  const claimed = await given(names, names.join(" "), [planned(3)]);

  const two = await lookUpPeople(ctx, claimed, greet("a", "b"), { a: "Ann", b: "Bob" });
  expect(two).toHaveProperty("people");
  const three = await lookUpPeople(ctx, claimed, greet("a", "b", "c"), { a: "Ann", b: "Bob", c: "Cid" });
  expect(three).toHaveProperty("refused");
});

test.each([
  ["that finds nobody", []],
  ["that finds too many", Array.from({ length: 11 }, (_, index) => `Zoe ${index}`)],
])("a look-up %s is one of the five", async (_, names) => {
  const claimed = await given(names, "Zoe");

  const found = await lookUpPeople(ctx, claimed, greet("to"), { to: "Zoe" });

  expect(found).toHaveProperty("refused");
  expect(lookedUpIn([{ ...planned(0), detail: { arguments: {}, ...found } }])).toBe(1);
});

test("a parameter of any name may name a person", async () => {
  const claimed = await given(["Ann"], "greet Ann");
  const found = await lookUpPeople(ctx, claimed, greet("__proto__"), JSON.parse('{"__proto__":"Ann"}'));
  expect(Object.keys(found.people)).toEqual(["__proto__"]);
});

test("oneself is known without a look-up", async () => {
  const claimed = await given([], "提醒我");
  statements();

  expect(await lookUpPeople(ctx, claimed, greet("to"), { to: "我" })).toMatchObject({
    people: { to: { matches: [{ id: "usr_me" }] } },
  });
  expect(statements()).toEqual([]);
});

test("a default that means oneself is oneself, and one that names somebody is not looked up", async () => {
  const claimed = await given(["Ann"], "remind");
  const withDefault = (fallback: string) =>
    ({ parameters: [{ ...named("to"), default: fallback }] }) as unknown as Operation;

  expect(await lookUpPeople(ctx, claimed, withDefault("me"), {})).toMatchObject({
    people: { to: { matches: [{ id: "usr_me" }] } },
  });
  expect(await lookUpPeople(ctx, claimed, withDefault("Ann"), {})).toHaveProperty("refused");
});

test("too many of one name are not a list to go through", async () => {
  const claimed = await given(
    Array.from({ length: 11 }, (_, index) => `Kim ${index}`),
    "greet Kim",
  );

  expect(await lookUpPeople(ctx, claimed, greet("to"), { to: "Kim" })).toHaveProperty("refused");
});

test.each([7, ["Ann"], { name: "Ann" }, true])("%j is not a name", async (to) => {
  const claimed = await given(["Ann"], "greet Ann 7");
  expect(await lookUpPeople(ctx, claimed, greet("to"), { to })).toHaveProperty("refused");
});
