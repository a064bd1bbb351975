import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { sourcesOf } from "../../test/house/imports.ts";
import { testCtx } from "../../test/world/database.ts";
import { refuseUnboundStatements } from "./development.ts";

const { ctx } = await testCtx();

test("in development a statement that is not bound to an organisation is refused before it is sent", async () => {
  await refuseUnboundStatements(ctx.db);
  const bound = sql`select name from person where organisation_id = ${"org_1"}`;

  expect((await bound.execute(ctx.db)).rows).toEqual([]);
  expect((await bound.execute(ctx.db)).rows).toEqual([]);
  const asked = sql`select p.name from person p where p.id = ${"usr_1"}`.execute(ctx.db);
  const expected =
    /person p is read without its organisation\n.*ctx\.organisationId.*across-organisations\.ts/;
  await expect(asked).rejects.toThrow(expected);
  const written = ctx.db.transaction().execute((db) => sql`delete from session`.execute(db));
  await expect(written).rejects.toThrow("session is written without its organisation");
});

test("nothing of it is loaded otherwise: one import, made in development alone, leads to it", () => {
  const src = resolve(import.meta.dirname, "..");
  const { imports } = sourcesOf(src);
  const leading = imports.filter(
    ({ from, to }) =>
      /organisation-check|across-organisations|development\.ts/.test(to) &&
      !from.includes("organisation-check/"),
  );
  const entrances = leading.filter(({ from }) => !/^app\/(development|across-organisations)\.ts$/.test(from));

  expect(leading.length).toBeGreaterThan(3);
  expect(entrances).toEqual([{ from: "app/node.ts", to: "app/development.ts" }]);
  expect(readFileSync(join(src, "app/node.ts"), "utf8")).toContain(
    'if (process.env.NODE_ENV === "development") {\n    const { refuseUnboundStatements } = await import("./development.ts");',
  );
});
