import { expect, test } from "vitest";
import { type Operation, type Parameter, withKeys } from "../skill-files/index.ts";
import { confirmationCard } from "./card.ts";

const parameter = (place: Parameter["in"], name: string) => ({
  in: place,
  name,
  required: false,
  description: "",
  schema: { type: "string" },
  context: null,
  entity: null,
});
const operation: Operation = {
  operationId: "addFriend",
  method: "POST",
  path: "/users/{id}/friends",
  server: "https://skill.example",
  summary: "add a friend",
  description: "",
  scopes: [],
  keywords: [],
  examples: [],
  parameters: withKeys([parameter("path", "id"), parameter("body", "id"), parameter("body", "note")]),
  bodyRequired: false,
  contentType: "application/json",
  display: "auto",
  confirm: null,
};

test("a card has a row for each of two parameters of one name, with the place that tells them apart", () => {
  const card = confirmationCard({
    skill: { title: "Friends", host: "skill.example" },
    operation,
    prepared: { operation, values: { "path.id": "u12", "body.id": "Li Lei" }, filled: {} },
    people: { "body.id": { said: "Li Lei", matches: [{ id: "u13", label: "Li Lei" }] } },
    request: "add Li Lei to u12",
    reason: "write",
    remember: true,
    because: undefined,
  });
  expect(card.parameters).toMatchObject([
    { key: "path.id", name: "id", place: "path", value: "u12" },
    { key: "body.id", name: "id", place: "body", value: "u13", matched: "Li Lei" },
    { key: "note", name: "note", value: null },
  ]);
  expect(card.parameters[0]).not.toHaveProperty("matched");
  expect(card.parameters[2]).not.toHaveProperty("place");
});
