import { expect, test } from "vitest";
import type { Request } from "../../../test/world/api.ts";
import { testCtx } from "../../../test/world/database.ts";
import type { SkillId } from "../../platform/ids.ts";
import type { ReviewedShape } from "../../skill-files/shape/shape.ts";
import { addSkill, approve, givenBuilding, open, sensitive, skillFile } from "../builders.fixture.ts";
import { loadSkills } from "../index.ts";

const { ctx } = await testCtx();
const building = await givenBuilding(ctx);
const weather = 'info: { title: Weather, version: "1" }';
const climate = 'info: { title: Climate, version: "2" }';

type Given = Awaited<ReturnType<typeof building.assistant>>;

/** The skills that a version, or the draft, is made of. */
const titles = async ({ tenant, assistant }: Pick<Given, "tenant" | "assistant">, version: number | null) =>
  (await loadSkills(tenant, { assistantId: assistant.id, version })).map(({ title }) => title);

const publish = (builder: Request, url: string, body?: object) => builder("POST", `${url}/publish`, body);

test("without a skill there is nothing to publish", async () => {
  const { builder, url } = await building.assistant();

  const { status, body } = await publish(builder, url);

  expect([status, body.error.code]).toEqual([409, "nothing_to_publish"]);
});

test("a scope that is not approved keeps a version from being published, with its place (T28)", async () => {
  const { builder, admin, assistant, url, skill } = await building.assistant(sensitive);

  const { status, body } = await publish(builder, url);
  expect([status, body.error.code]).toEqual([409, "publish_refused"]);
  expect(body.error.details).toMatchObject([
    { severity: "error", code: "scope_not_approved", skillId: skill.id, title: "Weather", line: 11 },
  ]);
  expect(body.error.details[0].message).toContain("Contact.User.mobile");
  expect((await builder("GET", url)).body.assistant.publishedVersion).toBeNull();

  await approve(builder, admin, assistant.applicationId, sensitive);
  expect((await publish(builder, url)).status).toBe(201);
});

test("a skill that has become wrong since it was saved keeps a version from being published", async () => {
  const lenient = await givenBuilding({ ...ctx, config: { ...ctx.config, EGRESS_ALLOW: ["10.0.0.0/8"] } });
  const { caller, builder, url } = await building.assistant();
  const document = skillFile([], { servers: "servers: [{ url: https://10.1.2.3 }]" });
  await addSkill(lenient.api.as(caller), url, document);

  const { status, body } = await publish(builder, url);

  expect([status, body.error.details[0].code]).toEqual([409, "unsafe_server"]);
});

test("a version tells what is new in it and how many people will be asked again", async () => {
  const counted: { skillId: SkillId; shape: ReviewedShape }[][] = [];
  const counting = await givenBuilding(ctx, async (_, skills) => {
    counted.push([...skills]);
    return 12;
  });
  const { builder, admin, assistant, url, skill } = await counting.assistant(open);

  const first = await publish(builder, url, { notes: "First" });
  await approve(builder, admin, assistant.applicationId, sensitive);
  await builder("PUT", `${url}/skills/${skill.id}`, { document: skillFile(sensitive) });
  const second = await publish(builder, url);

  expect([first.status, first.body.version]).toMatchObject([201, { number: 1, newScopes: open }]);
  expect(second.body.version).toMatchObject({
    number: 2,
    newScopes: ["Contact.User.mobile"],
    peopleAskedAgain: 12,
  });
  expect(second.body.version.changes).toEqual(["修改技能“Weather”", "新增权限 Contact.User.mobile"]);
  expect(counted[1]).toMatchObject([
    { skillId: skill.id, shape: { operations: { getWeather: { scopes: [...sensitive].sort() } } } },
  ]);
  const { versions } = (await builder("GET", `${url}/versions`)).body;
  expect(versions).toMatchObject([{ number: 2 }, { number: 1, notes: "First" }]);
  expect(versions[0].changes).toEqual(second.body.version.changes);
});

test("a published version stays what it was, whatever happens to the draft", async () => {
  const { builder, url, assistant, skill, tenant } = await building.assistant(open);
  await publish(builder, url);

  await builder("PUT", `${url}/skills/${skill.id}`, { document: skillFile(open, { info: climate }) });
  expect([await titles({ tenant, assistant }, 1), await titles({ tenant, assistant }, null)]).toEqual([
    ["Weather"],
    ["Climate"],
  ]);
  await builder("DELETE", `${url}/skills/${skill.id}`);
  expect([await titles({ tenant, assistant }, 1), await titles({ tenant, assistant }, null)]).toEqual([
    ["Weather"],
    [],
  ]);
});

test("only what was looked at is published: a skill changed meanwhile is looked at first", async () => {
  let interfere = async () => {};
  const slow = await givenBuilding(
    {
      ...ctx,
      db: ctx.db.withPlugin({
        transformQuery: ({ node }) => node,
        async transformResult({ result }) {
          // Once the draft's skills were read, somebody else saves.
          if (result.rows.some((row) => "revision" in row)) await interfere();
          return result;
        },
      }),
    },
    async () => 0,
  );
  const { builder, caller, url, assistant, skill, tenant } = await building.assistant(open);
  const slowly = slow.api.as(caller);
  const document = skillFile(sensitive);

  interfere = async () => void (await builder("PUT", `${url}/skills/${skill.id}`, { document }));
  const replaced = await publish(slowly, url);
  expect([replaced.status, replaced.body.error.code]).toEqual([409, "publish_refused"]);
  expect(replaced.body.error.message).toContain("changed meanwhile");
  expect((await builder("GET", url)).body.assistant.publishedVersion).toBeNull();

  await builder("PUT", `${url}/skills/${skill.id}`, { document: skillFile(open, { info: weather }) });
  interfere = async () => void (await addSkill(builder, url, skillFile(sensitive, { info: climate })));
  expect((await publish(slowly, url)).status).toBe(201);
  expect(await titles({ tenant, assistant }, 1)).toEqual(["Weather"]);
});

test("of many who publish at once each gets a number of their own", async () => {
  const { builder, admin, url } = await building.assistant(open);

  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) => publish(n % 2 ? builder : admin, url)),
  );

  const numbers = answers.map(({ body }) => body.version.number);
  expect(numbers.sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect((await builder("GET", url)).body.assistant.publishedVersion).toBe(8);
});

test("a version restored is the draft again, with the ids its skills had", async () => {
  const { builder, url, assistant, skill, tenant } = await building.assistant(open);
  await publish(builder, url);
  await builder("DELETE", `${url}/skills/${skill.id}`);
  await addSkill(builder, url, skillFile(open, { info: climate }));
  await builder("PATCH", url, { name: "Other", planning: false });

  const { status, body } = await builder("POST", `${url}/versions/1/restore`);

  expect(status).toBe(200);
  expect(body.assistant).toMatchObject({ name: "Weather", planning: true, publishedVersion: 1 });
  expect(body.assistant.skills).toEqual([skill]);
  expect(await titles({ tenant, assistant }, null)).toEqual(["Weather"]);
  expect((await publish(builder, url)).body.version).toMatchObject({ number: 2, changes: [], newScopes: [] });
  expect((await builder("POST", `${url}/versions/9/restore`)).status).toBe(404);
});

test("a restored skill is told what is wrong with it by today's rules", async () => {
  const { builder, url, assistant } = await building.assistant(open);
  await publish(builder, url);
  await ctx.db
    .deleteFrom("application_permission" as never)
    .where("application_id" as never, "=", assistant.applicationId as never)
    .execute();

  const { body } = await builder("POST", `${url}/versions/1/restore`);

  expect(body.assistant.skills[0].problems).toMatchObject([{ code: "scope_not_approved" }]);
});

test("versions come in pages, the latest first", async () => {
  const { builder, url } = await building.assistant(open);
  for (let n = 0; n < 3; n++) await publish(builder, url);

  const first = (await builder("GET", `${url}/versions?limit=2`)).body;
  const rest = (await builder("GET", `${url}/versions?limit=2&cursor=${first.next}`)).body;

  const numbers = [...first.versions, ...rest.versions].map(({ number }: { number: number }) => number);
  expect([numbers, rest.next]).toEqual([[3, 2, 1], null]);
});
