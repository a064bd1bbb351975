import { readFile } from "node:fs/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import type { Parameter } from "../../skill-files/index.ts";
import { file } from "../../skill-files/skill-file.fixture.ts";
import { addSkill, givenBuilding } from "../builders.fixture.ts";

const { ctx } = await testCtx();
const building = await givenBuilding(ctx);
const migration = new URL("../../../migrations/0014_parameter_keys.sql", import.meta.url);

const parameters = ["{ name: id, in: query }", "{ name: path.id, in: query }", "{ name: city, in: query }"];
const document = file({
  path: "/users/{id}",
  method: "put",
  parameters: `      parameters: [{ name: id, in: path, required: true }, ${parameters.join(", ")}]`,
  operation: `      requestBody: { content: { application/json: { schema: { properties: { id: {}, size: {} } } } } }
      x-dingtalk-examples:
        - { input: a, output: { id: u12, city: Rome } }
        - { input: b, output: {} }`,
});

test("what was read before parameters had keys becomes what is read now", async () => {
  const { builder, url } = await building.assistant();
  await addSkill(builder, url, document);
  const { rows } = await sql<{
    spec: { operations: { parameters: Parameter[] }[] };
  }>`select spec from skill`.execute(ctx.db);
  const [{ spec } = { spec: { operations: [] } }] = rows;
  const [{ parameters: kept } = { parameters: [] }] = spec.operations;
  expect(kept.map(({ key }) => key)).toEqual([
    "path.id",
    "query.id",
    "query.path.id",
    "city",
    "body.id",
    "size",
  ]);

  const before = structuredClone(spec);
  for (const operation of before.operations) {
    for (const parameter of operation.parameters) Reflect.deleteProperty(parameter, "key");
    Object.assign(operation, {
      examples: [
        { input: "a", output: { id: "u12", city: "Rome" } },
        { input: "b", output: {} },
      ],
    });
  }
  const problems = [{ code: "duplicate_parameter" }, { code: "write_without_confirm" }];
  await sql`update skill set spec = ${JSON.stringify(before)}, problems = ${JSON.stringify(problems)}`.execute(
    ctx.db,
  );
  await sql`alter table skill rename column spec to reading`.execute(ctx.db);
  await sql`alter table skill_version rename column spec to reading`.execute(ctx.db);
  await sql.raw(await readFile(migration, "utf8")).execute(ctx.db);

  const migrated = await sql`select spec, problems from skill`.execute(ctx.db);
  expect(migrated.rows).toEqual([{ spec, problems: [{ code: "write_without_confirm" }] }]);
});
