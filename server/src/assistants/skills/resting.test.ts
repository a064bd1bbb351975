import { expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { addSkill, givenBuilding, open, skillFile } from "../builders.fixture.ts";
import { holdSkills, loadSkills } from "../index.ts";

const { ctx } = await testCtx();
const building = await givenBuilding(ctx);
const climate = 'info: { title: Climate, version: "2" }';

async function givenTwoSkills() {
  const given = await building.assistant(open);
  const { skill: second } = (await addSkill(given.builder, given.url, skillFile([], { info: climate }))).body;
  const switches = (enabled: boolean) =>
    given.builder("PATCH", `${given.url}/skills/${given.skill.id}`, { enabled });
  const titles = async (version: number | null) =>
    (await loadSkills(given.tenant, { assistantId: given.assistant.id, version })).map(({ title }) => title);
  return { ...given, second, switches, titles };
}

test("a skill that rests stays in the draft, and is neither planned nor published", async () => {
  const { builder, url, skill, switches, titles, tenant } = await givenTwoSkills();

  expect((await switches(false)).status).toBe(204);

  const { skills } = (await builder("GET", url)).body.assistant;
  expect(skills).toMatchObject([{ id: skill.id, enabled: false }, { enabled: true }]);
  expect(await titles(null)).toEqual(["Climate"]);
  expect(await holdSkills(tenant, { skillIds: [skill.id], draft: true })).toEqual(
    new Map([[skill.id, "skill_unpublished"]]),
  );
  expect((await builder("POST", `${url}/publish`)).body.version).toMatchObject({ newScopes: [] });
  expect(await titles(1)).toEqual(["Climate"]);

  await switches(true);
  expect((await titles(null)).sort()).toEqual(["Climate", "Weather"]);
  expect((await builder("GET", `${url}/publish`)).body.newScopes).toEqual(open);
});

test("it goes on resting when its file is changed, and wakes with a version that has it", async () => {
  const { builder, url, skill, switches } = await givenTwoSkills();
  await builder("POST", `${url}/publish`);
  await switches(false);

  const changed = await builder("PUT", `${url}/skills/${skill.id}`, { document: skillFile(open) });
  expect(changed.body.skill.enabled).toBe(false);

  await builder("POST", `${url}/versions/1/restore`);
  const { skills } = (await builder("GET", url)).body.assistant;
  expect(skills).toMatchObject([{ enabled: true }, { enabled: true }]);
});

test("a rule that leads to a resting skill is told of, and nothing but resting skills is nothing to publish", async () => {
  const { builder, url, skill, second, switches } = await givenTwoSkills();
  const then = { kind: "run", skillId: skill.id, operationId: "getWeather" };
  await builder("PATCH", url, { rules: [{ when: ["weather"], then }] });
  expect((await builder("GET", url)).body.assistant.problems).toEqual([]);

  await switches(false);
  expect((await builder("GET", url)).body.assistant.problems).toMatchObject([
    { code: "rule_without_operation", path: "rules.0.then" },
  ]);

  await builder("PATCH", `${url}/skills/${second.id}`, { enabled: false });
  expect((await builder("POST", `${url}/publish`)).body.error.code).toBe("nothing_to_publish");
});

test("only who may build the assistant lets its skills rest", async () => {
  const { organisation, url, skill } = await givenTwoSkills();
  const [member, colleague] = [await organisation.person("member"), await organisation.person("builder")];
  const rest = { enabled: false };

  expect((await building.api.as(member)("PATCH", `${url}/skills/${skill.id}`, rest)).status).toBe(403);
  expect((await building.api.as(colleague)("PATCH", `${url}/skills/${skill.id}`, rest)).status).toBe(404);
});
