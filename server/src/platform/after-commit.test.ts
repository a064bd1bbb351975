import { sql } from "kysely";
import { expect, test } from "vitest";
import { testCtx } from "../../test/world/database.ts";
import { afterCommit } from "./after-commit.ts";
import { type Ctx, inTx } from "./ctx.ts";

const { ctx } = await testCtx();
await sql
  .raw("set local role none; create table noted (what text); grant all on noted to behalf_app")
  .execute(ctx.db);

const note = ({ db }: Ctx, what: string) => sql`insert into noted values (${what})`.execute(db);
const noted = async () => {
  const { rows } = await sql<{ what: string }>`delete from noted returning what`.execute(ctx.db);
  return rows.map(({ what }) => what);
};

test("what waits for a commit is done after that of the outermost transaction, when others see what changed", async () => {
  const seen: Promise<string[]>[] = [];
  await inTx(ctx, async (outer) => {
    await inTx(outer, async (inner) => {
      await note(inner, "changed");
      afterCommit(inner, () => seen.push(noted()));
    });
    expect(seen).toEqual([]);
  });

  expect(await Promise.all(seen)).toEqual([["changed"]]);
});

test("of a transaction that was rolled back nothing is done", async () => {
  const done: string[] = [];
  const undone = inTx(ctx, async (ctx) => {
    afterCommit(ctx, () => done.push("done"));
    throw new Error("no");
  });

  await expect(undone).rejects.toThrow("no");
  expect(done).toEqual([]);
});

test("outside of a transaction it is done at once", () => {
  const done: string[] = [];
  afterCommit(ctx, () => done.push("done"));
  expect(done).toEqual(["done"]);
});

test("one that fails is logged; the others are done, and what was committed stands", async () => {
  const errors: unknown[] = [];
  const log = { ...ctx.log, error: (entry: unknown) => errors.push(entry) } as unknown as Ctx["log"];
  const done: string[] = [];

  await inTx({ ...ctx, log }, async (ctx) => {
    await note(ctx, "stands");
    afterCommit(ctx, () => {
      throw new Error("at once");
    });
    afterCommit(ctx, () => Promise.reject(new Error("later")));
    afterCommit(ctx, () => done.push("done"));
  });

  expect(done).toEqual(["done"]);
  await expect.poll(() => errors).toHaveLength(2);
  expect(await noted()).toEqual(["stands"]);
});
