import { expect, test } from "vitest";
import { AskAgain, type Platform, PlatformError, Refusal, type SkillOperations, skill } from "../index.ts";
import { Unreachable } from "./refusals.ts";

const codes: string[] = [];
const failures: unknown[] = [];
const behalf = {
  async exchangeCode(code: string) {
    codes.push(code);
    return { accessToken: `token of ${code}`, expiresAt: 0 };
  },
} as Platform;

function streamed(operations: SkillOperations, uri: string, body = "{}", headers = {}) {
  const [method] = uri.split(" ");
  const data = { requestLine: { method, uri: uri.slice(uri.indexOf(" ") + 1) }, headers, body };
  return skill({ behalf, operations, onError: (error) => failures.push(error) })
    .stream(JSON.stringify(data))
    .then(({ response }) => ({ code: response.statusLine.code, ...JSON.parse(response.body) }));
}

test("over a stream an operation gets its parameters, the person's language and the token of its code", async () => {
  const answer = await streamed(
    {
      "POST /claims": async ({ given, language, accessToken }) => ({ given, language, accessToken }),
    },
    "POST /claims?a=1",
    '{"oauthAuthCode":"c1","b":"2"}',
    { "Accept-Language": "zh-CN" },
  );

  expect(answer).toEqual({
    code: 200,
    given: { a: "1", b: "2" },
    language: "zh",
    accessToken: "token of c1",
  });
});

test("without a code nothing is exchanged", async () => {
  codes.length = 0;

  expect(await streamed({ "GET /x": async ({ accessToken }) => ({ accessToken }) }, "GET /x")).toEqual({
    code: 200,
    accessToken: "",
  });
  expect(codes).toEqual([]);
});

test.each([
  [new Refusal("There is no room."), { code: 200, success: false, message: "There is no room." }],
  [
    new AskAgain(401, { code: "InvalidAuthentication", message: "over" }),
    { success: false, code: "InvalidAuthentication" },
  ],
  [
    new PlatformError(503, { code: "systemError", message: "later" }),
    { code: "systemError", message: "later" },
  ],
  [new Unreachable("http://api", "reset"), { code: 502, message: "http://api could not be reached." }],
  [new Error("secret detail"), { code: 500, message: "Something went wrong in the skill." }],
])("%s is answered as the platform understands it", async (error, answer) => {
  const failing = async () => {
    throw error;
  };

  expect(await streamed({ "GET /x": failing }, "GET /x")).toMatchObject(answer);
});

test("what goes wrong is told to whoever runs the skill, a refusal is not", async () => {
  failures.length = 0;
  const bug = new TypeError("no such member");
  const failsWith = (error: Error) => streamed({ "GET /x": () => Promise.reject(error) }, "GET /x");

  await failsWith(bug);
  await failsWith(new Refusal("There is no room."));

  expect(failures).toEqual([bug]);
});

test("another operation is not found, and a body that is no JSON is no crash", async () => {
  expect(await streamed({}, "GET /x")).toMatchObject({ code: 404 });
  expect(await streamed({ "POST /x": async () => ({}) }, "POST /x", "{")).toMatchObject({ code: 500 });
});
