import { expect, test } from "vitest";
import type { ApiPoint } from "../../api/schema.gen.ts";
import { editingOf, withoutPoint } from "./edited.ts";
import { faultyKeys, placed, problemsOf, withoutProblem } from "./problems.ts";

const words = { zh: "", en: "" };
const point = (): ApiPoint => ({
  ...{ code: "E.A", kind: "delegated", write: false, sensitive: false, risk: "low" },
  ...{ name: words, description: words, operations: [], fields: [] },
});
const content = { name: words, provider: words, baseUrl: "", points: [point(), point(), point()] };

test("each problem stands at its place, whatever comes or goes before it later", () => {
  const { now } = editingOf(content);
  const [first, second, third] = now.points.map(({ key }) => key);
  const problems = placed(now, [
    { path: "body.content.points.2.name.zh", message: "a" },
    { path: "body.content.points.1.operations.4.path", message: "b" },
    { path: "content.points.1", message: "c" },
    { path: "draft.baseUrl", message: "d", severity: "warning" },
    { path: "body.namespace", message: "e" },
    { path: "body.content.points", message: "f" },
  ]);
  expect(Object.fromEntries([...problems].map(([place, { message }]) => [place, message]))).toEqual({
    [`${third}.name.zh`]: "a",
    [`${second}.operations`]: "b",
    [`${second}.code`]: "c",
    baseUrl: "d",
    namespace: "e",
    points: "f",
  });
  expect(problems.get("baseUrl")?.isWarning).toBe(true);
  expect(problemsOf(problems, third ?? "")).toEqual([{ message: "a", isWarning: false }]);
  expect(faultyKeys(withoutPoint(now, first ?? ""), problems)).toEqual([second, third]);
});

test("what is changed is no longer said to be wrong, and of one place the first problem is said", () => {
  const { now } = editingOf(content);
  const problems = placed(now, [
    { path: "body.namespace", message: "first" },
    { path: "body.namespace", message: "second" },
    { path: "body.content.baseUrl", message: "x" },
  ]);
  expect(problems.get("namespace")?.message).toBe("first");
  expect([...withoutProblem(problems, "namespace").keys()]).toEqual(["baseUrl"]);
});
