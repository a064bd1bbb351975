import { describe, expect, test } from "vitest";
import { next, operation, parameter, question, replies, says } from "../../../planner.fixture.ts";

const text = { type: "string" };
const number = { type: "number" };
const object = (properties: Record<string, object>, required: string[] = []) => ({
  type: "object",
  properties,
  required,
});

/** `needs`: whether the operation cannot do without its parameter. */
const survey = (schema: object, needs: boolean) =>
  operation({
    operationId: "surveyPond",
    summary: "Survey a pond 勘察池塘",
    parameters: [parameter("pond", "the pond", { required: needs, schema: { ...schema } })],
  });
const water = object({ depth: { ...number, description: "depth 深度" }, clarity: text });

describe("what is asked for of an object", () => {
  test.each<[string, string, object, boolean, string[] | "calls"]>([
    [
      "what it needs by name",
      "survey the pond",
      object({ code: text, water }, ["code"]),
      true,
      ["pond.code"],
    ],
    ["the whole, of which it needs no member by name", "survey the pond", water, true, ["pond"]],
    [
      "an object in it as a whole",
      "survey the pond with code P-77",
      object({ code: text, water }, ["code", "water"]),
      true,
      ["pond.water"],
    ],
    [
      "what it needs besides, once it was begun",
      "勘察池塘，code 是 P-77",
      object({ code: text, depth: { ...number, description: "深度" } }, ["code", "depth"]),
      false,
      ["pond.depth"],
    ],
    [
      "nothing, where nobody needs it or spoke of it",
      "survey the pond",
      object({ code: text }, ["code"]),
      false,
      "calls",
    ],
    [
      "nothing that may be left away",
      "survey the pond, depth 12",
      object({ depth: number, code: text }),
      true,
      "calls",
    ],
  ])("%s", async (_, words, schema, needs, keys) => {
    const step = await next([says(words)], { operations: [survey(schema, needs)] });
    expect(step.kind === "ask" ? step.missing.map(({ key }) => key) : step.kind).toEqual(keys);
  });

  test("a reply that says one member of a whole is enough", async () => {
    const operations = [survey(water, true)];
    const pending = await question([says("survey the pond")], { operations });
    const talk = [says("survey the pond"), replies(pending.text), says("the depth is 12")];
    expect(await next(talk, { operations, pending })).toMatchObject({
      kind: "calls",
      calls: [{ arguments: { pond: { depth: 12 } } }],
    });
  });
});
