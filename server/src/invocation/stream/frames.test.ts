import { expect, test } from "vitest";
import { readClientFrame, serverFrame } from "./frames.ts";

test("a frame to a client has its members as the wire format names them, its data and its time as text", () => {
  const heading = { appId: "app_1", connectionId: "stc_1", messageId: "m1" };
  const text = serverFrame(
    { type: "SYSTEM", topic: "ping", ...heading, data: { opaque: "x" } },
    1690362102194,
  );

  expect(JSON.parse(text)).toEqual({
    specVersion: "1.0",
    type: "SYSTEM",
    headers: { ...heading, topic: "ping", contentType: "application/json", time: "1690362102194" },
    data: '{"opaque":"x"}',
  });
});

const headers = { messageId: "m1", contentType: "application/json" };

test.each<[what: string, frame: unknown, read: object]>([
  [
    "an answer",
    { code: 200, headers, message: "OK", data: '{"a":1}' },
    { code: 200, message: "OK", data: { a: 1 } },
  ],
  ["data that is an object already", { code: 200, headers, data: { a: 1 } }, { code: 200, data: { a: 1 } }],
  ["data that is no JSON", { code: 200, headers, data: "SUCCESS" }, { data: "SUCCESS" }],
  ["a code as text", { code: "404", headers, message: "no topic" }, { code: 404, message: "no topic" }],
  ["no code", { headers, data: "{}" }, { code: 200, data: {} }],
  ["a message that is an object", { code: 200, headers, message: { a: 1 } }, { message: { a: 1 } }],
])("%s is read", (_, frame, read) => {
  expect(readClientFrame(JSON.stringify(frame))).toMatchObject({ messageId: "m1", ...read });
});

test.each([
  ["not JSON", "hello"],
  ["nothing", ""],
  ["a list", "[]"],
  ["null", "null"],
  ["no headers", "{}"],
  ["no message id", '{"headers":{}}'],
  ["an empty message id", '{"headers":{"messageId":""}}'],
  ["a message id that is no text", '{"headers":{"messageId":7}}'],
  ["an endless message id", JSON.stringify({ headers: { messageId: "x".repeat(300) } })],
  ["nested past all reason", "[".repeat(500_000)],
])("%s is no frame", (_, text) => {
  expect(readClientFrame(text)).toBeUndefined();
});
