import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { PlatformError, platform } from "./index.ts";

interface Got {
  method: string | undefined;
  url: string | undefined;
  token: string | string[] | undefined;
  body: string;
}

let server: Server;
let got: Got[] = [];
let answer: { status: number; body: unknown };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { method, url, headers } = request;
    got.push({ method, url, token: headers["x-acs-dingtalk-access-token"], body });
    response
      .writeHead(answer.status, { "content-type": "application/json" })
      .end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => server.close());

beforeEach(() => {
  got = [];
});

function client() {
  const { port } = server.address() as AddressInfo;
  return platform({ url: `http://127.0.0.1:${port}`, clientId: "ding1", clientSecret: "s3cret" });
}

test("a code is exchanged in the words of the wire format", async () => {
  answer = { status: 200, body: { accessToken: "at", refreshToken: "rt", expireIn: 7200, corpId: "ding9" } };

  const tokens = await client().exchangeCode("the-code");

  const [{ method, url, body } = { method: "", url: "", body: "{}" }] = got;
  expect([method, url]).toEqual(["POST", "/v1.0/oauth2/userAccessToken"]);
  expect(JSON.parse(body)).toEqual({
    clientId: "ding1",
    clientSecret: "s3cret",
    grantType: "authorization_code",
    code: "the-code",
  });
  expect(tokens).toMatchObject({ accessToken: "at", refreshToken: "rt", corpId: "ding9" });
  expect(tokens.expiresAt).toBeGreaterThan(Date.now() + 7_000_000);
});

test("allowed once, there is no refresh token to keep", async () => {
  answer = { status: 200, body: { accessToken: "at", expireIn: 600, corpId: "ding9" } };

  expect(await client().exchangeCode("c")).not.toHaveProperty("refreshToken");
});

test("a token travels in its header, never in the address", async () => {
  answer = { status: 200, body: { nick: "Li", unionId: "u", openId: "o", mobile: "138" } };

  expect(await client().profile("the-token")).toMatchObject({ mobile: "138" });
  expect(got[0]).toMatchObject({ method: "GET", url: "/v1.0/contact/users/me", token: "the-token" });
});

test("a refusal says which permission is lacking", async () => {
  answer = {
    status: 403,
    body: {
      code: "Forbidden.AccessDenied",
      message: "no",
      accessdenieddetail: { requiredScopes: ["Contact.User.Read"] },
    },
  };

  const refused = await client()
    .profile("t")
    .catch((error: unknown) => error);

  expect(refused).toBeInstanceOf(PlatformError);
  expect(refused).toMatchObject({
    status: 403,
    code: "Forbidden.AccessDenied",
    requiredScopes: ["Contact.User.Read"],
  });
});
