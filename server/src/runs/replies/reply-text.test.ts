import { expect, test } from "vitest";
import { replyText } from "./reply-text.ts";

const contents: [content: string, text: string][] = [
  ["plain **text**", "plain **text**"],
  ['"a JSON text"', "a JSON text"],
  ['{"text":"one","markdown":"two"}', "one\n\ntwo"],
  ['{"contents":[{"type":"markdown","markdown":"# A"},{"type":"text","text":"B"}]}', "# A\n\nB"],
  ['{"templateId":"t-1","cardData":{"title":"T","content":"C","id":"x"}}', "T\n\nC"],
  ["{}", ""],
  ["[]", ""],
  ["12", ""],
  ["", ""],
  ["a\0b", "ab"],
  ["\ud800", "\ufffd"],
];
test.each(contents)("%j says %j", (content, text) => {
  expect(replyText(content)).toBe(text);
});

test("a card that is nested without end, or long without end, says what fits", () => {
  expect(replyText(`${"[".repeat(500)}"deep"${"]".repeat(500)}`)).toBe("");
  expect(replyText("x".repeat(100_000))).toHaveLength(8000);
});
