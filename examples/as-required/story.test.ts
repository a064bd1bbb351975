import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { by } from "../../server/src/audit/index.ts";
import { givePicture } from "../../server/src/directory/index.ts";
import { within } from "../../server/src/platform/ctx.ts";
import type { PersonId } from "../../server/src/platform/ids.ts";
import { answerOf, asksNothing, cardOf } from "../../server/test/world/member.ts";
import { givenAssistantForSamples } from "../../server/test/world/samples.ts";
import type { SkillRequest } from "../../server/test/world/skill.ts";
import { startWorld } from "../../server/test/world/world.ts";

const world = await startWorld();

const mobile = "15012349144";
const scopes = ["Contact.User.Read", "Contact.User.mobile"];

/** What the file says, what a request looks like, and where its code is. */
const files = [
  {
    file: "get.yaml",
    line: "GET /v1/actions/example/card/get",
    codeIn: ({ query }: SkillRequest) => query.oauthAuthCode,
    wire: (code: string) => ({ query: { oauthAuthCode: code }, body: "" }),
    framing: [],
  },
  {
    file: "post.yaml",
    line: "POST /v1/actions/example/card/query",
    codeIn: ({ body }: SkillRequest) => JSON.parse(body).oauthAuthCode,
    wire: (code: string) => ({ query: {}, body: `{"oauthAuthCode":"${code}"}` }),
    framing: ["content-length", "content-type"],
  },
];

async function givenCard({ file, codeIn }: (typeof files)[number]) {
  const { organisation, assistant, ...made } = await givenAssistantForSamples(world);
  const skill = await world.skill();
  skill.usesCredentials(assistant);
  await made.add(`as-required/${file}`, skill.origin);
  await made.publish();
  const person = await organisation.person("张三", { mobile, locale: "zh" });
  const bytes = await readFile(new URL("../../server/src/app/demo-pictures/member.webp", import.meta.url));
  await givePicture(within(world.ctx, organisation.id), by.system, { id: person.id as PersonId, bytes });
  const profiles: Record<string, unknown>[] = [];
  skill.answersWith(async (request) => {
    const { accessToken } = await skill.client.exchange(codeIn(request));
    const profile = await skill.client.profile(accessToken);
    profiles.push(profile);
    return profile;
  });
  return { assistant, skill, person, profiles };
}

test.each(files)("$file: asked, allowed, exchanged, read, and nobody is asked twice", async (sample) => {
  const { person, assistant, skill, profiles } = await givenCard(sample);

  const asked = await person.says(assistant, "查看我的名片");
  expect(cardOf(asked).scopes.map(({ code }) => code)).toEqual(scopes);
  expect(skill.requests()).toEqual([]);
  const answered = await person.allows(asked, { duration: "30d" });

  expect(skill.errors()).toEqual([]);
  const [request, ...others] = skill.requests();
  if (request === undefined) throw new Error("the skill was not called");
  expect(others).toEqual([]);
  const { method, path, query, body, headers } = request;
  expect(`${method} ${path}`).toBe(sample.line);
  expect({ query, body }).toEqual(sample.wire(sample.codeIn(request)));
  expect(sample.codeIn(request)).toMatch(/^[\w-]{40,}$/);
  expect(Object.keys(headers).sort()).toEqual(
    [
      "accept",
      "accept-language",
      "connection",
      "host",
      "idempotency-key",
      "user-agent",
      "x-request-id",
      ...sample.framing,
    ].sort(),
  );
  expect(headers).toMatchObject({ accept: "*/*", "accept-language": "zh-CN" });
  const told = answerOf(answered);
  expect(told).toContain("张三");
  expect(told).toContain(mobile);
  const [profile] = profiles;
  expect(profile).toMatchObject({ nick: "张三", mobile, stateCode: "86", unionId: person.unionId });
  const picture = await fetch(String(profile?.avatarUrl));
  expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/webp"]);

  const again = await person.says(assistant, "Show my card");
  expect(asksNothing(again)).toBe(true);
  expect(answerOf(again)).toContain(mobile);
  expect(new Set(skill.requests().map(sample.codeIn)).size).toBe(2);
});

test.each(files)("$file: not allowed, the skill gets nothing", async (sample) => {
  const { person, assistant, skill } = await givenCard(sample);

  const run = await person.denies(await person.says(assistant, "查看我的名片"));

  expect(skill.requests()).toEqual([]);
  expect(answerOf(run)).toContain("没有允许");
});

test.each(files)("$file: revoked, the token opens nothing and the person is asked again", async (sample) => {
  const { person, assistant, skill } = await givenCard(sample);
  await person.allows(await person.says(assistant, "查看我的名片"), { duration: "30d" });
  const [code] = skill.requests().map(sample.codeIn);

  await person.revokes(await person.grant());

  await expect(skill.client.exchange(code)).rejects.toMatchObject({
    code: "invalidParameter.authCode.notFound",
  });
  const asked = await person.says(assistant, "查看我的名片");
  expect(cardOf(asked).scopes.map(({ code }) => code)).toEqual(scopes);
  expect(skill.requests()).toHaveLength(1);
  expect(answerOf(await person.allows(asked))).toContain(mobile);
});
