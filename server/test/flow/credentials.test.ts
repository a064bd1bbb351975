import { expect, test } from "vitest";
import { z } from "zod";
import { createAssistant } from "../world/building.ts";
import { AuditReply } from "../world/contract.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import type { Assistant, Member } from "../world/member.ts";
import { officialClient } from "../world/official-client.ts";
import { read } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

const Shown = z.object({
  application: z.object({
    redirectUrls: z.array(z.string()),
    secrets: z.array(
      z.strictObject({
        createdAt: z.string(),
        lastUsedAt: z.string().nullable(),
        endsAt: z.string().nullable(),
      }),
    ),
  }),
});
const Refused = z.object({
  error: z.object({ details: z.array(z.object({ path: z.string(), message: z.string() })) }),
});

async function shown(member: Member, { applicationId }: Assistant) {
  return read(await member.send("GET", `/api/applications/${applicationId}`), 200, Shown).application;
}

const change = (member: Member, { applicationId }: Assistant, body: object) =>
  member.send("PATCH", `/api/applications/${applicationId}`, body);

async function givenDeveloper() {
  const organisation = await world.organisation();
  const developer = await organisation.person("Developer", { roles: ["member", "builder", "developer"] });
  return { organisation, developer, assistant: await createAssistant(developer, { name: "Office" }) };
}

test("the redirect URLs of an application are kept as they are given, and the change is recorded", async () => {
  const { organisation, developer, assistant } = await givenDeveloper();
  const admin = await organisation.person("Admin", { roles: ["member", "admin"] });
  const redirectUrls = ["https://app.example.com/callback", "http://127.0.0.1:3000/callback"];

  const changed = await change(developer, assistant, { redirectUrls });
  expect(read(changed, 200, Shown).application.redirectUrls).toEqual(redirectUrls);
  read(await change(developer, assistant, { name: "Another name" }), 200, Shown);

  expect((await shown(developer, assistant)).redirectUrls).toEqual(redirectUrls);
  const audit = await admin.send("GET", `/api/audit?event=application.changed`);
  expect(read(audit, 200, AuditReply).events.at(-1)?.details).toEqual({ redirectUrls });
  read(await change(developer, assistant, { redirectUrls: [] }), 200, Shown);
  expect((await shown(developer, assistant)).redirectUrls).toEqual([]);
});

test("a redirect URL that is none is named by its place, and nothing of the change is kept", async () => {
  const { developer, assistant } = await givenDeveloper();
  const redirectUrls = ["https://app.example.com/callback", "http://app.example.com/callback"];

  const answer = await change(developer, assistant, { name: "Another name", redirectUrls });

  expect(read(answer, 400, Refused).error.details).toEqual([
    { path: expect.stringMatching(/redirectUrls\W+1/), message: expect.stringContaining("https://") },
  ]);
  expect((await shown(developer, assistant)).redirectUrls).toEqual([]);
});

test("nobody but its developer and the admins changes an application", async () => {
  const { organisation, developer, assistant } = await givenDeveloper();
  const colleague = await organisation.person("Colleague", { roles: ["member", "developer"] });
  const elsewhere = await (await world.organisation()).person("Elsewhere", { roles: ["member", "admin"] });

  for (const member of [colleague, elsewhere])
    expect((await change(member, assistant, { redirectUrls: ["https://evil.example/"] })).status).toBe(404);

  expect((await shown(developer, assistant)).redirectUrls).toEqual([]);
});

test("a secret tells when it was made and used last, the one before it when it ends", async () => {
  const { builder, assistant, skill } = await givenAssistantWithSkill(world);
  expect((await shown(builder, assistant)).secrets).toMatchObject([{ lastUsedAt: null, endsAt: null }]);
  const made = Date.now();

  await skill.client.appToken();

  const lastUse = async () => (await shown(builder, assistant)).secrets.map(({ lastUsedAt }) => lastUsedAt);
  await expect.poll(lastUse).toEqual([expect.any(String)]);
  expect(Math.abs(Date.parse((await lastUse())[0] ?? "") - made)).toBeLessThan(60_000);

  await builder.send("POST", `/api/applications/${assistant.applicationId}/secret`, {});
  const [latest, before] = (await shown(builder, assistant)).secrets;
  expect(latest).toMatchObject({ lastUsedAt: null, endsAt: null });
  expect(Date.parse(before?.endsAt ?? "") - Date.now()).toBeGreaterThan(23 * 3_600_000);
});

test("a wrong secret is no use of the right one", async () => {
  const { builder, assistant } = await givenAssistantWithSkill(world);
  const wrong = officialClient(world.url, {
    ...assistant,
    clientSecret: `${assistant.clientSecret.slice(0, -4)}AAAA`,
  });

  await expect(wrong.appToken()).rejects.toThrow();
  await new Promise((resolve) => setTimeout(resolve, 500));

  expect((await shown(builder, assistant)).secrets).toMatchObject([{ lastUsedAt: null }]);
});
