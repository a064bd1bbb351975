import { expect, test } from "vitest";
import type { ClientFrame } from "./frames.ts";
import { graphAnswer, graphRequest } from "./graph-call.ts";

const statusLine = { code: 200, reasonPhrase: "OK" };
const inner = { statusLine, headers: { "Content-Type": "application/json" }, body: '{"a":1}' };
const frame = (more: Partial<ClientFrame>): ClientFrame => ({
  messageId: "m1",
  code: 200,
  message: "OK",
  data: {},
  ...more,
});
const nested = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));
const numbered = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`x${at}`, ""]));
const bodyOf = (frame: ClientFrame) => Buffer.from(graphAnswer(frame).body).toString();

test("a call carries its path and query as they are, its headers as members and its body as text", () => {
  const call = {
    messageId: "m1",
    method: "POST",
    uri: "/v1/a%20b?day=2021-10-1&location=%E6%9D%AD%E5%B7%9E",
    headers: [
      ["Content-Type", "application/json"],
      ["x-tag", "a"],
      ["X-Tag", "b"],
    ] as [string, string][],
    body: '{"title":"买牛奶"}',
  };

  expect(graphRequest(call)).toEqual({
    requestLine: { method: "POST", uri: "/v1/a%20b?day=2021-10-1&location=%E6%9D%AD%E5%B7%9E" },
    headers: { "content-type": "application/json", "x-tag": "a, b" },
    body: '{"title":"买牛奶"}',
  });
});

test("a call without a body carries an empty object", () => {
  expect(graphRequest({ messageId: "m1", method: "GET", uri: "/a", headers: [] }).body).toBe("{}");
});

test.each<[shape: string, frame: Partial<ClientFrame>]>([
  ["in data.response (Node, Java)", { data: { response: inner } }],
  ["in data (documents)", { data: inner }],
  [
    "in message, with our request in data (Python)",
    { message: inner, data: { requestLine: { method: "GET", uri: "/" } } },
  ],
])("an answer %s is read", (_, more) => {
  expect(graphAnswer(frame(more))).toEqual({
    status: 200,
    statusText: "OK",
    headers: [["content-type", "application/json"]],
    body: Buffer.from('{"a":1}'),
  });
});

test("of several places the first counts", () => {
  const other = { ...inner, body: "other" };
  expect(bodyOf(frame({ data: { response: inner, ...other }, message: other }))).toBe('{"a":1}');
  expect(bodyOf(frame({ data: inner, message: other }))).toBe('{"a":1}');
});

test("a body may be missing; one that is an object is taken as its JSON", () => {
  expect(bodyOf(frame({ data: { response: { statusLine } } }))).toBe("");
  expect(bodyOf(frame({ data: { response: { statusLine, body: null } } }))).toBe("");
  expect(bodyOf(frame({ data: { response: { statusLine, body: { a: 1 } } } }))).toBe('{"a":1}');
});

test("headers that are no text are left out, repeated ones kept", () => {
  const headers = { A: ["1", "2"], b: 3, c: null, d: { e: 1 } };
  expect(graphAnswer(frame({ data: { response: { ...inner, headers } } })).headers).toEqual([
    ["a", "1"],
    ["a", "2"],
    ["b", "3"],
  ]);
});

test.each([
  [404, "topic not found"],
  [500, "the client broke"],
])("a frame with code %i and no response is an answer of that status, with its message", (code, message) => {
  const answer = graphAnswer(frame({ code, message, data: "" }));

  expect(answer).toMatchObject({ status: code, statusText: message });
  expect(JSON.parse(Buffer.from(answer.body).toString())).toEqual({ message });
});

test.each<[what: string, frame: Partial<ClientFrame>, reason: string]>([
  ["without a response", {}, "bad_response"],
  ["with a status that is none", { data: { response: { statusLine: { code: 99 } } } }, "bad_response"],
  ["with a status line that is text", { data: { response: { statusLine: "200 OK" } } }, "bad_response"],
  ["with headers that are none", { data: { response: { statusLine, headers: 7 } } }, "bad_response"],
  ["that redirects", { data: { response: { statusLine: { code: 302 } } } }, "redirect"],
  [
    "with a body that nobody can walk through",
    { data: { statusLine, body: nested(400_000) } },
    "bad_response",
  ],
  [
    "with one header of many values",
    { data: { ...inner, headers: { a: Array(20_000).fill(1) } } },
    "too_large",
  ],
  ["with many headers", { data: { ...inner, headers: numbered(5_000) } }, "too_large"],
])("an answer %s is refused as over HTTP", (_, more, reason) => {
  expect(() => graphAnswer(frame(more))).toThrow(expect.objectContaining({ reason }));
});
