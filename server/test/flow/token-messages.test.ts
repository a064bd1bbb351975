import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createAssistant } from "../world/building.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const form = "application/x-www-form-urlencoded";

const Said = z.looseObject({
  code: z.string().optional(),
  message: z.string().optional(),
  refreshToken: z.string().optional(),
});

async function post(body: string, type = "application/json", path = "userAccessToken") {
  const headers: Record<string, string> = type === "" ? {} : { "content-type": type };
  const answer = await fetch(`${world.url}/v1.0/oauth2/${path}`, { method: "POST", headers, body });
  const said = Said.parse(await answer.json());
  return { status: answer.status, ...said, names: Object.keys(said).sort() };
}

/** An assistant's client, and a code that nobody has exchanged yet. */
async function givenCode() {
  const given = await givenAssistantWithSkill(world);
  given.skill.keepsItsCodes();
  const asked = await given.alice.says(given.assistant, "我的手机号是多少？");
  await given.alice.allows(asked, { duration: "always" });
  const { clientId, clientSecret } = given.assistant;
  return { clientId, clientSecret, code: given.skill.codesReceived()[0] ?? "" };
}

test("a form gets what JSON gets: a token for a code, another for a refresh token, and the application's own", async () => {
  const { clientId, clientSecret, code } = await givenCode();
  const client = { clientId, clientSecret };
  const inForm = (members: Record<string, string>) => new URLSearchParams(members).toString();

  const first = await post(inForm({ ...client, grantType: "authorization_code", code }), form);
  expect(first).toMatchObject({ status: 200, names: ["accessToken", "corpId", "expireIn", "refreshToken"] });
  const { refreshToken = "" } = first;
  const refreshing = inForm({ ...client, grantType: "refresh_token", refreshToken });
  expect(await post(refreshing, `${form}; charset=utf-8`)).toMatchObject({ status: 200, refreshToken });
  const own = inForm({ appKey: clientId, appSecret: clientSecret });
  expect(await post(own, form, "accessToken")).toMatchObject({ status: 200 });
  expect(await post(inForm({ ...client, grantType: "authorization_code", code }), form)).toMatchObject({
    status: 400,
    code: "invalidParameter.authCode.notFound",
    message: "不合法的临时授权码",
  });
});

describe("what is wrong with a request is told in Chinese, with its place and without its secrets", async () => {
  const organisation = await world.organisation();
  const builder = await organisation.person("Builder", {
    roles: ["member", "builder", "developer", "admin"],
  });
  const { clientId, clientSecret } = await createAssistant(builder, { name: "Weather" });
  const code = "canary-code-0123456789";
  const right = { clientId, clientSecret, grantType: "authorization_code", code };
  const without = (name: string) => JSON.stringify({ ...right, [name]: undefined });
  const grant = "invalidParameter.grantType";
  const client = "invalidClientIdOrSecret";
  const cases: [what: string, body: string, code: string, words: string[], type?: string][] = [
    [
      "names in snake case",
      JSON.stringify({
        client_id: clientId,
        client_secret: clientSecret,
        grant_type: "authorization_code",
        code,
      }),
      grant,
      ["grantType，而不是 grant_type", "clientId，而不是 client_id", "clientSecret，而不是 client_secret"],
    ],
    [
      "the same in a form",
      `client_id=${clientId}&client_secret=${clientSecret}&grant_type=authorization_code&code=${code}`,
      grant,
      ["grantType，而不是 grant_type"],
      form,
    ],
    ["no grant type", without("grantType"), grant, ["缺少参数 grantType"]],
    [
      "another grant type",
      JSON.stringify({ ...right, grantType: "password" }),
      grant,
      ["authorization_code"],
    ],
    ["no client", without("clientId"), client, ["缺少参数 clientId"]],
    ["no secret", without("clientSecret"), client, ["缺少参数 clientSecret"]],
    ["no code", without("code"), "invalidParameter.authCode.notFound", ["缺少参数 code"]],
    [
      "a refresh token by another name",
      JSON.stringify({ clientId, clientSecret, grantType: "refresh_token", refresh_token: code }),
      "invalidParameter.authCode.notFound",
      ["refreshToken，而不是 refresh_token"],
    ],
    ["a code as a list", JSON.stringify({ ...right, code: [code] }), "invalidParameter", ["code 必须是文本"]],
    [
      "a secret as a number",
      JSON.stringify({ ...right, clientSecret: 1 }),
      "invalidParameter",
      ["clientSecret"],
    ],
    [
      "a code too long",
      JSON.stringify({ ...right, code: "x".repeat(5000) }),
      "invalidParameter",
      ["code 过长"],
    ],
    ["broken JSON", `{"clientSecret": "${clientSecret}"`, "invalidParameter", ["JSON"]],
    ["an empty body", "", "invalidParameter", ["请求体为空"]],
    ["an empty form", "", "invalidParameter", ["请求体为空"], form],
    ["a list", "[]", "invalidParameter", ["不是对象"]],
    ["a prototype", '{"__proto__": {"clientId": "x"}}', "invalidParameter", ["请求体"]],
    ["a member twice in a form", "code=1&code=2", "invalidParameter", ["重复"], form],
    ["a form in another encoding", "code=%ff", "invalidParameter", ["UTF-8"], form],
    ["another charset", "code=1", "invalidParameter", ["UTF-8"], `${form}; charset=gbk`],
    ["another kind of body", "<xml/>", "invalidParameter", ["application/json"], "text/xml"],
    ["one that is too large", JSON.stringify({ code: "x".repeat(2_000_000) }), "invalidParameter", ["过大"]],
  ];
  test.each(cases)("%s", async (_what, body, expected, words, type) => {
    const answer = await post(body, type);

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer).toMatchObject({ code: expected, names: ["code", "message", "requestid"] });
    for (const word of words) expect(answer.message).toContain(word);
    expect(answer.message).toMatch(/\p{Script=Han}/u);
    expect(answer.message).not.toMatch(/details|body/);
    for (const secret of [clientSecret, code]) expect(JSON.stringify(answer)).not.toContain(secret);
  });

  test("a wrong secret is told before what is wrong with the grant", async () => {
    const answer = await post(JSON.stringify({ ...right, clientSecret: "wrong", code: undefined }));
    expect(answer).toMatchObject({ code: client, message: "无效的clientId或者clientSecret" });
  });

  test("the application's own token says the same of its members", async () => {
    const body = JSON.stringify({ client_id: clientId, appSecret: clientSecret });
    expect(await post(body, undefined, "accessToken")).toMatchObject({
      status: 400,
      code: client,
      message: "参数名应为 appKey，而不是 client_id",
    });
  });
});
