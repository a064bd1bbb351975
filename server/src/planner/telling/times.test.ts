import { expect, test } from "vitest";
import { parseExactly } from "../../platform/exact/index.ts";
import { answer, answered, operation, says } from "../planner.fixture.ts";
import { withTimes } from "./times.ts";

test.each([
  [1729735200000, undefined, "2024-10-24T02:00:00.000Z"],
  [1729735200, undefined, "2024-10-24T02:00:00.000Z"],
  ["1729735200000", undefined, "2024-10-24T02:00:00.000Z"],
  [1729735200.5, "seconds", "2024-10-24T02:00:00.500Z"],
  [86400000, "milliseconds", "1970-01-02T00:00:00.000Z"],
  [0, "seconds", "1970-01-01T00:00:00.000Z"],
  [-86400, "seconds", "1969-12-31T00:00:00.000Z"],
  // Too small or too large to be either: left as it is.
  [42, undefined, 42],
  [17297352000000000, undefined, 17297352000000000],
  [9e15, "seconds", 9e15],
  ["soon", "seconds", "soon"],
  [null, "seconds", null],
] as const)("%j with the unit %j is %j", (value, unit, expected) => {
  expect(withTimes({ at: value }, [{ path: ["at"], ...(unit && { unit }) }])).toEqual({ at: expected });
});

test("lists on the way are gone through, and nothing else is touched", () => {
  const result = parseExactly(
    '{"todos":[{"due":1729735200000,"id":2147379413334046699},{"id":7}],"due":1729735200000}',
  );
  expect(JSON.stringify(withTimes(result, [{ path: ["todos", "due"] }]))).toBe(
    '{"todos":[{"due":"2024-10-24T02:00:00.000Z","id":2147379413334046699},{"id":7}],"due":1729735200000}',
  );
});

test("what the file calls a time is told as one, in the person's own zone", async () => {
  const todos = operation({
    operationId: "todos",
    summary: "Show my to-dos",
    answerTimes: [{ path: ["dueTime"] }],
  });
  const heard = [says("show my to-dos"), answered(todos, { dueTime: 1729735200000, count: 1729735200000 })];
  expect(await answer(heard, { operations: [todos] })).toBe(
    "- Due: 2024-10-24 10:00\n- Count: 1729735200000",
  );
});
