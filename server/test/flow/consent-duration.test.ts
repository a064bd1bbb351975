import { expect, test } from "vitest";
import { givenAssistantWithSkill } from "../world/given.ts";
import { answerOf, asksNothing, cardOf } from "../world/member.ts";
import { profile } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "我的手机号是多少？";

const revoked = { statusCode: 403, code: "Forbidden.AccessDenied.AccessTokenPermissionDenied" };

test("“once”: the token ends with the run, there is no refresh token, and the next time asks again", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);

  const run = await alice.allows(await alice.says(assistant, question), { duration: "once" });

  expect(answerOf(run)).toContain("13800000000");
  expect(skill.tokens()).toMatchObject([{ refreshToken: undefined, expireIn: 600 }]);
  await expect(skill.client.profile(skill.tokens()[0]?.accessToken)).rejects.toMatchObject(revoked);
  expect(await alice.grants()).toEqual([]);
  expect(cardOf(await alice.says(assistant, question)).scopes).toHaveLength(2);
});

test("“once” ends also with a run that is stopped while the skill is at work", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  const working = Promise.withResolvers<void>();
  const mayAnswer = Promise.withResolvers<void>();
  const read: unknown[] = [];
  skill.answersWith(async (_, code) => {
    const { accessToken } = await skill.client.exchange(code);
    read.push(await skill.client.profile(accessToken));
    working.resolve();
    await mayAnswer.promise;
    return skill.client.profile(accessToken);
  });
  const asked = await alice.says(assistant, question);
  await alice.answers(asked, { decision: "allow", duration: "once" });
  await working.promise;

  expect(await alice.send("POST", `/api/runs/${asked.id}/cancel`, {})).toMatchObject({ status: 200 });
  mayAnswer.resolve();

  await expect.poll(() => skill.errors()).toMatchObject([revoked]);
  expect(read).toHaveLength(1);
  expect((await alice.sees(asked)).status).toBe("cancelled");
});

test("“this conversation”: goes on without asking here, asks again elsewhere, and ends when it is deleted", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  const here = await alice.startsConversation(assistant);
  await alice.allows(await alice.says(here, question), { duration: "conversation" });
  expect(asksNothing(await alice.says(here, question))).toBe(true);

  const elsewhere = await alice.startsConversation(assistant);
  expect(cardOf(await alice.says(elsewhere, question)).scopes).toHaveLength(2);

  const [tokens] = skill.tokens();
  expect(await skill.client.profile(tokens?.accessToken)).toHaveProperty("mobile");
  expect(await alice.send("DELETE", `/api/conversations/${here.id}`)).toMatchObject({ status: 204 });
  await expect(skill.client.profile(tokens?.accessToken)).rejects.toMatchObject(revoked);
  await expect(skill.client.refresh(tokens?.refreshToken ?? "")).rejects.toMatchObject({
    statusCode: 400,
    code: "invalidParameter.authCode.notFound",
  });
});

test("“this conversation” ends after a day of silence; while it goes on it is kept", async () => {
  const { alice, assistant } = await givenAssistantWithSkill(world);
  await alice.allows(await alice.says(assistant, question), { duration: "conversation" });

  await world.later("20 hours");
  expect(asksNothing(await alice.says(assistant, question))).toBe(true);
  await world.later("20 hours");
  expect(asksNothing(await alice.says(assistant, question))).toBe(true);
  await world.later("25 hours");

  expect(cardOf(await alice.says(assistant, question)).scopes).toHaveLength(2);
});

test("“30 days”: nobody is asked on the 29th day, and on the 31st the card is back", async () => {
  const { alice, assistant } = await givenAssistantWithSkill(world);
  await alice.allows(await alice.says(assistant, question), { duration: "30d" });

  await world.later("29 days");
  expect(asksNothing(await alice.says(assistant, question))).toBe(true);
  await world.later("2 days");

  expect(cardOf(await alice.says(assistant, question)).scopes).toHaveLength(2);
  expect(await alice.grants()).toEqual([]);
});

test("“always” ends at the organisation's maximum, 180 days", async () => {
  const { alice, assistant } = await givenAssistantWithSkill(world);
  await alice.allows(await alice.says(assistant, question), { duration: "always" });

  await world.later("179 days");
  expect(asksNothing(await alice.says(assistant, question))).toBe(true);
  await world.later("2 days");

  expect(cardOf(await alice.says(assistant, question)).scopes).toHaveLength(2);
});

test("left out of the answer, it is this conversation when something sensitive is asked for, else thirty days", async () => {
  const sensitive = await givenAssistantWithSkill(world);
  const asked = await sensitive.alice.says(sensitive.assistant, question);
  expect(cardOf(asked).defaultDuration).toBe("conversation");
  await sensitive.alice.allows(asked);
  expect((await sensitive.alice.grant()).scopes.map(({ duration }) => duration)).toEqual([
    "conversation",
    "conversation",
  ]);

  const plain = await givenAssistantWithSkill(world, { operations: [profile] });
  const askedPlain = await plain.alice.says(plain.assistant, "我的个人信息");
  expect(cardOf(askedPlain).defaultDuration).toBe("30d");
  await plain.alice.allows(askedPlain);
  expect((await plain.alice.grant()).scopes).toMatchObject([{ code: "Contact.User.Read", duration: "30d" }]);
});
