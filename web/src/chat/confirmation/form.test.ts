import { expect, test } from "vitest";
import type { ConfirmationParameter } from "../../api/schema.gen.ts";
import { candidatesOf } from "./candidates.ts";
import { readForm } from "./form.ts";

const given = (name: string, rest: Partial<ConfirmationParameter> = {}): ConfirmationParameter => ({
  key: name,
  name,
  description: "",
  schema: { type: "string" },
  value: null,
  required: false,
  platform: false,
  ...rest,
});
const people = { oneOf: [1, 2].map((number) => ({ const: `usr_${number}`, title: `张三 · 100${number}` })) };

test("what nobody touched is sent as proposed, to the letter", () => {
  const odd = { a: ["\u202e", 1e21, { b: null }] };
  const { values, edited } = readForm([given("x", { schema: { type: "object" }, value: odd })], new Map());
  expect(values.x).toBe(odd);
  expect(edited).toBe(false);
});

test("a text that was typed and taken back is no edit", () => {
  const form = readForm([given("x", { value: "as it was" })], new Map([["x", "as it was"]]));
  expect(form).toMatchObject({ values: { x: "as it was" }, edited: false });
});

test("an edit carries every other value along, and nothing of the platform's", () => {
  const parameters = [
    given("title", { value: "old" }),
    given("count", { value: 2, schema: { type: "integer" } }),
    given("note"),
    given("oauthAuthCode", { platform: true, sealed: true }),
  ];
  expect(readForm(parameters, new Map([["title", "new"]]))).toMatchObject({
    values: { title: "new", count: 2 },
    edited: true,
  });
});

test("of two parameters of one name, one is edited by itself", () => {
  const parameters = [
    given("id", { key: "path.id", place: "path", value: "u12" }),
    given("id", { key: "body.id", place: "body", value: "u12" }),
  ];
  const form = readForm(parameters, new Map([["body.id", "u13"]]));
  expect(form).toMatchObject({ values: { "path.id": "u12", "body.id": "u13" }, edited: true });
});

test("a value may be emptied unless it is required", () => {
  const emptied = new Map([["x", ""]]);
  expect(readForm([given("x", { value: "old" })], emptied)).toMatchObject({ values: {}, edited: true });
  const required = readForm([given("x", { value: "old", required: true })], emptied);
  expect(required.problems.get("x")).toBe("missing");
});

test("a required text that was proposed empty may stay so", () => {
  expect(readForm([given("x", { value: "", required: true })], new Map()).problems.size).toBe(0);
});

test("one of several people must be chosen, even where the parameter is optional", () => {
  const person = given("who", { schema: people, matched: "张三" });
  expect(readForm([person], new Map()).problems.get("who")).toBe("choose");
  const chosen = readForm([person], new Map([["who", "usr_2"]]));
  expect(chosen).toMatchObject({ values: { who: "usr_2" }, edited: true });
  expect(chosen.problems.size).toBe(0);
});

test("a parameter that only looks like a person's is none", () => {
  expect(candidatesOf(given("who", { schema: people }))).toBeNull();
  expect(candidatesOf(given("who", { schema: { oneOf: [{ type: "string" }, null] }, matched: "x" }))).toEqual(
    [],
  );
});

test("a parameter named like a member of every object is a parameter", () => {
  const { values } = readForm([given("__proto__", { value: "x" }), given("constructor")], new Map());
  expect(Object.entries(values)).toEqual([["__proto__", "x"]]);
});

test.each([{ type: ["string", "null"] }, { type: "string", nullable: true }])(
  "nothing is a value where the schema %j says so, and is sent as that",
  (schema) => {
    const form = readForm([given("until", { required: true, schema })], new Map());
    expect(form.problems).toEqual(new Map());
    expect(form.values).toEqual({ until: null });
  },
);
