import { expect, test } from "vitest";
import { z } from "zod";
import { type Page, pageQuery, partOf, TimeKey } from "./page.ts";

const numbers = z.object(pageQuery(z.tuple([z.int()])));
const rows = [1, 2, 3, 4, 5];

/** What a list over `rows` answers: those after the cursor, and one more than asked for. */
function part(page: Page<readonly [number]>) {
  const [after = 0] = page.cursor ?? [];
  const found = rows.filter((row) => row > after).slice(0, page.limit + 1);
  return partOf(found, page, { to: (row) => row * 10, key: (row) => [row] });
}

test("a list is read to its end by handing back what it answered", () => {
  const seen: number[][] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { items, next } = part(numbers.parse({ limit: "2", ...(cursor && { cursor }) }));
    seen.push(items);
    cursor = next;
  }

  expect(seen).toEqual([[10, 20], [30, 40], [50]]);
});

test("a last page that is full is the last one", () => {
  expect(part(numbers.parse({ limit: "5" }))).toEqual({ items: [10, 20, 30, 40, 50], next: null });
});

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

test.each([
  ["words", "abc"],
  ["a key of another list", encoded(["li"])],
  ["too much", encoded([1, 2])],
  ["no list", encoded(null)],
])("a cursor of %s is refused by its name", (_case, cursor) => {
  const [issue, ...others] = numbers.safeParse({ cursor }).error?.issues ?? [];

  expect(others).toEqual([]);
  expect(issue).toMatchObject({ path: ["cursor"], message: expect.stringContaining("leave it out") });
});

test.each([
  "2026-11-27",
  "2026-99-99T01:00:00.123456Z",
  "2026-11-27T01:00:00.123Z",
  "0000-01-01T00:00:00.000000Z",
  "infinity",
])("%s is no exact time", (time) => {
  expect(TimeKey.safeParse([time, "con_1"]).success).toBe(false);
});

test("an exact time is kept to the microsecond", () => {
  const byTime = z.object(pageQuery(TimeKey));
  const key = ["2026-11-27T01:00:00.123456Z", "con_1"];

  expect(byTime.parse({ cursor: encoded(key) }).cursor).toEqual(key);
});
