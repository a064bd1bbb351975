import { expect, test } from "vitest";
import type { ApiContent, ApiPoint } from "../../api/schema.gen.ts";
import {
  changed,
  contentOf,
  editingOf,
  inNamespace,
  isSame,
  redone,
  undone,
  withNewPoint,
  withoutPoint,
  withPoint,
} from "./edited.ts";

const words = (text: string) => ({ zh: text, en: text });
const point = (code: string): ApiPoint => ({
  ...{ code, kind: "delegated", write: false, sensitive: false, risk: "low" },
  ...{ name: words(code), description: words(code), operations: [], fields: [] },
});
const content: ApiContent = {
  ...{ name: words("Expenses"), provider: words("Acme"), baseUrl: "https://expenses.example.com" },
  points: [point("Expense.Claim.Read"), point("Expense.Claim.Write")],
};
const codesIn = ({ points }: ApiContent) => points.map(({ code }) => code);

test("what is edited is saved as it was given", () => {
  expect(contentOf(editingOf(content).now)).toEqual(content);
});

test("a point keeps its key when one before it goes", () => {
  const { now } = editingOf(content);
  const [first, second] = now.points;
  const left = withoutPoint(now, first?.key ?? "");
  expect(left.points).toEqual([second]);
  expect(codesIn(contentOf(withPoint(left, second?.key ?? "", { code: "Expense.Renamed" })))).toEqual([
    "Expense.Renamed",
  ]);
});

test("writing on in one place is one step back; another place is another", () => {
  const write = (editing: ReturnType<typeof editingOf>, baseUrl: string, place: string) =>
    changed(editing, (now) => ({ ...now, baseUrl }), place);
  let editing = write(write(editingOf(content), "a", "one"), "ab", "one");
  editing = write(editing, "c", "two");
  expect(editing.now.baseUrl).toBe("c");
  editing = undone(editing);
  expect(editing.now.baseUrl).toBe("ab");
  editing = undone(editing);
  expect(editing.now.baseUrl).toBe(content.baseUrl);
  expect(undone(editing).now.baseUrl).toBe(content.baseUrl);
  expect(redone(redone(redone(editing))).now.baseUrl).toBe("c");
});

test("what is changed after a step back leaves nothing to do again", () => {
  const before = undone(changed(editingOf(content), (now) => ({ ...now, baseUrl: "a" })));
  const other = changed(before, (now) => ({ ...now, baseUrl: "b" }));
  expect(redone(other).now.baseUrl).toBe("b");
});

test("a new point stands at the end, in its namespace; the codes follow where that changes", () => {
  const { content: more, key } = withNewPoint(editingOf(content).now, "Expense");
  expect(more.points.at(-1)).toMatchObject({ key, code: "Expense.", kind: "delegated", write: false });
  expect(codesIn(contentOf(inNamespace(more, "Expense", "Costs")))).toEqual([
    "Costs.Claim.Read",
    "Costs.Claim.Write",
    "Costs.",
  ]);
});

test("the order of members is no difference, and one letter is", () => {
  const { baseUrl, ...rest } = content;
  expect(isSame(content, { baseUrl, ...rest })).toBe(true);
  expect(isSame(content, { ...content, name: words("Expense") })).toBe(false);
});
