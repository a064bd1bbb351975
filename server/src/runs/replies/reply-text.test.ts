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
  ["12", "12"],
  ["2147379413334046699", "2147379413334046699"],
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

test("what a skill says into the chat has no secret of ours in it, in no spelling, half or whole (T50)", () => {
  const code = "bhf_0123456789abcd-__q1W2e3R4t5Y6u7I8o9P0a-S_dFgHjKlZxCvBnM12345";
  const escaped = `\\u0062hf${code.slice(3)}`;
  for (const content of [
    `see ${code}`,
    `"see ${escaped}"`,
    `{"markdown":"see ${escaped}"}`,
    JSON.stringify({ text: `see ${[...code].join("\u200b")}` }),
    JSON.stringify({ text: `see ${Buffer.from(code).toString("base64")}` }),
  ])
    expect(replyText(content)).toMatch(/^see .{0,2}••••2345=*$/);
  expect(replyText(`${"x".repeat(7980)} ${code}`)).toBe(`${"x".repeat(7980)} ••••2345`);
});
