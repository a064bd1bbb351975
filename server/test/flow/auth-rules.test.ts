import { expect, test } from "vitest";
import { asking, codeFor, decides, givenClient, isAsked } from "../world/browser-flow.ts";
import { phone } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const basic = "Contact.User.Read";
const mobile = "Contact.User.mobile";
const events = "Calendar.Event.Read";
const busy = "Calendar.EventSchedule.Read";

const apis = (...authItems: string[]) => ({ resource: "rpc_auth", authItems });
const ofContact = { resource: "Contact.User", authItems: ["mobile"] };

/** An application that Alice allowed these in the browser, and what it is told of that. */
async function givenRules(scopes: readonly string[], approved = scopes) {
  const given = await givenClient(world, [...approved], { operations: [phone] });
  const { alice, assistant, skill } = given;
  const code = await codeFor(alice, asking(assistant, { scope: scopes.join(" ") }));
  const { accessToken, refreshToken = "" } = await skill.client.exchange(code);
  return { ...given, accessToken, refreshToken, rules: () => skill.client.authRules(accessToken) };
}

test("APIs stand under one resource, fields under what they are fields of", async () => {
  const { rules } = await givenRules([basic, mobile, events]);

  expect(await rules()).toEqual([apis(events, basic), ofContact]);
});

test("what is taken back is gone from it at once, and with the last of a token's own the token is dead", async () => {
  const { alice, rules } = await givenRules([basic, mobile, events]);

  await alice.revokes(await alice.grant(), events);
  expect(await rules()).toEqual([apis(basic), ofContact]);
  await alice.revokes(await alice.grant(), mobile);
  expect(await rules()).toEqual([apis(basic)]);
  await alice.revokes(await alice.grant());

  await expect(rules()).rejects.toMatchObject({
    statusCode: 403,
    accessDeniedDetail: { requiredScopes: ["snsapi_base"] },
  });
});

test("all that the person allows the application is in it: later, for its skills, and by itself", async () => {
  const { alice, assistant, rules } = await givenRules([busy], [basic, mobile, busy, events]);
  expect(await rules()).toEqual([apis(busy)]);

  await codeFor(alice, asking(assistant, { scope: events }));
  await alice.allows(await alice.says(assistant, "我的手机号是多少？"), { duration: "always" });

  expect(await alice.grants()).toHaveLength(2);
  expect(await rules()).toEqual([apis(events, busy, basic), ofContact]);
});

test("what came to its end is in it no more", async () => {
  const { alice, assistant, skill, refreshToken } = await givenRules([busy], [basic, mobile, busy, events]);
  const asked = await isAsked(alice, asking(assistant, { scope: events }));
  await decides(alice, asked, { decision: "allow", duration: "always" });

  await world.later("29 days");
  const early = await skill.client.refresh(refreshToken);
  expect(await skill.client.authRules(early.accessToken)).toEqual([apis(events, busy)]);
  await world.later("31 days");
  await expect(skill.client.refresh(refreshToken)).rejects.toMatchObject({ statusCode: 400 });
  const code = await codeFor(alice, asking(assistant, { scope: busy }));
  const late = await skill.client.exchange(code);
  await alice.revokes(await alice.grant(), busy);
  await expect(skill.client.authRules(late.accessToken)).rejects.toMatchObject({ statusCode: 403 });
});

test("what an admin withdrew is in it no more, though the person still allows it", async () => {
  const { alice, builder, assistant, rules } = await givenRules([basic, mobile]);

  await builder.send("DELETE", `/api/applications/${assistant.applicationId}/permissions/${mobile}`);

  expect(await rules()).toEqual([apis(basic)]);
  expect((await alice.grant()).scopes).toHaveLength(2);
});

test("it is of one person and one application", async () => {
  const { organisation, assistant, skill, rules } = await givenRules([basic, mobile]);
  const bob = await organisation.person("Bob");
  const { accessToken } = await skill.client.exchange(
    await codeFor(bob, asking(assistant, { scope: basic })),
  );

  expect(await skill.client.authRules(accessToken)).toEqual([apis(basic)]);
  expect(await rules()).toEqual([apis(basic), ofContact]);
});
