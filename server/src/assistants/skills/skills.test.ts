import { sql } from "kysely";
import { expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { file } from "../../skill-files/skill-file.fixture.ts";
import { addSkill, approve, givenBuilding, open, sensitive, skillFile } from "../builders.fixture.ts";

const { ctx } = await testCtx();
const building = await givenBuilding(ctx);

interface Told {
  severity: string;
  code: string;
  line: number;
  column: number;
}
const codes = (problems: Told[]) => problems.map(({ severity, code }) => `${severity} ${code}`);

test("a skill is read and kept, and shown with its file to its builders", async () => {
  const { builder, url } = await building.assistant();
  const document = skillFile(open);

  const { status, body } = await addSkill(builder, url, document, {
    privacyUrl: "https://skill.example/privacy",
  });

  expect(status).toBe(201);
  expect(body.skill).toMatchObject({
    title: "Weather",
    host: "skill.example",
    document,
    privacyUrl: "https://skill.example/privacy",
    operations: [{ operationId: "getWeather", method: "GET", path: "/weather", scopes: open }],
  });
  expect(body.skill.shapeHash).toMatch(/^[0-9a-f]{64}$/);
  const kept = (await builder("GET", url)).body.assistant.skills;
  expect(kept).toEqual([body.skill]);
});

test("a file with an error is not kept; every problem is told with its place", async () => {
  const { builder, url } = await building.assistant();

  const { status, body } = await addSkill(builder, url, skillFile(["Contact.User.mobil"]));

  expect([status, body.error.code]).toEqual([400, "invalid_skill"]);
  const [unknown] = body.error.details.filter(({ code }: Told) => code === "scope_unknown");
  expect(unknown).toMatchObject({ severity: "error", line: 11 });
  expect(unknown.message).toContain("Contact.User.mobil");
  expect((await builder("GET", url)).body.assistant.skills).toEqual([]);
});

test.each(["*", "openid", "AI.Assistant.Run", "qyapi_manage_addresslist", "contact.user.read", "__proto__"])(
  "a skill that lists %s, which nobody can allow it, is refused at save (T28)",
  async (code) => {
    const { builder, url } = await building.assistant();

    const { status, body } = await addSkill(builder, url, skillFile([`"${code}"`]));

    expect([status, body.error.code]).toEqual([400, "invalid_skill"]);
    expect(codes(body.error.details).join()).toMatch(/error scope_(unknown|not_delegated)/);
  },
);

test("a scope that the application has no approval for is a warning until it has one", async () => {
  const { builder, admin, assistant, url } = await building.assistant();
  const told = async () => codes((await builder("GET", url)).body.assistant.skills[0].problems);

  const { body } = await addSkill(builder, url, skillFile(sensitive));
  expect(codes(body.skill.problems)).toEqual(["warning scope_not_approved", "warning scope_not_approved"]);
  expect(body.skill.problems[0]).toMatchObject({ line: 11 });

  await builder("POST", `/api/applications/${assistant.applicationId}/permissions`, { codes: open });
  expect(await told()).toEqual(["warning scope_not_approved"]);
  await approve(builder, admin, assistant.applicationId, sensitive);
  expect(await told()).toEqual([]);
});

test("an approval takes its warnings away without the file being read again, unless nothing says what they are about", async () => {
  const { builder, url, assistant } = await building.assistant();
  const { skill } = (await addSkill(builder, url, skillFile(sensitive))).body;
  const told = async () => codes((await builder("GET", url)).body.assistant.skills[0].problems);
  await builder("POST", `/api/applications/${assistant.applicationId}/permissions`, { codes: open });

  await sql`update skill set document = 'a: [' where id = ${skill.id}`.execute(ctx.db);
  expect(await told()).toEqual(["warning scope_not_approved"]);

  await sql`
    update skill set problems = (select jsonb_agg(p - 'scope') from jsonb_array_elements(problems) p)
     where id = ${skill.id}`.execute(ctx.db);
  expect(await told()).toEqual(["error invalid_yaml"]);
});

test("a host that is private is refused unless the operator lists it, and then warned of", async () => {
  const listed = await givenBuilding({ ...ctx, config: { ...ctx.config, EGRESS_ALLOW: ["10.0.0.0/8"] } });
  const document = skillFile([], { servers: "servers: [{ url: https://10.1.2.3 }]" });
  const { builder, url, caller } = await building.assistant();

  const refused = await addSkill(builder, url, document);
  expect([refused.status, ...codes(refused.body.error.details)]).toEqual([400, "error unsafe_server"]);
  const { status, body } = await addSkill(listed.api.as(caller), url, document);
  expect([status, ...codes(body.skill.problems)]).toEqual([201, "warning unsafe_server"]);
});

test("a skill is replaced under its id, and a skill of another assistant is not there", async () => {
  const { builder, url, skill } = await building.assistant(open);
  const other = (await builder("POST", "/api/assistants", { name: "Other" })).body.assistant;
  const document = skillFile([], { info: 'info: { title: New, version: "2" }' });

  const { status, body } = await builder("PUT", `${url}/skills/${skill.id}`, { document });

  expect(status).toBe(200);
  expect(body.skill).toMatchObject({ id: skill.id, title: "New", document });
  expect(body.skill.shapeHash).not.toBe(skill.shapeHash);
  const elsewhere = `/api/assistants/${other.id}/skills/${skill.id}`;
  expect((await builder("PUT", elsewhere, { document })).status).toBe(404);
  expect((await builder("DELETE", elsewhere)).status).toBe(404);
  expect((await builder("GET", url)).body.assistant.skills).toEqual([body.skill]);
});

test("a deleted skill is gone, and cannot be replaced or deleted again", async () => {
  const { builder, url, skill } = await building.assistant(open);
  const place = `${url}/skills/${skill.id}`;

  expect((await builder("DELETE", place)).status).toBe(204);

  expect((await builder("DELETE", place)).status).toBe(404);
  expect((await builder("PUT", place, { document: skillFile(open) })).status).toBe(404);
  expect((await builder("GET", url)).body.assistant.skills).toEqual([]);
});

test("a skill may belong to another application of one's own, and to nobody else's", async () => {
  const { organisation, builder, url, assistant } = await building.assistant();
  const own = (await builder("POST", "/api/applications", { name: "Second" })).body.application;
  const colleague = building.api.as(await organisation.person("developer"));
  const foreign = (await colleague("POST", "/api/applications", { name: "Theirs" })).body.application;
  const document = skillFile(open);

  const kept = await addSkill(builder, url, document, { applicationId: own.id });
  expect([kept.status, kept.body.skill.applicationId]).toEqual([201, own.id]);
  expect(own.id).not.toBe(assistant.applicationId);
  expect((await addSkill(builder, url, document, { applicationId: foreign.id })).status).toBe(404);
  const lint = await builder("POST", "/api/skills/lint", { document, applicationId: foreign.id });
  expect(lint.status).toBe(404);
});

test("lint tells problems and operations and keeps nothing", async () => {
  const { builder, url, assistant } = await building.assistant();
  const lint = async (body: object) => (await builder("POST", "/api/skills/lint", body)).body;
  const document = skillFile(sensitive);

  expect((await lint({ document })).problems).toEqual([]);
  const { problems, operations } = await lint({ document, applicationId: assistant.applicationId });
  expect(codes(problems)).toEqual(["warning scope_not_approved", "warning scope_not_approved"]);
  expect(operations).toMatchObject([{ operationId: "getWeather", scopes: sensitive }]);
  expect(codes((await lint({ document: "a: [" })).problems)).toEqual(["error invalid_yaml"]);
  expect((await builder("GET", url)).body.assistant.skills).toEqual([]);
});

test("a file up to 16 MiB is read, a larger one is too large, however its text is escaped", async () => {
  const { builder } = await building.assistant();
  const mebibyte = 1024 * 1024;
  const openapi = { openapi: "3.0.1", info: { title: "Large", version: "1" }, paths: {} };
  const large = JSON.stringify({ ...openapi, "x-note": '"'.repeat(7 * mebibyte) });
  const lint = (document: string) => builder("POST", "/api/skills/lint", { document });

  const read = await lint(large);
  expect([read.status, codes(read.body.problems).join()]).toEqual([
    200,
    expect.not.stringContaining("too_large"),
  ]);
  for (const document of [
    `${file()}#${"x".repeat(16 * mebibyte)}`,
    `${file()}#${"天".repeat(6 * mebibyte)}`,
  ]) {
    const { status, body } = await lint(document);
    expect([status, body.error.code]).toEqual([413, "too_large"]);
  }
});
