import { describe, expect, test } from "vitest";
import { platformCatalogue as catalogue } from "../permissions/index.ts";
import { newId } from "../platform/ids.ts";
import type { ReviewedShape } from "../skill-files/index.ts";
import { allowedBy } from "./allowed.ts";

const read = "Contact.User.Read";
const mobile = "Contact.User.mobile";
const todo = "Todo.Todo.Read";
const writeTodo = "Todo.Todo.Write";
const [ownId, otherId] = [newId("skl"), newId("skl")];
const applicationId = newId("app");
const shape: ReviewedShape = { applicationId, host: "skill.example", protocol: "http", operations: {} };

/** Asks for `scopes` for the one skill; the other one reads and writes to-dos. */
const card = (scopes: string[]) => ({
  skillId: ownId,
  applicationId,
  shape,
  scopes,
  allSkills: [
    { skillId: otherId, applicationId, shape, scopes: [todo, writeTodo] },
    { skillId: ownId, applicationId, shape, scopes: [read, mobile] },
  ],
});

const told = (answer: Parameters<typeof allowedBy>[0], card: Parameters<typeof allowedBy>[1]) =>
  allowedBy(answer, card, catalogue).map(({ skillId, scopes }) => [
    skillId === ownId ? "own" : "other",
    ...scopes,
  ]);

describe("authorise all allows what the card asks for, what is not sensitive, and of the rest what is named (T26)", () => {
  const answer = { decision: "allow_all" } as const;

  test.each<[string, string[], { skillId: typeof ownId; code: string }[], string[][]]>([
    [
      "nothing named",
      [read],
      [],
      [
        ["own", read],
        ["other", todo],
      ],
    ],
    [
      "something sensitive asked for",
      [read, mobile],
      [],
      [
        ["own", read, mobile],
        ["other", todo],
      ],
    ],
    [
      "one of another skill named",
      [read],
      [{ skillId: otherId, code: writeTodo }],
      [
        ["own", read],
        ["other", todo, writeTodo],
      ],
    ],
    [
      "one of the card's skill that it does not ask for named",
      [read],
      [{ skillId: ownId, code: mobile }],
      [
        ["own", read, mobile],
        ["other", todo],
      ],
    ],
  ])("%s", (_, scopes, alsoAllow, expected) => {
    expect(told({ ...answer, alsoAllow }, card(scopes))).toEqual(expected);
  });

  test.each([
    ["one of the other skill", ownId, writeTodo],
    ["one that nobody has", otherId, "Calendar.Event.Read"],
    ["one of a skill that is not on the card", newId("skl"), todo],
  ])("naming %s is refused whole", (_, skillId, code) => {
    expect(() => told({ ...answer, alsoAllow: [{ skillId, code }] }, card([read]))).toThrow(
      expect.objectContaining({ code: "scope_not_on_card" }),
    );
  });

  test("a skill of which nothing is left gets nothing", () => {
    const sensitive = { skillId: otherId, applicationId, shape, scopes: [writeTodo] };
    expect(told(answer, { ...card([read]), allSkills: [sensitive] })).toEqual([["own", read]]);
  });

  test("each is pinned to the shape and the application that were on the card", () => {
    for (const entry of allowedBy(answer, card([read]), catalogue))
      expect(entry).toMatchObject({ applicationId, shape });
  });
});

test("a yes or a no is about what the card asks for, whatever else it names", () => {
  const alsoAllow = [{ skillId: otherId, code: writeTodo }];
  expect(told({ decision: "deny", alsoAllow }, card([read]))).toEqual([]);
  expect(told({ decision: "allow", alsoAllow }, card([read, mobile]))).toEqual([["own", read, mobile]]);
  expect(told({ decision: "allow", scopes: [read] }, card([read, mobile]))).toEqual([["own", read]]);
});

test("a permission that an answer names twice is allowed once", () => {
  const answer = { decision: "allow", scopes: [read, read, mobile, read] } as const;
  expect(told(answer, card([read, mobile]))).toEqual([["own", read, mobile]]);
});
