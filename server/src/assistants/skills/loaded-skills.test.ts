import { expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { addSkill, approve, givenBuilding, open, sensitive, skillFile } from "../builders.fixture.ts";
import { loadSkills } from "../index.ts";

const { ctx, statements } = await testCtx();
const building = await givenBuilding(ctx);

test("a run gets its skills with their application, its approvals and provider in one statement", async () => {
  const { organisation, tenant, builder, admin, url, assistant, skill } = await building.assistant(sensitive);
  await approve(builder, admin, assistant.applicationId, ["Contact.User.mobile"]);
  await builder("POST", `${url}/publish`);
  statements();

  const [loaded, ...others] = await loadSkills(tenant, { assistantId: assistant.id, version: 1 });

  expect(statements()).toHaveLength(1);
  expect(others).toEqual([]);
  expect(loaded).toMatchObject({
    skillId: skill.id,
    title: "Weather",
    host: "skill.example",
    operations: [{ operationId: "getWeather", scopes: sensitive }],
    shape: { applicationId: assistant.applicationId, host: "skill.example" },
  });
  expect(loaded?.application).toMatchObject({
    id: assistant.applicationId,
    name: "Weather",
    provider: organisation.name,
    privacyUrl: null,
  });
  expect(loaded?.application.approvedScopes.sort()).toEqual([...sensitive].sort());
});

test("a developer cannot choose the provider that a person sees", async () => {
  const { organisation, tenant, builder } = await building.assistant();
  const { application } = (
    await builder("POST", "/api/applications", {
      name: "Weather",
      provider: "Your bank",
      privacyUrl: "https://application.example/privacy",
    })
  ).body;
  const named = { name: "Weather", applicationId: application.id };
  const { assistant } = (await builder("POST", "/api/assistants", named)).body;
  const url = `/api/assistants/${assistant.id}`;
  await addSkill(builder, url, skillFile(open));
  const privacyUrl = "https://skill.example/privacy";
  await addSkill(builder, url, skillFile(open), { privacyUrl });

  const loaded = await loadSkills(tenant, { assistantId: assistant.id, version: null });

  expect(loaded.map(({ application }) => application.provider)).toEqual(Array(2).fill(organisation.name));
  expect(loaded.map(({ application }) => application.privacyUrl).sort()).toEqual([
    "https://application.example/privacy",
    privacyUrl,
  ]);
});

test("the draft's skills are those of now; a version that does not exist has none", async () => {
  const { assistant, skill, tenant } = await building.assistant(open);

  const draft = await loadSkills(tenant, { assistantId: assistant.id, version: null });

  expect(draft.map(({ skillId }) => skillId)).toEqual([skill.id]);
  expect(await loadSkills(tenant, { assistantId: assistant.id, version: 1 })).toEqual([]);
});

test("another organisation has nothing of it to run, of the draft or of a version (T55)", async () => {
  const [{ builder, url, assistant, tenant }, stranger] = [
    await building.assistant(open),
    await building.assistant(),
  ];
  await builder("POST", `${url}/publish`);
  for (const version of [null, 1]) {
    const of = { assistantId: assistant.id, version };
    expect(await loadSkills(tenant, of)).toHaveLength(1);
    expect(await loadSkills(stranger.tenant, of)).toEqual([]);
  }
});

test("nothing is left to run of a deleted assistant or a disabled application", async () => {
  const published = async () => {
    const given = await building.assistant(open);
    await given.builder("POST", `${given.url}/publish`);
    return given;
  };
  const [deleted, disabled] = [await published(), await published()];

  await deleted.builder("DELETE", deleted.url);
  await ctx.db
    .updateTable("application" as never)
    .set({ disabled_at: new Date() } as never)
    .where("id" as never, "=", disabled.assistant.applicationId as never)
    .execute();

  for (const { assistant, tenant } of [deleted, disabled]) {
    expect(await loadSkills(tenant, { assistantId: assistant.id, version: 1 })).toEqual([]);
    expect(await loadSkills(tenant, { assistantId: assistant.id, version: null })).toEqual([]);
  }
});
