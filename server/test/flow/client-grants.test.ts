import { expect, test } from "vitest";
import { z } from "zod";
import { allowClient, missingForClient } from "../../src/consent/index.ts";
import { issueCode } from "../../src/oauth/index.ts";
import { within } from "../../src/platform/ctx.ts";
import { idSchema } from "../../src/platform/ids.ts";
import { addSkill, publish } from "../world/building.ts";
import { GrantsReply } from "../world/contract.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import type { Member } from "../world/member.ts";
import { read } from "../world/session.ts";
import { profile } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const mobile = "Contact.User.mobile";
const basic = "Contact.User.Read";

const idOf = ({ id }: Member) => idSchema("usr").parse(id);
const applicationOf = ({ assistant }: Given) => idSchema("app").parse(assistant.applicationId);

/** The application asks for itself: what is missing of these permissions, as its client would be told. */
async function missing(given: Given, scopes: string[], person = given.alice) {
  const ctx = within(world.ctx, given.organisation.id);
  const asked = { applicationId: applicationOf(given), scopes };
  return (await missingForClient(ctx, idOf(person), asked)).missing;
}

function allows(given: Given, scopes: string[]) {
  const ctx = within(world.ctx, given.organisation.id);
  return allowClient(ctx, idOf(given.alice), {
    applicationId: applicationOf(given),
    scopes,
    shown: {},
    duration: "30d",
  });
}

/** A code of no call, as an application gets one that asked for itself. */
async function codeFor(given: Given): Promise<string> {
  const ctx = within(world.ctx, given.organisation.id);
  const applicationId = applicationOf(given);
  const coverage = await missingForClient(ctx, idOf(given.alice), { applicationId, scopes: [basic] });
  if (!("cover" in coverage)) throw new Error("it is not allowed");
  const target = { applicationId, personId: idOf(given.alice), draft: false };
  return (await issueCode(ctx, target, coverage.cover))?.reveal() ?? "";
}

async function activityOf(person: Member, grantId: string) {
  const Activity = z.object({
    events: z.array(
      z.object({ event: z.string(), operation: z.string().optional(), outcome: z.string() }).loose(),
    ),
  });
  return read(await person.send("GET", `/api/grants/${grantId}/activity`), 200, Activity).events;
}

test("an application itself is allowed what was asked, to the letter, for one person, and is listed without a skill", async () => {
  const given = await givenAssistantWithSkill(world);
  const { alice, builder, assistant } = given;

  const id = await allows(given, [basic]);

  expect(await missing(given, [basic])).toEqual([]);
  expect(await missing(given, [basic, mobile])).toEqual([mobile]);
  expect(await missing(given, [basic], builder)).toEqual([basic]);
  expect(await alice.grants()).toMatchObject([
    { id, application: { name: assistant.name }, skill: null, scopes: [{ code: basic, duration: "30d" }] },
  ]);
});

test("what is allowed later widens the same grant", async () => {
  const given = await givenAssistantWithSkill(world);

  const grants = [await allows(given, [basic]), await allows(given, [mobile, mobile])];

  expect(new Set(grants).size).toBe(1);
  expect((await given.alice.grant()).scopes.map(({ code }) => code)).toEqual([basic, mobile]);
});

test("an application itself and its skill are two: neither stands on what the other was allowed (T26)", async () => {
  const given = await givenAssistantWithSkill(world);
  const { alice, assistant } = given;
  await allows(given, [mobile]);

  const asked = await alice.says(assistant, "我的手机号是多少？");
  expect(asked.requiredAction?.kind).toBe("consent");
  await alice.allows(asked);

  const [own, skill] = [null, { id: given.skillId }];
  expect(await alice.grants()).toMatchObject([{ skill }, { skill: own }]);
  await alice.revokes((await alice.grants()).find((grant) => grant.skill === null) ?? (await alice.grant()));
  expect(await missing(given, [mobile])).toEqual([mobile]);
  const again = await alice.says(assistant, "我的手机号是多少？");
  expect(again.status).toBe("completed");
});

test("is taken back like any other: one permission, the grant, or everything", async () => {
  const given = await givenAssistantWithSkill(world);
  const { alice } = given;

  await allows(given, [basic, mobile]);
  await alice.revokes(await alice.grant(), mobile);
  expect(await missing(given, [basic, mobile])).toEqual([mobile]);

  await alice.revokes(await alice.grant());
  expect(await missing(given, [basic, mobile])).toEqual([basic, mobile]);

  await allows(given, [basic, mobile]);
  expect((await alice.send("DELETE", "/api/grants")).status).toBe(204);
  expect(await missing(given, [basic, mobile])).toEqual([basic, mobile]);
  expect(read(await alice.send("GET", "/api/grants"), 200, GrantsReply).grants).toEqual([]);
});

test("ends by itself after its thirty days", async () => {
  const given = await givenAssistantWithSkill(world);
  await allows(given, [basic]);

  await world.later("29 days");
  expect(await missing(given, [basic])).toEqual([]);
  await world.later("31 days");
  expect(await missing(given, [basic])).toEqual([basic]);
});

test("a code without a call gets tokens that read, are refreshed, and end with the grant", async () => {
  const given = await givenAssistantWithSkill(world);
  const { alice, skill } = given;
  const id = await allows(given, [basic]);
  const code = await codeFor(given);

  const { accessToken, refreshToken = "" } = await skill.client.exchange(code);
  expect(await skill.client.profile(accessToken)).toMatchObject({ unionId: alice.unionId });
  const refreshed = await skill.client.refresh(refreshToken);
  expect(await skill.client.profile(refreshed.accessToken)).toMatchObject({ unionId: alice.unionId });

  await alice.send("DELETE", `/api/grants/${id}`);
  await expect(skill.client.profile(refreshed.accessToken)).rejects.toThrow("403");
  await expect(skill.client.refresh(refreshToken)).rejects.toThrow();
});

test("shows as its activity the tokens it got; a skill's grant shows its calls, and nobody sees another's", async () => {
  const given = await givenAssistantWithSkill(world);
  const { alice, builder, assistant } = given;
  const own = await allows(given, [basic]);
  await alice.allows(await alice.says(assistant, "我的手机号是多少？"));
  const ofSkill = (await alice.grants()).find(({ skill }) => skill !== null)?.id ?? "";
  await given.skill.client.exchange(await codeFor(given));

  expect(await activityOf(alice, own)).toMatchObject([{ event: "code.redeemed", outcome: "issued" }]);
  const calls = (await activityOf(alice, ofSkill)).filter(({ event }) => event === "skill.called");
  expect(calls).toMatchObject([{ event: "skill.called", operation: "getMyPhone", outcome: "answered" }]);
  expect((await builder.send("GET", `/api/grants/${own}/activity`)).status).toBe(404);
  expect((await builder.send("GET", `/api/grants/${ofSkill}/activity`)).status).toBe(404);
});

test("nobody is counted as asked again for it when a skill of the application is published anew", async () => {
  const given = await givenAssistantWithSkill(world);
  const { builder, assistant, skill } = given;
  await allows(given, [basic]);
  await addSkill(
    builder,
    assistant,
    given.document({ title: "Another", server: skill.origin, operations: [profile] }),
  );

  expect(await publish(builder, assistant)).toMatchObject({ peopleAskedAgain: 0 });
});
