import { expect, test } from "vitest";
import type { Request } from "../../../test/world/api.ts";
import { testCtx } from "../../../test/world/database.ts";
import { addSkill, approve, givenBuilding, open, sensitive, skillFile } from "../builders.fixture.ts";
import { countCheck } from "../limits.ts";

const { ctx } = await testCtx();
const building = await givenBuilding(ctx);

const preview = (builder: Request, url: string) => builder("GET", `${url}/publish`);
const publish = (builder: Request, url: string) => builder("POST", `${url}/publish`);

test("what is said before is what publishing then says", async () => {
  const counting = await givenBuilding(ctx, async (_, skills) => 12 * skills.length);
  const { builder, admin, assistant, url, skill } = await counting.assistant(open);
  const first = await preview(builder, url);
  const one = (await publish(builder, url)).body.version;
  await approve(builder, admin, assistant.applicationId, sensitive);
  await builder("PUT", `${url}/skills/${skill.id}`, { document: skillFile(sensitive) });
  await builder("PATCH", url, { planning: false });
  const second = await preview(builder, url);
  const two = (await publish(builder, url)).body.version;

  expect([first.status, { ...first.body, number: 1 }]).toEqual([200, { ...one, problems: [] }]);
  expect({ ...second.body, number: 2 }).toEqual({ ...two, problems: [] });
  expect(second.body).toMatchObject({ newScopes: ["Contact.User.mobile"], peopleAskedAgain: 12 });
  expect(second.body.changes).toContain("新增权限 Contact.User.mobile");
  expect((await preview(builder, url)).body).toMatchObject({ newScopes: [] });
});

test("a preview keeps nothing: no version, no event", async () => {
  const { builder, admin, assistant, url } = await building.assistant(open);
  const events = async () => (await admin("GET", `/api/audit?subject=${assistant.id}`)).body.events;
  const before = [await events(), (await builder("GET", url)).body];

  await preview(builder, url);

  expect([await events(), (await builder("GET", url)).body]).toEqual(before);
  expect((await builder("GET", `${url}/versions`)).body.versions).toEqual([]);
});

test("the errors of a preview are the reasons for which publishing is refused, each with its place", async () => {
  const { builder, url, skill } = await building.assistant(sensitive);
  const then = { kind: "run", skillId: skill.id, operationId: "getRain" };
  await builder("PATCH", url, { rules: [{ when: ["rain"], then }] });

  const { problems } = (await preview(builder, url)).body;
  const { details } = (await publish(builder, url)).body.error;

  expect(problems).toMatchObject([
    { severity: "error", code: "rule_without_operation", path: "rules.0.then" },
    { severity: "error", code: "scope_not_approved", skillId: skill.id, title: "Weather", line: 11 },
  ]);
  expect(problems[1].message).toContain("Contact.User.mobile");
  expect(details).toEqual(problems);
});

test("a warning is told and keeps nothing from being published", async () => {
  const { builder, url } = await building.assistant();
  const { skill } = (await addSkill(builder, url, skillFile([], { method: "post" }))).body;

  const { problems } = (await preview(builder, url)).body;

  expect(problems).toMatchObject([
    { severity: "warning", code: "write_without_confirm", skillId: skill.id, title: "Weather" },
  ]);
  expect((await publish(builder, url)).status).toBe(201);
});

test("a draft without a skill says so instead of being refused a preview", async () => {
  const { builder, url } = await building.assistant();

  const { status, body } = await preview(builder, url);

  const problems = [{ severity: "error", code: "nothing_to_publish", path: "skills" }];
  expect([status, body]).toMatchObject([200, { newScopes: [], peopleAskedAgain: 0, problems }]);
});

test("only who may publish an assistant sees what that would do", async () => {
  const { organisation, url } = await building.assistant(open);
  const [member, colleague] = [await organisation.person("member"), await organisation.person("builder")];

  expect((await preview(building.api.as(member), url)).status).toBe(403);
  expect((await preview(building.api.as(colleague), url)).status).toBe(404);
});

/** Two hundred mebibytes are read; a busy machine is slow, not wrong. */
const slow = { timeout: 120_000 };

test("a preview counts as checking does: each time the whole file is read", slow, async () => {
  const { builder, caller, url } = await building.assistant();
  const large = `${skillFile([])}#${"x".repeat(15 * 1024 * 1024)}`;
  // Twelve checks of 15 MiB are all that a minute allows: saving is one more.
  for (let times = 0; times < 10; times++) await countCheck(ctx, caller, large);
  await addSkill(builder, url, large);

  expect((await preview(builder, url)).status).toBe(200);
  expect((await preview(builder, url)).status).toBe(429);
});
