import { describe, expect, test } from "vitest";
import type { ApiContent, ApiPoint } from "../api.ts";
import { differenceBetween, isSame } from "./difference.ts";

const words = (text: string) => ({ zh: text, en: text });
const operation = (method: string, path: string) => ({ method, path, name: words(`${method} ${path}`) });

const read: ApiPoint = {
  code: "Expense.Claim.Read",
  kind: "delegated",
  write: false,
  sensitive: false,
  risk: "low",
  name: words("Read your claims"),
  description: words("Your expense claims."),
  operations: [operation("GET", "/claims"), operation("GET", "/claims/{id}")],
  fields: ["amount"],
};

const content = (...points: ApiPoint[]): ApiContent => ({
  name: words("Expenses"),
  provider: words("Finance"),
  baseUrl: "https://expenses.example.com",
  points,
});

const moved = (baseUrl: string): ApiContent => ({ ...content(read), baseUrl });
const more = (change: Partial<ApiPoint>) => content({ ...read, ...change });
const [list, one] = [operation("GET", "/claims"), operation("GET", "/claims/{id}")];

const changesOf = (before: ApiContent | null, after: ApiContent) =>
  differenceBetween(before, after).points.map(({ code, change }) => [code, change]);

describe("what a version does to a permission point", () => {
  test.each<[string, ApiContent | null, ApiContent, string | undefined]>([
    ["of the first version each is added", null, content(read), "added"],
    ["one that was not there is added", content(), content(read), "added"],
    ["one that is there no more is withdrawn", content(read), content(), "withdrawn"],
    ["nothing changed", content(read), content({ ...read }), undefined],
    [
      "one more operation opens more",
      content(read),
      more({ operations: [list, one, operation("POST", "/claims")] }),
      "opens_more",
    ],
    [
      "another method is another operation",
      content(read),
      more({ operations: [list, operation("DELETE", "/claims/{id}")] }),
      "opens_more",
    ],
    [
      "another operation in the place of one opens more",
      content(read),
      more({ operations: [list, operation("GET", "/people")] }),
      "opens_more",
    ],
    ["one more field opens more", content(read), more({ fields: ["amount", "iban"] }), "opens_more"],
    ["another field opens more", content(read), more({ fields: ["iban"] }), "opens_more"],
    ["a read that writes opens more", content(read), more({ write: true }), "opens_more"],
    [
      "each opens more at another address",
      content(read),
      moved("https://elsewhere.example.com"),
      "opens_more",
    ],
    ["so it does at another path", content(read), moved("https://expenses.example.com/v2"), "opens_more"],
    ["and without a secure connection", content(read), moved("http://expenses.example.com"), "opens_more"],
    [
      "an address in other letters is the same",
      content(read),
      moved("https://EXPENSES.example.com:443/"),
      undefined,
    ],
    ["one operation less opens less", content(read), more({ operations: [list] }), "opens_less"],
    ["one field less opens less", content(read), more({ fields: [] }), "opens_less"],
    ["a write that only reads opens less", more({ write: true }), content(read), "opens_less"],
    [
      "more and less at once opens more",
      content(read),
      more({ operations: [list], fields: ["amount", "iban"] }),
      "opens_more",
    ],
    ["another name is words", content(read), more({ name: words("See claims") }), "words"],
    ["another description is words", content(read), more({ description: words("All.") }), "words"],
    ["more sensitive is words", content(read), more({ sensitive: true, risk: "medium" }), "words"],
    ["a higher risk is words", content(read), more({ risk: "medium" }), "words"],
    ["less sensitive is words", more({ sensitive: true }), content(read), "words"],
    [
      "an operation by another name is words",
      content(read),
      more({ operations: [{ ...list, name: words("Claims") }, one] }),
      "words",
    ],
    [
      "a parameter by another name is words",
      content(read),
      more({ operations: [list, operation("GET", "/claims/{claimId}")] }),
      "words",
    ],
    ["another order is words", content(read), more({ operations: [one, list] }), "words"],
  ])("%s", (_, before, after, change) => {
    expect(changesOf(before, after)).toEqual(change === undefined ? [] : [[read.code, change]]);
  });

  test("says what it opens and what it opens no more", () => {
    const post = operation("POST", "/claims");
    const after = more({ operations: [one, post], fields: ["iban"], write: true, name: words("Claims") });

    expect(differenceBetween(content(read), after).points).toEqual([
      {
        code: read.code,
        name: words("Claims"),
        change: "opens_more",
        opened: { operations: [post], fields: ["iban"], write: true, baseUrl: null },
        closed: { operations: [list], fields: ["amount"], write: false, baseUrl: null },
        said: ["name"],
      },
    ]);
  });

  test("tells each point by itself, by its code", () => {
    const write = { ...read, code: "Expense.Claim.Write", write: true };
    const admin = { ...read, code: "Expense.Admin.Read" };

    expect(changesOf(content(write, admin), content(admin, read))).toEqual([
      ["Expense.Claim.Read", "added"],
      ["Expense.Claim.Write", "withdrawn"],
    ]);
  });
});

describe("what a version does to the API itself", () => {
  const base = content(read);

  test.each<[string, ApiContent, Partial<ReturnType<typeof differenceBetween>>]>([
    ["nothing", base, { renamed: false, baseUrl: null }],
    ["it is called otherwise", { ...base, name: words("Claims") }, { renamed: true, baseUrl: null }],
    ["somebody else provides it", { ...base, provider: words("Travel") }, { renamed: true, baseUrl: null }],
    [
      "it moves",
      moved("https://b.example.com"),
      { renamed: false, baseUrl: { before: base.baseUrl, after: "https://b.example.com" } },
    ],
  ])("%s", (_, after, expected) => {
    const difference = differenceBetween(base, after);

    expect(difference).toMatchObject(expected);
    expect(isSame(difference)).toBe(after === base);
  });
});
