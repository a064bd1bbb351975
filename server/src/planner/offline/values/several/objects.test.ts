import { describe, expect, test } from "vitest";
import { next, operation, parameter, question, says } from "../../../planner.fixture.ts";

const listed = (properties: Record<string, object>, required = Object.keys(properties)) =>
  operation({
    operationId: "meet",
    summary: "book a meeting 预订会议",
    description: "book a meeting",
    parameters: [
      parameter("list", "", {
        required: true,
        schema: { type: "array", items: { type: "object", required, properties } },
      }),
    ],
  });
const one = (schema: object, required = true) =>
  operation({
    operationId: "meet",
    summary: "book a meeting 预订会议",
    description: "book a meeting",
    parameters: [parameter("guest", "who comes", { required, schema: { ...schema } })],
  });

const email = { type: "string", format: "email" };
const text = { type: "string" };

async function given(words: string, called: ReturnType<typeof operation>): Promise<unknown> {
  const step = await next([says(words)], { operations: [called] });
  return step.kind === "calls" ? step.calls[0]?.arguments.list : step.kind;
}

describe("several objects that are said are several objects", () => {
  const mails = (...names: string[]) => names.map((name) => ({ email: `${name}@example.com` }));
  test.each([
    ["book a meeting with ann@example.com", mails("ann")],
    ["book a meeting with ann@example.com and bob@example.com", mails("ann", "bob")],
    ["book a meeting with ann@example.com, bob@example.com and eve@example.com", mails("ann", "bob", "eve")],
    [
      "book a meeting with a@example.com,b@example.com,c@example.com,d@example.com & e@example.com",
      mails("a", "b", "c", "d", "e"),
    ],
    ["book a meeting with ann@example.com and invite bob@example.com too", mails("ann", "bob")],
    ["预订会议，邀请ann@example.com、bob@example.com和eve@example.com", mails("ann", "bob", "eve")],
    ["预订会议，参加的有ann@example.com和bob@example.com", mails("ann", "bob")],
  ])("%s", async (words, list) => {
    expect(await given(words, listed({ email }))).toEqual(list);
    expect(await given(words, listed({ email }, []))).toEqual(list);
  });

  test.each([
    ['book a meeting about "Budget" and "Hiring"', ["Budget", "Hiring"]],
    ["book a meeting about 'A, B', 'C' and 'D'", ["A, B", "C", "D"]],
    ["预订会议，议题是“预算”、“招聘”和“搬家”", ["预算", "招聘", "搬家"]],
    ["预订会议，议题《预算》和《招聘》", ["预算", "招聘"]],
  ])("in quotes: %s", async (words, names) => {
    const list = names.map((topic) => ({ topic }));
    expect(await given(words, listed({ topic: { ...text, description: "topic" } }))).toEqual(list);
  });

  test.each([
    ["book a meeting in rooms 12, 14 and 15", "[12,14,15]"],
    ["book a meeting in rooms 9007199254740993 and 9007199254740995", "[9007199254740993,9007199254740995]"],
    ["预订会议，房间12和14", "[12,14]"],
  ])("numbers: %s", async (words, numbers) => {
    const list = await given(words, listed({ room: { type: "integer", description: "room 房间" } }));
    expect(JSON.stringify(Array.isArray(list) && list.map(({ room }) => room))).toBe(numbers);
  });

  test("dates", async () => {
    const day = { type: "string", format: "date", description: "day" };
    expect(await given("book a meeting on 2024-10-25 and 2024-10-28", listed({ day }))).toEqual([
      { day: "2024-10-25" },
      { day: "2024-10-28" },
    ]);
    expect(await given("预订会议，明天和后天", listed({ day }))).toEqual([
      { day: "2024-10-25" },
      { day: "2024-10-26" },
    ]);
  });

  test("names", async () => {
    const name = { ...text, description: "name of a guest" };
    expect(await given("book a meeting with Ann, Bob and Carol", listed({ name }))).toEqual([
      { name: "Ann" },
      { name: "Bob" },
      { name: "Carol" },
    ]);
  });

  test("with several members each", async () => {
    const called = listed({ email, seat: { type: "integer", description: "seat" } });
    expect(await given("book a meeting: ann@example.com seat 12, bob@example.com seat 14", called)).toEqual([
      { email: "ann@example.com", seat: 12 },
      { email: "bob@example.com", seat: 14 },
    ]);
  });

  test("kept while something else is asked for", async () => {
    const called = listed({ email });
    called.parameters.push(parameter("room", "which room", { required: true, schema: { type: "integer" } }));
    const words = "book a meeting with ann@example.com and bob@example.com";
    const pending = await question([says(words)], { operations: [called] });
    const step = await next([says(words), says("4")], { operations: [called], pending });
    expect(step).toMatchObject({ calls: [{ arguments: { list: mails("ann", "bob"), room: 4 } }] });
  });
});

describe("of several values for one place none is dropped without a word", () => {
  test.each([
    [
      "book a meeting with ann@example.com and bob@example.com",
      email,
      "ann@example.com / bob@example.com",
      "bob@example.com",
    ],
    [
      "预订会议，邀请ann@example.com、bob@example.com",
      email,
      "ann@example.com / bob@example.com",
      "bob@example.com",
    ],
    ['book a meeting with guest "Ann" and "Bob"', text, "Ann / Bob", "Ann"],
  ])("%s is a question, and the reply its answer", async (words, schema, offered, reply) => {
    for (const required of [true, false]) {
      const operations = [one(schema, required)];
      const pending = await question([says(words)], { operations });
      expect(pending.missing).toMatchObject([{ key: "guest", label: `who comes (${offered})` }]);
      const step = await next([says(words), says(reply)], { operations, pending });
      expect(step).toMatchObject({ kind: "calls", calls: [{ arguments: { guest: reply } }] });
    }
  });
});

test("a member that could be nothing else is not asked for", async () => {
  const version = { type: "string", const: "2.0" };
  expect(await given("book a meeting with ann@example.com", listed({ email, version }))).toEqual([
    { email: "ann@example.com" },
  ]);
  expect(
    await given("book a meeting with ann@example.com", listed({ email, version: { enum: [3] } })),
  ).toEqual([{ email: "ann@example.com" }]);
});
