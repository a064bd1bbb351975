import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { jsonReply } from "./json-reply.ts";

const written = async (value: unknown) => {
  const reply = jsonReply(value);
  return typeof reply === "string" ? reply : text(reply);
};

test.each([
  { none: null, small: 'a\n"b"', list: [1, { deep: true }] },
  { document: "x".repeat(1_000_000), after: 1 },
  { documents: ['"\\\n'.repeat(300_000), "天气".repeat(400_000)], last: "end" },
  { emoji: `a${"😀".repeat(400_000)}` },
  { lone: `${"a".repeat(256 * 1024 - 1)}\ud83d${"b".repeat(300_000)}` },
])("what is written in pieces reads as it was", async (value) => {
  expect(JSON.parse(await written(value))).toEqual(JSON.parse(JSON.stringify(value)));
});

test("an ordinary answer is one text, a large one lets others in between its pieces", async () => {
  expect(jsonReply({ a: 1 })).toBe('{"a":1}');
  const large = jsonReply({ document: "x".repeat(16_000_000) });
  let turns = 0;
  let isOver = false;
  const others = () => {
    turns += 1;
    if (!isOver) setImmediate(others);
  };
  setImmediate(others);

  await text(large instanceof Readable ? large : Readable.from([]));
  isOver = true;

  expect(turns).toBeGreaterThan(30);
});
