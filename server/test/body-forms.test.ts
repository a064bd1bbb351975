/** Bodies as people write them: what is given is checked against the whole schema and arrives as given. */
import { describe, expect, test } from "vitest";
import { prepareRequest, refusalText } from "../src/invocation/index.ts";
import { newId } from "../src/platform/ids.ts";
import type { Operation } from "../src/skill-files/index.ts";
import { readText } from "../src/skill-files/read-text.ts";

const facts = {
  userId: "usr_me",
  unionId: "me",
  jobNum: "",
  corpId: "",
  rawInput: "",
  language: "en" as const,
  threadId: "",
  runId: "",
};

interface Written {
  schema: object;
  schemas?: object;
  contentType?: string;
}

function read({ schema, schemas = {}, contentType = "application/json" }: Written) {
  const document = {
    openapi: "3.1.0",
    info: { title: "Forms", version: "1" },
    servers: [{ url: "https://skill.example" }],
    paths: {
      "/things": {
        post: {
          operationId: "addThing",
          summary: "add a thing",
          description: "add a thing",
          "x-dingtalk-params-confirm": true,
          requestBody: { content: { [contentType]: { schema } } },
        },
      },
    },
    components: { schemas },
  };
  const { spec, problems } = readText(JSON.stringify(document), { scopes: {} });
  return { operation: spec?.operations[0], problems };
}

function operationOf(written: Written): Operation {
  const { operation, problems } = read(written);
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  if (operation === undefined) throw new Error("no operation");
  return operation;
}

/** The body that would be sent, or the sentence that says why nothing is. */
function sent(written: Written, given: Record<string, unknown>): unknown {
  const prepared = prepareRequest(operationOf(written), given, facts);
  if ("problems" in prepared) return refusalText(prepared.problems, "en");
  const proof = { headers: [], secrets: [] };
  const { request } = prepared.build({
    runId: newId("run"),
    callId: newId("cal"),
    sealed: new Map(),
    proof,
  });
  return written.contentType === undefined ? JSON.parse(request.body ?? "null") : request.body;
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
const text = { type: "string" };
const only = (value: string) => ({ type: "string", enum: [value] });

const shapes: Written = {
  schema: { oneOf: [ref("Circle"), ref("Square")], discriminator: { propertyName: "shape" } },
  schemas: {
    Circle: object({ shape: only("circle"), radius: { type: "number" } }, { required: ["shape", "radius"] }),
    Square: object({ shape: only("square"), side: { type: "number" } }, { required: ["shape", "side"] }),
  },
};

const vehicles = {
  Vehicle: object({ wheels: text }, { required: ["wheels"], discriminator: { propertyName: "wheels" } }),
  Car: { allOf: [ref("Vehicle"), object({ doors: { type: "integer" } })] },
  Bike: { allOf: [ref("Vehicle"), object({ gears: { type: "integer" } })] },
  Tandem: { allOf: [ref("Bike"), object({ seats: { type: "integer" } }, { required: ["seats"] })] },
};
const listed = {
  schema: object({ it: { oneOf: [ref("Car"), ref("Bike")], discriminator: { propertyName: "wheels" } } }),
  schemas: vehicles,
};
const mapped = {
  ...shapes,
  schema: {
    oneOf: [ref("A"), ref("B")],
    discriminator: { propertyName: "t", mapping: { one: "#/components/schemas/A", two: "B" } },
  },
  schemas: {
    A: object({ t: text, a: { type: "integer" } }, { required: ["t", "a"] }),
    B: object({ t: text, b: text }, { required: ["t"] }),
  },
};
const contact = {
  schema: object({ phone: text, mail: text }, { anyOf: [{ required: ["phone"] }, { required: ["mail"] }] }),
};
const conditional = {
  schema: object(
    { country: text, state: text, card: text, holder: text },
    {
      if: { properties: { country: { const: "US" } }, required: ["country"] },
      // biome-ignore lint/suspicious/noThenProperty: it is JSON Schema's name for it.
      then: { required: ["state"] },
      dependentRequired: { card: ["holder"] },
      not: { required: ["state", "card"] },
    },
  ),
};

test.each<[name: string, written: Written, given: Record<string, unknown>, arrives: unknown]>([
  ["a form that the discriminator names", shapes, { shape: "square", side: 2 }, { shape: "square", side: 2 }],
  ["a form whose name only it can have", shapes, { radius: 1.5 }, { radius: 1.5, shape: "circle" }],
  ["another form's value", shapes, { shape: "circle", side: 2 }, "radius is required."],
  ["a form that there is none of", shapes, { shape: "line" }, /^shape must be one of "circle","square"/],
  ["no form at all", shapes, {}, "shape is required."],
  ["a number that was written as text", shapes, { shape: "square", side: "2" }, { shape: "square", side: 2 }],
  ["a form by the mapping", mapped, { t: "one", a: 1 }, { t: "one", a: 1 }],
  ["a form by a bare name in the mapping", mapped, { t: "two", b: "x" }, { t: "two", b: "x" }],
  ["a value wrong in its form alone", mapped, { t: "one", a: "x" }, "a must be a whole number."],
  [
    "one of several that inherit, though both would fit",
    listed,
    { it: { wheels: "Bike", gears: 7 } },
    { it: { wheels: "Bike", gears: 7 } },
  ],
  ["a member of the wrong type", listed, { it: { wheels: "Bike", gears: "x" } }, /it\.gears must be a whole/],
  ["an heir that there is none of", listed, { it: { wheels: "Boat" } }, /it\.wheels must be one of/],
  [
    "an heir where only the base is named",
    { schema: object({ all: { type: "array", items: ref("Vehicle") } }), schemas: vehicles },
    { all: [{ wheels: "Car", doors: 5 }, { wheels: "Tandem", seats: 2, gears: 3 }, { wheels: "Vehicle" }] },
    { all: [{ wheels: "Car", doors: 5 }, { wheels: "Tandem", seats: 2, gears: 3 }, { wheels: "Vehicle" }] },
  ],
  [
    "an heir that lacks something",
    { schema: object({ all: { type: "array", items: ref("Vehicle") } }), schemas: vehicles },
    { all: [{ wheels: "Tandem", gears: 3 }] },
    "all.0.seats is required.",
  ],
  [
    "an heir at the root",
    { schema: ref("Vehicle"), schemas: vehicles },
    { wheels: "Car", doors: "4" },
    { wheels: "Car", doors: 4 },
  ],
  [
    "an heir where each part is closed",
    {
      schema: ref("Cheque"),
      schemas: {
        Paper: object({ kind: text }, { required: ["kind"], additionalProperties: false }),
        Cheque: {
          allOf: [ref("Paper"), object({ sum: { type: "number" } }, { additionalProperties: false })],
        },
      },
    },
    { kind: "Cheque", sum: 3 },
    { kind: "Cheque", sum: 3 },
  ],
  [
    "a value that another part narrows",
    { schema: { allOf: [object({ size: text }), object({ size: { enum: ["s", "m"] } })] } },
    { size: "xl" },
    /^size must be one of "s","m"/,
  ],
  ["neither of two", contact, {}, "The request needs at least one of phone, mail."],
  ["one of two", contact, { mail: "a@b" }, { mail: "a@b" }],
  ["a member that another makes necessary", conditional, { country: "US" }, "state is required."],
  ["a condition that does not apply", conditional, { country: "FR" }, { country: "FR" }],
  ["a member that depends on another", conditional, { card: "1" }, "holder is required."],
  ["what is excluded", conditional, { state: "x", card: "1", holder: "y" }, /^The request is not what/],
])("given %s, it is sent or told why not", (_name, written, given, arrives) => {
  const expected = arrives instanceof RegExp ? expect.stringMatching(arrives) : arrives;
  expect(sent(written, given)).toEqual(expected);
});

describe("members that a body does not name", () => {
  const colour = { name: "x", colour: "red", deep: { a: [1] } };
  test.each<[name: string, schema: object, arrives: unknown]>([
    ["are sent where it says so", object({ name: text }, { additionalProperties: true }), colour],
    ["are sent where it says nothing", object({ name: text }), colour],
    [
      "are left out where it forbids them",
      object({ name: text }, { additionalProperties: false }),
      { name: "x" },
    ],
    [
      "are what it says they are",
      object({ name: text }, { additionalProperties: text }),
      "deep must be text.",
    ],
    [
      "are let in by a pattern of their names",
      object({ name: text }, { additionalProperties: false, patternProperties: { "^(colour|deep)$": {} } }),
      colour,
    ],
    [
      "are kept out by no pattern",
      object({ name: text }, { additionalProperties: false, patternProperties: { "^c": {} } }),
      "deep is not a known field.",
    ],
  ])("%s", (_name, schema, arrives) => {
    expect(sent({ schema }, colour)).toEqual(arrives);
  });

  test("are sent in a form too", () => {
    const contentType = "application/x-www-form-urlencoded";
    expect(sent({ schema: object({ name: text }), contentType }, { name: "x", b: 1 })).toBe("name=x&b=1");
  });

  test("never stand for what the platform fills in or what only an answer has (T41)", () => {
    const userId = { ...text, "x-dingtalk-context": { property: "currentUser", format: "userId" } };
    const schema = object({ userId, id: { readOnly: true } });
    const given = JSON.parse('{"userId":"forged","id":1,"__proto__":{"a":1}}');
    expect(JSON.stringify(sent({ schema }, given))).toBe('{"userId":"usr_me","__proto__":{"a":1}}');
  });
});

test.each<[name: string, schema: object, code: string | undefined]>([
  ["values of another type", object({ a: { type: "string", enum: [1, 7] } }), "contradicting_schema warning"],
  [
    "numbers in quotation marks",
    object({ a: { type: "integer", enum: ["1"] } }),
    "contradicting_schema warning",
  ],
  ["an enumeration of nothing", object({ a: { enum: [] } }), "contradicting_schema error"],
  ["words for a number", object({ a: { type: "integer", enum: ["a"] } }), "contradicting_schema error"],
  ["bounds that cross", object({ a: { minLength: 3, maxLength: 2 } }), "contradicting_schema error"],
  [
    "parts of other types",
    object({ a: { allOf: [text, { type: "object" }] } }),
    "contradicting_schema error",
  ],
  [
    "parts without a common value",
    { allOf: [object({ a: only("x") }), object({ a: only("y") })] },
    "contradicting_schema error",
  ],
  [
    "what is required and kept out",
    object({ a: text }, { required: ["b"], additionalProperties: false }),
    "contradicting_schema error",
  ],
  ["a form that nothing suits", object({ a: { oneOf: [text, { enum: [] }] } }), undefined],
])("a file with %s is read kindly, or refused where nothing could pass", (_name, schema, code) => {
  const found = read({ schema }).problems.map((problem) => `${problem.code} ${problem.severity}`);
  expect(found).toEqual(code === undefined ? [] : [code]);
});

test("a value is written in the type that the file says", () => {
  const schema = object({
    a: { type: "string", enum: [1, 7] },
    b: { type: "integer", enum: ["10"] },
    c: { type: "boolean", enum: ["true"] },
  });
  expect(sent({ schema }, { a: 7, b: 10, c: true })).toEqual({ a: "7", b: 10, c: true });
});
