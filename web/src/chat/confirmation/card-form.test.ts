import { expect, test } from "vitest";
import type { ConfirmationParameter, ParameterSchema } from "../../api/schema.gen.ts";
import { textsIn } from "./body-variant.ts";
import { type Edits, readCard, untouched } from "./card-form.ts";

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

const forms: ParameterSchema = {
  type: "object",
  properties: { amount: { type: "integer" } },
  oneOf: [
    { title: "Card", required: ["kind", "card"], properties: { kind: { const: "card" }, card: {} } },
    { title: "Cash", required: ["kind", "place"], properties: { kind: { const: "cash" }, place: {} } },
  ],
};
const card = {
  body: { schema: forms },
  parameters: [
    given("amount", { schema: { type: "integer" }, value: 5 }),
    given("kind", { schema: { enum: ["card", "cash"] }, value: "card", required: true }),
    given("card", { value: "4111" }),
    given("place"),
    given("place", { key: "query.place", place: "query", value: "north" }),
  ],
};
const edits = (rest: Partial<Edits>): Edits => ({ ...untouched, ...rest });
const keysOf = (of: Edits) => readCard(card, of).parameters.map(({ key }) => key);

/** As the card chooses the form at this place. */
function choosing(place: number): Edits {
  const variant = readCard(card, untouched).bodyVariant?.variants.all[place];
  if (variant === undefined) throw new Error(`no form ${place}`);
  return edits({ variant: place, texts: textsIn(variant, card.parameters, new Map()) });
}

test("members of other forms are not asked for, and one of another place is none of them", () => {
  const read = readCard(card, untouched);
  expect(read.bodyVariant?.current?.name).toBe("Card");
  expect(keysOf(untouched)).toEqual(["amount", "kind", "card", "query.place"]);
  expect(read).toMatchObject({ edited: false, values: { amount: 5, kind: "card", card: "4111" } });
});

test("a form that is chosen writes its word, keeps what is common, and asks for what it requires", () => {
  const read = readCard(card, choosing(1));
  expect(keysOf(choosing(1))).toEqual(["amount", "kind", "place", "query.place"]);
  expect(read).toMatchObject({ edited: true, values: { amount: 5, kind: "cash", "query.place": "north" } });
  expect(read.values).not.toHaveProperty("card");
  expect([...read.problems]).toEqual([["place", "missing"]]);
  expect(readCard(card, choosing(0)).edited).toBe(false);
});

test("what would be sent is shown though the form has no such member", () => {
  const parameters = card.parameters.map((each) =>
    each.key === "place" ? { ...each, value: "desk" } : each,
  );
  const read = readCard({ ...card, parameters }, untouched);
  expect(read.parameters.map(({ key }) => key)).toContain("place");
  expect(read.values).toMatchObject({ place: "desk" });
});

test("of forms that may hold together none is left out", () => {
  const { oneOf = [], ...rest } = forms;
  const both = { ...card, body: { schema: { ...rest, anyOf: oneOf } } };
  expect(readCard(both, choosing(1)).parameters).toHaveLength(5);
});

const open = {
  ...card,
  body: { others: { schema: {}, except: ["amount", "kind", "card", "place", "secret"] } },
};
const row = (name: string, text: string, id = 1) => ({ id, name, text });

test.each([
  [row("colour", "red"), { colour: "red" }],
  [row("count", "2"), { count: 2 }],
  [row("count", '"2"'), { count: "2" }],
  [row("tags", '["a"]'), { tags: ["a"] }],
])("the added member %j is sent", (added, sent) => {
  const read = readCard(open, edits({ added: [added] }));
  expect(read.values).toMatchObject(sent);
  expect(read).toMatchObject({ edited: true });
});

test.each([
  [row("", "red"), { field: "name", problem: "nameMissing" }],
  [row("amount", "1"), { field: "name", problem: "nameTaken" }],
  [row("secret", "1"), { field: "name", problem: "nameTaken" }],
  [row("colour", ""), { field: "value", problem: "missing" }],
  [row("colour", "{"), { field: "value", problem: "notJson" }],
])("the added member %j is not sent: %j", (added, problem) => {
  const { members, values } = readCard(open, edits({ added: [added] }));
  expect(members.problems.get(1)).toEqual(problem);
  expect(values).not.toHaveProperty("colour");
});

test("a second member of one name is refused, an empty row is none, and a name of another place is given by its place", () => {
  const { members } = readCard(open, edits({ added: [row("a", "1"), row("a", "2", 2), row("", "", 3)] }));
  expect([...members.problems.keys()]).toEqual([2]);
  const query = { ...open, parameters: [given("page", { value: "1" })] };
  const named = readCard(query, edits({ added: [row("page", "2")] }));
  expect(named.values).toEqual({ page: "1", "body.page": 2 });
});

test("a member's value is read as the body says of members that it does not name", () => {
  const texts = { ...open, body: { others: { schema: { type: "string" }, except: [] } } };
  expect(readCard(texts, edits({ added: [row("code", "007")] })).values).toMatchObject({ code: "007" });
});
