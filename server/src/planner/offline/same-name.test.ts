import { describe, expect, test } from "vitest";
import type { PlannerOperation } from "../index.ts";
import { calls, next, operation, parameter, question, replies, says } from "../planner.fixture.ts";
import type { PlannerParameter } from "../planner.ts";

const text = { type: "string" };
const whole = { type: "integer" };

/** Of one name in several places: by key, as the file is read. */
const id = (key: string, given: Partial<PlannerParameter> = {}) => ({ ...parameter("id", "", given), key });

const putUser = operation({
  operationId: "putUser",
  summary: "change a user",
  examples: [{ input: "change user 12", output: { "path.id": "12", "body.id": "12" } }],
  parameters: [
    id("path.id", { required: true }),
    id("body.id", { required: true, schema: whole }),
    parameter("name", ""),
  ],
});
const addFriend = operation({
  operationId: "addFriend",
  summary: "add a friend to a user",
  examples: [{ input: "user u12", output: { "path.id": "u12", "body.id": "u12" } }],
  parameters: [id("path.id", { required: true }), id("body.id", { description: "id of the friend" })],
});

const plan = (words: string, of: PlannerOperation) => next([says(words)], { operations: [of] });

async function callFor(words: string, of: PlannerOperation) {
  const step = await plan(words, of);
  const [call] = step.kind === "calls" ? step.calls : [];
  if (call === undefined) throw new Error(`${step.kind} instead of a call`);
  return call;
}

describe("what is said once is proposed for each parameter of that name", () => {
  test("as text and as a number", async () => {
    const { arguments: given } = await callFor("change user 12", putUser);
    expect(given["path.id"]).toBe("12");
    expect(String(given["body.id"])).toBe("12");
  });

  test("also for one that may be left out", async () => {
    expect(await plan("add a friend to user u15", addFriend)).toEqual(
      calls(addFriend, { "path.id": "u15", "body.id": "u15" }),
    );
  });

  test("and two values that are said go to one each", async () => {
    const { arguments: given } = await callFor("add a friend u13 to user u12", addFriend);
    expect(Object.values(given).toSorted()).toEqual(["u12", "u13"]);
  });

  test("said in a reply to one question", async () => {
    const bare = { ...putUser, examples: [] };
    const pending = await question([says("change a user")], { operations: [bare] });
    expect(pending.text).toBe("I still need from you: id.");
    const talk = [says("change a user"), replies(pending.text), says("12")];
    expect(await next(talk, { operations: [bare], pending })).toEqual(
      calls(bare, { "path.id": "12", "body.id": 12 }),
    );
  });

  test("a person, and a day that each writes in its own way", async () => {
    const meet = operation({
      operationId: "meet",
      summary: "plan a meeting",
      parameters: [
        { ...parameter("who", "", { entity: { category: "name", format: "userId" } }), key: "query.who" },
        { ...parameter("who", "", { entity: { category: "name", format: "unionId" } }), key: "body.who" },
        { ...parameter("day", "", { entity: { category: "time", format: "iso8601" } }), key: "query.day" },
        {
          ...parameter("day", "", { entity: { category: "time", format: "strftime:yyyy/M/d" } }),
          key: "body.day",
        },
      ],
    });
    expect(await callFor("plan a meeting with Li Lei tomorrow at 3pm", meet)).toMatchObject({
      arguments: {
        "query.who": "Li Lei",
        "body.who": "Li Lei",
        "query.day": "2024-10-25T15:00:00+08:00",
        "body.day": "2024/10/25",
      },
    });
  });

  test("before a default, which is for what nobody said", async () => {
    const found = operation({
      operationId: "find",
      summary: "find a user",
      parameters: [id("query.id", { required: true }), id("header.id", { default: "everyone" })],
    });
    expect(await plan('find a user with the id "u12"', found)).toEqual(
      calls(found, { "query.id": "u12", "header.id": "u12" }),
    );
  });
});

describe("but not for one", () => {
  test("that an example leaves empty while it fills the other", async () => {
    const apart = { ...addFriend, examples: [{ input: "user u12", output: { "path.id": "u12" } }] };
    expect(await plan("add a friend to user u15", apart)).toEqual(calls(apart, { "path.id": "u15" }));
  });

  test("that does not take it", async () => {
    const colours = operation({
      operationId: "paint",
      summary: "paint a wall",
      parameters: [
        id("query.id", { required: true, schema: text }),
        id("body.id", { schema: { type: "string", enum: ["red", "blue"] } }),
        id("header.id", { schema: whole }),
      ],
    });
    expect(await plan('paint a wall with the id "w-7"', colours)).toEqual(
      calls(colours, { "query.id": "w-7" }),
    );
  });
});
