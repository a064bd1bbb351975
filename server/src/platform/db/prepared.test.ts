import { sql } from "kysely";
import { expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { within } from "../ctx.ts";
import { newId } from "../ids.ts";
import { prepared } from "./prepared.ts";

const { ctx, statements } = await testCtx();
const ours = within(ctx, newId("org"));
const theirs = within(ctx, newId("org"));

const written: string[] = [];
const echo = prepared<{ word: string; count: number }, { said: string; of: string }>((at) => {
  written.push("once");
  return sql`select repeat(${at.word}, ${at.count}) || ${at.word} as said, ${at.organisationId}::text as of`;
});

test("a statement is written once, and each execution brings its values and its context's organisation", async () => {
  statements();

  const answers = [
    await echo(ours, { word: "a", count: 2 }),
    await echo(theirs, { word: "b", count: 3 }),
    await ctx.db.transaction().execute((db) => echo({ ...ours, db }, { word: "c", count: 1 })),
  ];

  expect(answers).toEqual([
    [{ said: "aaa", of: ours.organisationId }],
    [{ said: "bbbb", of: theirs.organisationId }],
    [{ said: "cc", of: ours.organisationId }],
  ]);
  expect(written).toHaveLength(1);
  const texts = statements().filter((text) => text.includes("repeat"));
  expect(new Set(texts).size).toBe(1);
});

test("a value that stands in several places is sent once", async () => {
  statements();
  await echo(ours, { word: "a", count: 2 });
  const [text = ""] = statements();
  expect([...text.matchAll(/\$\d+/g)].map(([place]) => place)).toEqual(["$1", "$2", "$1", "$3"]);
});

test("a statement with a place that got lost on the way into it is refused before it is sent", async () => {
  const lost = prepared<{ word: string }, object>(({ organisationId: _, ...rest }) => {
    return sql`select ${rest.word}::text`;
  });
  statements();

  await expect(lost(ours, { word: "a" })).rejects.toThrow("A place in this statement has no name");

  expect(statements()).toEqual([]);
});
