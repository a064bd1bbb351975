import { describe, expect, test } from "vitest";
import type { OutboundAnswer } from "../../platform/egress/index.ts";
import { operation, parameter } from "../request/operation.fixture.ts";
import { type BuiltRequest, buildRequest } from "../request/request.ts";
import { maskBytes, maskedTrace, maskSecrets } from "./mask.ts";

const code = "bhf_0123456789abcd-__q1W2e3R4t5Y6u7I8o9P0a-S_dFgHjKlZxCvBnM12345";
const awkward = 'p/a"ss+wörd &%=\\x';

describe("T50 a secret is masked however it is written", () => {
  const spellings: [name: string, (secret: string) => string][] = [
    ["as it is", (s) => s],
    ["in a URL", encodeURIComponent],
    ["in a URL in lower case", (s) => encodeURIComponent(s).replace(/%../g, (each) => each.toLowerCase())],
    ["in a form", (s) => new URLSearchParams({ x: s }).toString().slice(2)],
    ["in JSON", (s) => JSON.stringify(s).slice(1, -1)],
    ["in JSON with escaped slashes", (s) => JSON.stringify(s).slice(1, -1).replaceAll("/", "\\/")],
    ["in hexadecimal", (s) => Buffer.from(s).toString("hex")],
    ["in upper hexadecimal", (s) => Buffer.from(s).toString("hex").toUpperCase()],
    ["in base64", (s) => Buffer.from(s).toString("base64")],
    ["in base64url", (s) => Buffer.from(s).toString("base64url")],
    ["in base64 after a name", (s) => Buffer.from(`me:${s}`).toString("base64")],
    ["in base64 between others", (s) => Buffer.from(`abcd${s}e`).toString("base64")],
    ["backwards", (s) => [...s].reverse().join("")],
  ];
  test.each(spellings)("%s", (_name, spell) => {
    for (const secret of [code, awkward]) {
      const written = spell(secret);
      const masked = maskSecrets(`before ${written} after ${written}`, [secret]);
      expect(masked).toMatch(/^before .*••••.* after .*••••.*$/);
      expect(masked).not.toContain(written.slice(4, -4));
    }
  });

  test("of our own codes the last four characters stay, of what others made none", () => {
    const foreign = [
      "hunter22",
      "sk-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJ",
      code.slice(1),
      `${code}x`,
      code.toUpperCase(),
      `Bearer ${code}`,
      `https://hooks.example/${code}`,
    ];
    expect(maskSecrets(`x${code}y`, [code])).toBe("x••••2345y");
    for (const secret of foreign) expect(maskSecrets(`x ${secret} y`, [secret])).toBe("x •••• y");
    expect(maskSecrets(`{"accessToken":"${code}"}`, [])).toBe('{"accessToken":"••••2345"}');
    expect(maskSecrets("abc", ["", "b"])).toBe("abc");
  });

  const members: [text: string, masked: string][] = [
    ['{"accessToken":"abcdefghijklmnop"}', '{"accessToken":"••••"}'],
    ['{"refresh_token" : "abcdefghijklmnop", "a":1}', '{"refresh_token" : "••••", "a":1}'],
    ['{"password":"a\\"b"}', '{"password":"••••"}'],
    ['{"password":123456}', '{"password":"••••"}'],
    ['{"clientSecret":"abcdefghijklmnop","expireIn":7200}', '{"clientSecret":"••••","expireIn":7200}'],
    ['"{\\"accessToken\\":\\"abcdefghijklmnop\\",\\"b\\":1}"', '"{\\"accessToken\\":\\"••••\\",\\"b\\":1}"'],
    ["a=1&access_token=abcdefghijklmnop&b=2", "a=1&access_token=••••&b=2"],
    ["a%5Bpassword%5D=abcdefghijklmnop", "a%5Bpassword%5D=••••"],
    ['name="password"\r\n\r\nabcdefghijklmnop\r\n--b', 'name="password"\r\n\r\n••••\r\n--b'],
    [
      'name="password"\r\nContent-Type: text/plain\r\n\r\nabcdefghijklmnop\r\n',
      'name="password"\r\nContent-Type: text/plain\r\n\r\n••••\r\n',
    ],
    ['{"message":"your password is fine"}', '{"message":"your password is fine"}'],
  ];
  test.each(members)("%s becomes %s, also when masked again", (text, masked) => {
    expect(maskSecrets(text, [])).toBe(masked);
    expect(maskSecrets(masked, [])).toBe(masked);
  });

  test("a megabyte of hostile text is masked in no time", () => {
    const started = performance.now();
    maskSecrets('"password":"\\'.repeat(90_000), [code]);
    maskSecrets(`"password"${" ".repeat(1_000_000)}`, [code]);
    maskSecrets("=".repeat(1_000_000), [code]);
    maskSecrets('name="password"'.repeat(70_000), [code]);
    maskSecrets('name="password"\r\nx'.repeat(70_000), [code]);
    maskSecrets(`password${"%5D".repeat(300_000)}`, [code]);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("bytes that are not text stay as they are", () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00]);
    expect(maskBytes(bytes, [code])).toBe(bytes);
    expect(Buffer.from(maskBytes(Buffer.from(code), [code])).toString()).toBe("••••2345");
  });
});

function to(uri: string): Pick<BuiltRequest, "origin" | "uri" | "url"> {
  const origin = "https://skill.example";
  return { origin, uri, url: `${origin}${uri}` };
}

describe("the trace of a call", () => {
  const get: BuiltRequest = {
    method: "GET",
    ...to(`/v1/weather?oauthAuthCode=${code}&location=%E6%9D%AD%E5%B7%9E&tag=a&tag=b`),
    headers: [
      ["accept", "*/*"],
      ["authorization", "Bearer abcdefghijklmnop"],
    ],
  };
  const answer = (given: Partial<Extract<OutboundAnswer, { kind: "answer" }>>): OutboundAnswer => ({
    kind: "answer",
    status: 200,
    statusText: "OK",
    headers: [],
    body: Buffer.from("{}"),
    ms: 1,
    ...given,
  });

  test("a name that stands in the query and in the body is shown for each", () => {
    const parameters = [
      { ...parameter("id"), key: "query.id" },
      { ...parameter("id", { in: "body" }), key: "body.id" },
      parameter("n", { in: "body" }),
    ];
    const of = operation({ method: "POST", contentType: "application/json", parameters });
    const values = { "query.id": "u12", "body.id": "u13", n: "x" };
    const request = buildRequest(of, values, { idempotencyKey: "k", requestId: "r" });
    expect(maskedTrace(request, undefined, []).request.body).toBe(
      '{"query.id":"u12","body.id":"u13","n":"x"}',
    );
  });

  test("a GET shows its path without query, and its parameters merged as a JSON body", () => {
    expect(maskedTrace(get, undefined, [code])).toEqual({
      request: {
        mode: "http",
        method: "GET",
        uri: "/v1/weather",
        url: "https://skill.example/v1/weather?oauthAuthCode=••••2345&location=%E6%9D%AD%E5%B7%9E&tag=a&tag=b",
        sent: null,
        headers: { accept: "*/*", authorization: "••••" },
        body: '{"oauthAuthCode":"••••2345","location":"杭州","tag":["a","b"]}',
      },
      response: null,
    });
  });

  test("a POST shows query and body together as one object, no parameters as null", () => {
    const post = (uri: string, body?: string, type = "application/json"): BuiltRequest => ({
      method: "POST",
      ...to(uri),
      headers: [["content-type", type]],
      ...(body !== undefined && { body }),
    });
    const form = "application/x-www-form-urlencoded";
    const bodyOf = (request: BuiltRequest) => maskedTrace(request, undefined, [code]).request.body;
    expect(bodyOf(post("/?q=1", `{"code":"${code}"}`))).toBe('{"q":"1","code":"••••2345"}');
    expect(bodyOf(post("/", `code=${code}&b=2&b=%E6%9D%AD`, form))).toBe(
      '{"code":"••••2345","b":["2","杭"]}',
    );
    expect(bodyOf(post("/", "[1]"))).toBe("[1]");
    expect(bodyOf(post("/?q=1", "[1]"))).toBe('{"q":"1","body":[1]}');
    expect(bodyOf(post("/?q=1", "a text", "text/plain"))).toBe('{"q":"1","body":"a text"}');
    expect(bodyOf(post("/"))).toBe(null);
    expect(maskedTrace(post(`/x/${code}`), undefined, [code]).request.uri).toBe("/x/••••2345");
  });

  test("a multipart body is shown as the fields it has, and kept as it was sent", () => {
    const fields = ["a", "list", "password"].map((name) => parameter(name, { in: "body" }));
    const described = operation({ method: "POST", contentType: "multipart/form-data", parameters: fields });
    const values = { a: "x\r\n\0", list: ["1", "2"], password: "hunter2 and more" };
    const request = buildRequest(described, values, { idempotencyKey: "k", requestId: "r" });
    const trace = maskedTrace(request, undefined, []).request;
    expect(trace.body).toBe('{"a":"x\\r\\n\\u0000","list":["1","2"],"password":"••••"}');
    expect(trace.sent).toBe(request.body?.replace("\0", "\ufffd").replace("hunter2 and more", "••••"));
  });

  test("a stream call says so and has no address", () => {
    const { mode, url, uri } = maskedTrace({ ...get, origin: "", url: "" }, undefined, [code]).request;
    expect({ mode, url, uri }).toEqual({ mode: "stream", url: "", uri: "/v1/weather" });
  });

  test("T50 what proves the platform to a skill is masked in any header, however short", () => {
    const headers: [string, string][] = [
      ["x-of-their-own", "Key abcdefghijklmnop"],
      ["x-pin", "123"],
      ["cookie", "sid=abcdefghijklmnop"],
      ["x-session-token", "abcdefghijklmnop"],
      ["idempotency-key", "stp_abcdefghijklmnop"],
    ];
    expect(maskedTrace({ ...get, headers }, undefined, ["abcdefghijklmnop", "123"]).request.headers).toEqual({
      "x-of-their-own": "Key ••••",
      "x-pin": "••••",
      cookie: "••••",
      "x-session-token": "••••",
      "idempotency-key": "stp_••••",
    });
  });

  test("T50 of a password that travels in base64 not even the end is shown", () => {
    const pair = Buffer.from("somebody:hunter2").toString("base64");
    const headers: [string, string][] = [["authorization", `Basic ${pair}`]];
    expect(maskedTrace({ ...get, headers }, undefined, [pair, "hunter2"]).request.headers).toEqual({
      authorization: "••••",
    });
  });

  test("T50 what a skill echoes is masked in every part of its answer", () => {
    const headers: [string, string][] = [
      ["set-cookie", "session=abcdefghijklmnop"],
      ["set-cookie", "b=1"],
      ["x-echo", `got ${code}`],
      [`x-${code.toLowerCase()}`, "in a name"],
    ];
    const body = Buffer.from(
      JSON.stringify({
        echo: code,
        token: "bhf_0123456789abcdef_Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZmdoaWo",
      }),
    );
    const { response } = maskedTrace(get, answer({ statusText: `Code ${code}`, headers, body }), [code]);
    expect(response).toEqual({
      status: { code: 200, message: "Code ••••2345" },
      headers: { "set-cookie": "••••, ••••", "x-echo": "got ••••2345", "x-••••2345": "in a name" },
      body: '{"echo":"••••2345","token":"••••aWo"}'.replace("aWo", "oaWo"),
    });
  });

  test("a long body is cut after masking, and what is not text is only counted", () => {
    const long = `${"x".repeat(65_530)}${code}`;
    const { response } = maskedTrace(get, answer({ body: Buffer.from(long) }), [code]);
    expect(response?.body).toBe(`${"x".repeat(65_530)}••••23…`);
    const binary = maskedTrace(get, answer({ body: Buffer.from([...code].join("\0")) }), [code]);
    expect(binary.response?.body).toBe("[127 bytes, not text]");
  });

  test("a failed call has no response", () => {
    const failed = { kind: "failed", reason: "timeout", sent: true, message: "", ms: 1 } as const;
    expect(maskedTrace(get, failed, [code]).response).toBe(null);
  });
});
