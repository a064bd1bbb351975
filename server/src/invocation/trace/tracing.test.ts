import { describe, expect, test } from "vitest";
import type { OutboundAnswer } from "../../platform/egress/index.ts";
import { maskingOf } from "../../platform/masking/masking.ts";
import { operation, parameter } from "../request/operation.fixture.ts";
import { type BuiltRequest, buildRequest } from "../request/request.ts";
import { maskedAnswer } from "./masked-answer.ts";
import { requestTrace, responseTrace } from "./tracing.ts";

type Answered = Extract<OutboundAnswer, { kind: "answer" }>;

const code = "bhf_0123456789abcd-__q1W2e3R4t5Y6u7I8o9P0a-S_dFgHjKlZxCvBnM12345";

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
  const requestOf = (request: BuiltRequest, secrets: string[]) => requestTrace(request, maskingOf(secrets));
  const answered = (given: Partial<Answered>, secrets: string[]) =>
    responseTrace(maskedAnswer(answer(given), maskingOf(secrets)));
  const answer = (given: Partial<Answered>): Answered => ({
    kind: "answer",
    status: 200,
    statusText: "OK",
    headers: [],
    body: Buffer.from("{}"),
    ms: 1,
    ...given,
  });

  test("a name that stands in the query and in the body is shown where it was sent", () => {
    const parameters = [
      { ...parameter("id"), key: "query.id" },
      { ...parameter("id", { in: "body" }), key: "body.id" },
      parameter("n", { in: "body" }),
    ];
    const of = operation({ method: "POST", contentType: "application/json", parameters });
    const values = { "query.id": "u12", "body.id": "u13", n: "x" };
    const request = buildRequest(of, values, { idempotencyKey: "k", requestId: "r", language: "en" });
    expect(requestOf(request, [])).toMatchObject({ uri: "/v1/weather?id=u12", body: '{"id":"u13","n":"x"}' });
  });

  test("a GET shows its query in its address, the code masked, and an empty body: that is what was sent", () => {
    const query = "?oauthAuthCode=••••2345&location=%E6%9D%AD%E5%B7%9E&tag=a&tag=b";
    expect(requestOf(get, [code])).toEqual({
      mode: "http",
      method: "GET",
      uri: `/v1/weather${query}`,
      url: `https://skill.example/v1/weather${query}`,
      sent: null,
      headers: { accept: "*/*", authorization: "••••" },
      body: "",
    });
  });

  test("a POST shows its body as it was sent, and its query in its address", () => {
    const post = (uri: string, body?: string, type = "application/json"): BuiltRequest => ({
      method: "POST",
      ...to(uri),
      headers: [["content-type", type]],
      ...(body !== undefined && { body }),
    });
    const form = "application/x-www-form-urlencoded";
    const partsOf = (request: BuiltRequest) => {
      const { uri, body } = requestOf(request, [code]);
      return [uri, body];
    };
    expect(partsOf(post("/?q=1", `{"code":"${code}"}`))).toEqual(["/?q=1", '{"code":"••••2345"}']);
    expect(partsOf(post("/", `code=${code}&b=2&b=%E6%9D%AD`, form))).toEqual([
      "/",
      "code=••••2345&b=2&b=%E6%9D%AD",
    ]);
    expect(partsOf(post("/?q=1", "[1]"))).toEqual(["/?q=1", "[1]"]);
    expect(partsOf(post("/?q=1", "a text", "text/plain"))).toEqual(["/?q=1", "a text"]);
    expect(partsOf(post(`/x/${code}`))).toEqual(["/x/••••2345", ""]);
  });

  test("a multipart body is shown as it was sent, what is named like a secret masked", () => {
    const fields = ["a", "list", "password"].map((name) => parameter(name, { in: "body" }));
    const described = operation({ method: "POST", contentType: "multipart/form-data", parameters: fields });
    const values = { a: "x\r\n\0", list: ["1", "2"], password: "hunter2 and more" };
    const request = buildRequest(described, values, { idempotencyKey: "k", requestId: "r", language: "en" });
    const trace = requestOf(request, []);
    expect(trace.body).toBe(trace.sent);
    expect(trace.sent).toBe(request.body?.replace("\0", "\ufffd").replace("hunter2 and more", "••••"));
  });

  test("a stream call says so and has no address", () => {
    const { mode, url, uri } = requestOf({ ...get, origin: "", url: "" }, [code]);
    expect({ mode, url, uri }).toEqual({
      mode: "stream",
      url: "",
      uri: expect.stringMatching(/^\/v1\/weather\?oauthAuthCode=••••2345/),
    });
  });

  test("T50 what proves the platform to a skill is masked in any header, however short", () => {
    const headers: [string, string][] = [
      ["x-of-their-own", "Key abcdefghijklmnop"],
      ["x-pin", "123"],
      ["cookie", "sid=abcdefghijklmnop"],
      ["x-session-token", "abcdefghijklmnop"],
      ["idempotency-key", "stp_abcdefghijklmnop"],
    ];
    expect(requestOf({ ...get, headers }, ["abcdefghijklmnop", "123"]).headers).toEqual({
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
    expect(requestOf({ ...get, headers }, [pair, "hunter2"]).headers).toEqual({
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
    expect(answered({ statusText: `Code ${code}`, headers, body }, [code])).toEqual({
      status: { code: 200, message: "Code ••••2345" },
      headers: { "set-cookie": "••••, ••••", "x-echo": "got ••••2345", "x-••••2345": "in a name" },
      body: '{"echo":"••••2345","token":"••••aWo"}'.replace("aWo", "oaWo"),
    });
  });

  test("a long body is cut after masking, and what is not text is only counted", () => {
    const long = `${"x".repeat(65_530)}${code}`;
    expect(answered({ body: Buffer.from(long) }, [code])?.body).toBe(`${"x".repeat(65_530)}••••23…`);
    expect(answered({ body: Buffer.from([...code].join("\0")) }, [code])?.body).toBe("[127 bytes, not text]");
  });

  test("a failed call has no response", () => {
    const failed = { kind: "failed", reason: "timeout", sent: true, message: "", ms: 1 } as const;
    expect(responseTrace(failed)).toBe(null);
  });

  test("a redirect that was refused shows its status and where it led, its secrets masked", () => {
    const headers: [string, string][] = [
      ["location", `/things/?code=${code}`],
      ["set-cookie", "a=b"],
    ];
    const head = { status: 307, statusText: "Temporary Redirect", headers };
    const refused = { kind: "failed", reason: "redirect", sent: true, message: "", head, ms: 1 } as const;
    expect(responseTrace(maskedAnswer(refused, maskingOf([code])))).toEqual({
      status: { code: 307, message: "Temporary Redirect" },
      headers: { location: "/things/?code=••••2345", "set-cookie": "••••" },
      body: null,
    });
  });
});
