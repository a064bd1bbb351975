import { expect, test } from "vitest";
import { safeReturnPath } from "./return-path.ts";

const origin = "https://behalf.example";

test("signing in returns to the page one came from, with its query", () => {
  expect(safeReturnPath("/chat/cnv_1?x=1#end", origin)).toBe("/chat/cnv_1?x=1#end");
});

test("signing in returns to the chat when nothing is said or it would loop", () => {
  expect(safeReturnPath(undefined, origin)).toBe("/chat");
  expect(safeReturnPath("/sign-in?next=/sign-in", origin)).toBe("/chat");
});

test.each([
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example",
  "/\t/evil.example",
  "javascript:alert(1)",
  "/./\\/evil.example",
  "chat",
])("signing in never leads to another origin: %j (T46)", (next) => {
  expect(safeReturnPath(next, origin)).toBe("/chat");
});
