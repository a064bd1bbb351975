import { expect, test } from "vitest";
import { testCtx } from "../../test/world/database.ts";
import { givenOrganisation } from "../../test/world/people.ts";
import { within } from "../platform/ctx.ts";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { addSkill, givenBuilding, open, skillFile } from "./builders.fixture.ts";
import { findAssistantForTalk } from "./index.ts";

const { ctx, statements } = await testCtx();
const building = await givenBuilding(ctx);

const names = (answer: { body: { assistants: { name: string }[] } }) =>
  answer.body.assistants.map(({ name }) => name);

test("an assistant made without an application gets one, whose secret is in the answer once", async () => {
  const { builder, assistant, clientSecret, url } = await building.assistant();

  expect(assistant).toMatchObject({ name: "Weather", planning: true, skills: [], publishedVersion: null });
  expect(clientSecret).toMatch(/^bhf_[\w-]{16}_[\w-]{43}$/);
  const { body } = await builder("GET", `/api/applications/${assistant.applicationId}`);
  expect(body.application.name).toBe("Weather");
  expect(JSON.stringify((await builder("GET", url)).body)).not.toContain(clientSecret);
});

test("an assistant may use an application of one's own, and nobody else's", async () => {
  const { organisation, builder, assistant } = await building.assistant();
  const { applicationId } = assistant;
  const colleague = building.api.as(await organisation.person("builder"));

  const own = await builder("POST", "/api/assistants", { name: "Second", applicationId });
  expect([own.status, own.body.assistant.applicationId]).toEqual([201, applicationId]);
  expect(own.body.clientSecret).toBeUndefined();
  expect((await colleague("POST", "/api/assistants", { name: "Third", applicationId })).status).toBe(404);
});

test("a draft is there for its builder and for admins alone (T55)", async () => {
  const { organisation, admin, url, skill } = await building.assistant(open);
  const colleague = await organisation.person("member", "builder");
  const member = await organisation.person("member");
  const foreignAdmin = await (await givenOrganisation(ctx)).person("admin");

  expect((await admin("GET", url)).status).toBe(200);
  for (const stranger of [colleague, foreignAdmin]) {
    const ask = building.api.as(stranger);
    const document = skillFile(open);
    const refused = [
      await ask("GET", url),
      await ask("PATCH", url, { name: "Mine" }),
      await ask("DELETE", url),
      await ask("POST", `${url}/skills`, { document }),
      await ask("PUT", `${url}/skills/${skill.id}`, { document }),
      await ask("DELETE", `${url}/skills/${skill.id}`),
      await ask("POST", `${url}/publish`, {}),
      await ask("GET", `${url}/versions`),
      await ask("POST", `${url}/versions/1/restore`),
    ];
    expect(refused.map(({ status }) => status)).toEqual(Array(9).fill(404));
    expect(names(await ask("GET", "/api/assistants"))).toEqual([]);
  }
  const ask = building.api.as(member);
  expect(names(await ask("GET", "/api/assistants"))).toEqual([]);
  expect((await ask("GET", url)).status).toBe(404);
  expect((await ask("POST", "/api/assistants", { name: "Mine" })).status).toBe(403);
  expect((await ask("POST", "/api/skills/lint", { document: skillFile(open) })).status).toBe(403);
});

test("everyone in the organisation sees what is published, without the skill's file, and never the draft", async () => {
  const { organisation, builder, url, skill } = await building.assistant(open);
  await builder("POST", `${url}/publish`);
  await builder("PATCH", url, { name: "Secret plans", planning: false });
  await addSkill(builder, url, skillFile([], { info: 'info: { title: Draft, version: "1" }' }));
  const ask = building.api.as(await organisation.person("member"));

  const { assistants } = (await ask("GET", "/api/assistants")).body;
  const { assistant } = (await ask("GET", url)).body;

  expect(assistants).toMatchObject([{ name: "Weather", planning: true, publishedVersion: 1, mine: false }]);
  expect(assistant).toMatchObject({ name: "Weather", planning: true, mine: false });
  expect(assistant.skills).toMatchObject([{ id: skill.id, title: "Weather", host: "skill.example" }]);
  expect(assistant.skills[0].document).toBeUndefined();
  expect((await builder("GET", url)).body.assistant).toMatchObject({ name: "Secret plans", mine: true });
  const stranger = building.api.as(await (await givenOrganisation(ctx)).person("admin"));
  expect((await stranger("GET", url)).status).toBe(404);
  expect(names(await stranger("GET", "/api/assistants"))).toEqual([]);
});

test("a deleted assistant is gone for everyone", async () => {
  const { builder, admin, caller, url, assistant } = await building.assistant(open);
  await builder("POST", `${url}/publish`);

  expect((await builder("DELETE", url)).status).toBe(204);

  expect((await admin("GET", url)).status).toBe(404);
  expect(names(await admin("GET", "/api/assistants"))).toEqual([]);
  const talk = { assistantId: assistant.id, caller, draft: false };
  expect(await findAssistantForTalk(within(ctx, talk.caller.organisationId), talk)).toBeUndefined();
});

test("a person talks to the published version; the draft is for its builders", async () => {
  const { organisation, caller, builder, url, assistant } = await building.assistant(open);
  const member = await organisation.person("member");
  const foreign = await (await givenOrganisation(ctx)).person("admin");
  const talk = (by: PersonPrincipal, draft: boolean) =>
    findAssistantForTalk(within(ctx, by.organisationId), { assistantId: assistant.id, caller: by, draft });

  expect(await talk(member, false)).toBeUndefined();
  await expect(talk(caller, false)).rejects.toMatchObject({ code: "not_published" });
  await builder("POST", `${url}/publish`);
  await builder("PATCH", url, { name: "Draft" });
  statements();

  expect(await talk(member, false)).toMatchObject({ name: "Weather", publishedVersion: 1 });
  expect(statements()).toHaveLength(1);
  expect(await talk(caller, true)).toMatchObject({ name: "Draft" });
  expect(await talk(member, true)).toBeUndefined();
  expect(await talk(foreign, false)).toBeUndefined();
  expect(await talk(foreign, true)).toBeUndefined();
});

test("assistants come in pages", async () => {
  const { builder, admin } = await building.assistant();
  await builder("POST", "/api/assistants", { name: "Second" });

  const first = await admin("GET", "/api/assistants?limit=1");
  const rest = await admin("GET", `/api/assistants?limit=5&cursor=${first.body.next}`);

  expect([names(first), names(rest), rest.body.next]).toEqual([["Weather"], ["Second"], null]);
});

test("every change of an assistant leaves an event with who did it", async () => {
  const { builder, admin, caller, url, assistant } = await building.assistant(open);
  await builder("PATCH", url, { name: "Climate" });
  await builder("POST", `${url}/publish`);
  await builder("POST", `${url}/versions/1/restore`);
  await builder("DELETE", url);

  const { events } = (await admin("GET", `/api/audit?subject=${assistant.id}`)).body;

  expect(events.map(({ event }: { event: string }) => event)).toEqual([
    "assistant.deleted",
    "assistant.restored",
    "assistant.published",
    "assistant.changed",
    "assistant.created",
  ]);
  for (const { actor } of events) expect(actor).toEqual({ kind: "person", id: caller.id });
});
