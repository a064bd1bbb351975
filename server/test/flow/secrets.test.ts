import { sql } from "kysely";
import { expect, test } from "vitest";
import { z } from "zod";
import { AuditReply } from "../world/contract.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { type Assistant, answerOf, asksNothing, type Member } from "../world/member.ts";
import { officialClient } from "../world/official-client.ts";
import { read } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "我的手机号是多少？";

const refusedClient = { statusCode: 400, code: "invalidClientIdOrSecret" };

async function newSecret(developer: Member, { applicationId }: Assistant, options: object): Promise<string> {
  const answer = await developer.send("POST", `/api/applications/${applicationId}/secret`, options);
  return read(answer, 201, z.object({ clientSecret: z.string() })).clientSecret;
}

async function givenTokens() {
  const given = await givenAssistantWithSkill(world);
  await given.alice.allows(await given.alice.says(given.assistant, question), { duration: "always" });
  const [{ accessToken = "", refreshToken = "" } = {}] = given.skill.tokens();
  return { ...given, accessToken, refreshToken };
}

test("a new secret leaves the old one a day, and what the skill holds untouched", async () => {
  const { builder, assistant, skill, accessToken, refreshToken } = await givenTokens();

  const clientSecret = await newSecret(builder, assistant, {});

  const renewed = officialClient(world.url, { ...assistant, clientSecret });
  expect(clientSecret).not.toBe(assistant.clientSecret);
  expect(await skill.client.profile(accessToken)).toHaveProperty("mobile");
  for (const client of [skill.client, renewed])
    expect(await client.refresh(refreshToken)).toMatchObject({ refreshToken });
  await world.later("23 hours");
  expect(await skill.client.refresh(refreshToken)).toMatchObject({ refreshToken });
  await world.later("2 hours");
  await expect(skill.client.refresh(refreshToken)).rejects.toMatchObject(refusedClient);
  expect(await renewed.refresh(refreshToken)).toMatchObject({ refreshToken });
});

test("a new secret that revokes the old one ends it and all that was got with it before it answers, and asks nobody again (T14)", async () => {
  const { alice, builder, assistant, skill, accessToken, refreshToken } = await givenTokens();
  const { accessToken: appToken } = await skill.client.appToken();

  const clientSecret = await newSecret(builder, assistant, { revokeOld: true });

  const { events } = read(
    await builder.send("GET", `/api/audit?subject=${assistant.applicationId}&limit=2`),
    200,
    AuditReply,
  );
  expect(events.map(({ event }) => event)).toEqual(["application.tokens_ended", "application.secret_added"]);
  await expect(skill.client.refresh(refreshToken)).rejects.toMatchObject(refusedClient);
  const renewed = officialClient(world.url, { ...assistant, clientSecret });
  await expect(renewed.profile(accessToken)).rejects.toMatchObject({ statusCode: 403 });
  await expect(renewed.refresh(refreshToken)).rejects.toMatchObject({
    code: "invalidParameter.authCode.notFound",
  });
  await expect(renewed.profile(appToken)).rejects.toMatchObject({ statusCode: 403 });
  skill.usesCredentials({ ...assistant, clientSecret });
  const run = await alice.says(assistant, question);
  expect(asksNothing(run)).toBe(true);
  expect(answerOf(run)).toContain("13800000000");
});

test("a skill that tells its tokens or its secret tells them to nobody, whatever it calls them", async () => {
  const { alice, assistant, skill } = await givenAssistantWithSkill(world);
  const secrets: string[] = [assistant.clientSecret];
  skill.answersWith(async (_, code) => {
    const { accessToken = "", refreshToken = "" } = await skill.client.exchange(code);
    secrets.push(accessToken, refreshToken);
    return { note: `keep ${accessToken} safe`, more: [refreshToken, { x: assistant.clientSecret }] };
  });

  const run = await alice.allows(await alice.says(assistant, question), { duration: "always" });

  const calls = await alice.send("GET", `/api/runs/${run.id}/calls`);
  const { rows } = await sql`select detail from run_step where run_id = ${run.id}`.execute(world.ctx.db);
  const shown = `${answerOf(run)} ${JSON.stringify(calls)} ${JSON.stringify(rows)}`;
  expect(secrets).toHaveLength(3);
  expect(answerOf(run)).toContain("••••");
  for (const secret of secrets) expect(shown).not.toContain(secret);
});
