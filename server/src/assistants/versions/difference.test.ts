import { expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { addSkill, givenBuilding, open, skillFile } from "../builders.fixture.ts";

const { ctx } = await testCtx();
const building = await givenBuilding(ctx);

async function givenTwoVersions() {
  const given = await building.assistant(open);
  const { builder, url, skill } = given;
  await builder("POST", `${url}/publish`);
  await builder("PATCH", url, { welcome: "Hello", starters: ["One", "Two"], planning: false });
  await builder("DELETE", `${url}/skills/${skill.id}`);
  const climate = 'info: { title: Climate, version: "2" }';
  const { skill: second } = (await addSkill(builder, url, skillFile([], { info: climate }))).body;
  await builder("POST", `${url}/publish`);
  return { ...given, second };
}

test("a draft says what it has beyond what is published: skills, permissions, words", async () => {
  const { builder, url, skill } = await building.assistant(open);

  const first = (await builder("GET", `${url}/difference`)).body.difference;
  expect(first).toMatchObject({ from: 0, to: null, permissions: { added: open, removed: [] } });
  expect(first.skills).toMatchObject([{ skillId: skill.id, title: "Weather", change: "added" }]);

  await builder("POST", `${url}/publish`);
  expect((await builder("GET", `${url}/difference`)).body.difference).toEqual({
    from: 1,
    to: null,
    changes: [],
    words: [],
    skills: [],
    permissions: { added: [], removed: [] },
  });

  await builder("PATCH", url, { welcome: "Hello" });
  await builder("PUT", `${url}/skills/${skill.id}`, { document: skillFile([], { method: "post" }) });
  const changed = (await builder("GET", `${url}/difference`)).body.difference;
  expect(changed.words).toEqual([{ member: "welcome", before: "", after: "Hello" }]);
  expect(changed.permissions).toEqual({ added: [], removed: open });
  expect(changed.skills).toMatchObject([
    { title: "Weather", change: "changed", operations: [{ operationId: "getWeather", change: "changed" }] },
  ]);
});

test("any two versions can be compared, either way", async () => {
  const { builder, url, skill, second } = await givenTwoVersions();

  const onwards = (await builder("GET", `${url}/difference?from=1&to=2`)).body.difference;
  expect(onwards).toMatchObject({ from: 1, to: 2, permissions: { added: [], removed: open } });
  expect(onwards.words).toEqual([
    { member: "welcome", before: "", after: "Hello" },
    { member: "starters", before: "", after: "One\nTwo" },
    { member: "planning", before: "true", after: "false" },
  ]);
  expect(onwards.skills).toMatchObject([
    { skillId: second.id, change: "added", operations: [{ change: "added" }] },
    { skillId: skill.id, change: "removed", operations: [{ change: "removed" }] },
  ]);

  const back = (await builder("GET", `${url}/difference?from=2&to=1`)).body.difference;
  expect(back).toMatchObject({ from: 2, to: 1, permissions: { added: open, removed: [] } });
  expect((await builder("GET", `${url}/difference?from=1&to=9`)).status).toBe(404);
});

test("only who may build an assistant compares its versions", async () => {
  const { organisation, url } = await building.assistant(open);
  const [member, colleague] = [await organisation.person("member"), await organisation.person("builder")];

  expect((await building.api.as(member)("GET", `${url}/difference`)).status).toBe(403);
  expect((await building.api.as(colleague)("GET", `${url}/difference`)).status).toBe(404);
});
