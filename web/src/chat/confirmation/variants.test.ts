import { expect, test } from "vitest";
import type { ParameterSchema } from "../../api/schema.gen.ts";
import { isUnfilled, skeletonOf, type Variant, type Variants, variantIn, variantsOf } from "./variants.ts";

const payment: ParameterSchema = {
  type: "object",
  required: ["amount"],
  properties: { amount: { type: "number" } },
  oneOf: [
    {
      title: "Card",
      required: ["kind", "card"],
      properties: {
        kind: { enum: ["card"] },
        card: { type: "object", required: ["number", "brand"], properties: { brand: { const: "visa" } } },
      },
    },
    { required: ["kind", "place"], properties: { kind: { enum: ["cash"] }, place: { type: "string" } } },
  ],
  discriminator: { propertyName: "kind", mapping: { card: [0], cash: [1] } },
};

const read = (schema: ParameterSchema): Variants => variantsOf(schema) ?? { all: [], isExclusive: false };
const at = (schema: ParameterSchema, place: number): Variant => {
  const found = read(schema).all.find((each) => each.at === place);
  if (found === undefined) throw new Error(`no form ${place}`);
  return found;
};

test("a form is called by its title, else by the word that stands for it", () => {
  expect(read(payment).all.map(({ name }) => name)).toEqual(["Card", "cash"]);
  expect(read({ oneOf: [{ type: "string" }, { type: "object" }] }).all.map(({ name }) => name)).toEqual([
    "",
    "",
  ]);
});

test.each([
  ["null beside one form", { anyOf: [{ type: "object" }, { type: "null" }] }],
  ["no list", { type: "object" }],
  ["members of which one must be there", { anyOf: [{ required: ["phone"] }, { required: ["mail"] }] }],
])("%s is nothing to choose from", (_what, schema) => {
  expect(variantsOf(schema)).toBeUndefined();
});

test("forms are found inside a part, and beside null, at their own places", () => {
  expect(read({ allOf: [{ type: "object" }, { oneOf: payment.oneOf ?? [] }] }).all).toHaveLength(2);
  const nullable = {
    anyOf: [{ type: "null" }, { oneOf: [{ type: "null" }, { title: "a" }, { title: "b" }] }],
  };
  expect(read(nullable).all.map(({ at: place, name }) => [place, name])).toEqual([
    [1, "a"],
    [2, "b"],
  ]);
});

test("the discriminator alone says which form is meant", () => {
  expect(variantIn(read(payment), { kind: "cash" })?.at).toBe(1);
  expect(variantIn(read(payment), { kind: "card", place: "desk" })?.at).toBe(0);
  expect(variantIn(read(payment), { kind: "cheque" })).toBeUndefined();
});

test("without a discriminator the only form that fits is meant", () => {
  const schema = { oneOf: [{ required: ["a"], properties: { a: {} } }, { type: "string" }, { const: 5 }] };
  expect(variantIn(read(schema), { a: 1 })?.at).toBe(0);
  expect(variantIn(read(schema), "x")?.at).toBe(1);
  expect(variantIn(read(schema), 5)?.at).toBe(2);
  expect(variantIn(read(schema), { b: 1 })).toBeUndefined();
  expect(variantIn(read({ oneOf: [{ type: "object" }, { properties: {} }] }), {})).toBeUndefined();
});

test("a form begins with its word, what the value has in common with it, and null for what is required", () => {
  const value = { amount: 5, kind: "card", card: { number: "1", brand: "visa" }, extra: true };
  expect(skeletonOf(at(payment, 1), read(payment), value)).toEqual({
    kind: "cash",
    amount: 5,
    place: null,
    extra: true,
  });
  expect(skeletonOf(at(payment, 0), read(payment), { kind: "cash", place: "desk" })).toEqual({
    kind: "card",
    amount: null,
    card: { brand: "visa", number: null },
  });
});

test("a closed form keeps nothing that it does not know", () => {
  const schema = { oneOf: [{ properties: { a: {} }, additionalProperties: false }, { type: "string" }] };
  expect(skeletonOf(at(schema, 0), read(schema), { a: 1, extra: 2 })).toEqual({ a: 1 });
});

test("a member that has forms of its own is left to be filled in", () => {
  const inner = { oneOf: [{ properties: { x: {} } }, { type: "string" }] };
  const schema = { oneOf: [{ required: ["inner"], properties: { inner } }, { type: "string" }] };
  expect(skeletonOf(at(schema, 0), read(schema), "text")).toEqual({ inner: null });
  expect(skeletonOf(at(schema, 1), read(schema), "text")).toBe("text");
  expect(skeletonOf(at(schema, 1), read(schema), { inner: 1 })).toBeUndefined();
});

test("a word that is one of several of a form is kept", () => {
  const schema = {
    oneOf: [{ title: "a" }, { title: "b" }],
    discriminator: { propertyName: "kind", mapping: { one: [0], two: [0], three: [1] } },
  };
  expect(skeletonOf(at(schema, 0), read(schema), { kind: "two" })).toEqual({ kind: "two" });
  expect(skeletonOf(at(schema, 0), read(schema), { kind: "three" })).toEqual({ kind: "one" });
});

test("null is unfilled where something must be there, at every depth", () => {
  expect(isUnfilled(payment, { kind: "cash", amount: 1, place: null })).toBe(true);
  expect(isUnfilled(payment, { kind: "card", amount: 1, card: { number: null, brand: "visa" } })).toBe(true);
  expect(isUnfilled(payment, { kind: "cash", amount: 1, place: "desk", extra: null })).toBe(false);
  const nullable = { required: ["a"], properties: { a: { type: ["string", "null"] } } };
  expect(isUnfilled(nullable, { a: null })).toBe(false);
});
