import { describe, expect, test } from "vitest";
import type { OutboundAnswer } from "../../platform/egress/index.ts";
import { readAnswer } from "./answer.ts";

const url = "https://skill.example/n";
const read = { method: "GET", carriesCode: false, url };
const answer = (body: string | Uint8Array, type = "application/json", status = 200): OutboundAnswer => ({
  kind: "answer",
  status,
  statusText: "",
  headers: type === "" ? [] : [["content-type", type]],
  body: typeof body === "string" ? Buffer.from(body) : body,
  ms: 1,
});

describe("an answer is what it says", () => {
  const answered: [body: string, type: string, result: unknown][] = [
    ['{"a":1}', "application/json", { a: 1 }],
    ['{"a":1}', "text/html", { a: 1 }],
    ['\ufeff{"a":1}', "application/json; charset=utf-8", { a: 1 }],
    ["[1]", "", [1]],
    ["null", "application/json", null],
    ["", "application/json", null],
    [" \n", "text/plain", null],
    ["晴，25℃", "text/plain; charset=utf-8", "晴，25℃"],
    ["# Sunny", "text/markdown", "# Sunny"],
    ["sunny", "", "sunny"],
  ];
  test.each(answered)("%j as %s is %j", (body, type, result) => {
    expect(readAnswer(answer(body, type), read)).toEqual({ outcome: "answered", result });
  });

  const unreadable: [name: string, body: string | Uint8Array, type: string][] = [
    ["broken JSON", '{"a":', "application/json"],
    ["a web page", "<html>sign in</html>", "text/html"],
    ["a web page that claims to be JSON", "<html></html>", "application/json"],
    ["bytes that are not UTF-8", Buffer.from([0x22, 0xff, 0x22]), "application/json"],
    ["text with NUL", "a\0b", "text/plain"],
    ["a thousand nested lists", "[".repeat(1000) + "]".repeat(1000), "application/json"],
  ];
  test.each(unreadable)("%s cannot be read", (_name, body, type) => {
    const outcome = readAnswer(answer(body, type), { ...read, method: "POST", carriesCode: true });
    expect(outcome).toMatchObject({
      outcome: "failed",
      reason: { en: expect.stringMatching(/cannot be read/), zh: expect.stringMatching(/无法读取/) },
    });
  });

  test("a result can be kept by a database: no NUL, no lone surrogate, no changed prototype", () => {
    const body = '{"a\\u0000":"x\\u0000y","b":["\\ud800"],"__proto__":{"polluted":1}}';
    const outcome = readAnswer(answer(body), read);
    expect(JSON.stringify(outcome)).toBe(
      '{"outcome":"answered","result":{"a\ufffd":"x\ufffdy","b":["\ufffd"],"__proto__":{"polluted":1}}}',
    );
    expect("polluted" in {}).toBe(false);
  });
});

describe("an error carries the skill's own words as one plain line", () => {
  const words: [body: string, said: string][] = [
    ['{"message":"no such city"}', "(HTTP 404): no such city"],
    ['{"error":"nope"}', "(HTTP 404): nope"],
    ['{"error":{"message":"deep"}}', "(HTTP 404): deep"],
    ['{"errcode":40014,"errmsg":"不合法"}', "(HTTP 404): 不合法"],
    ['{"message":"a\\u202eb\\n\\u200bcd"}', "(HTTP 404): ab cd"],
    [`{"message":"${"x".repeat(500)}"}`, `(HTTP 404): ${"x".repeat(199)}…`],
    ["<html>", "(HTTP 404)."],
    ["", "(HTTP 404)."],
    ['{"message":5}', "(HTTP 404)."],
  ];
  test.each(words)("%s", (body, said) => {
    expect(readAnswer(answer(body, "application/json", 404), read)).toMatchObject({
      outcome: "failed",
      reason: { en: `The skill answered with an error ${said}` },
    });
  });

  test.each([100, 199, 400, 401, 500, 503])("%i is an error", (status) => {
    expect(readAnswer(answer("{}", "", status), read).outcome).toBe("failed");
  });
});

describe("a skill can say that its token no longer opens what it needs", () => {
  const said = '{"success":false,"code":"InvalidAuthentication","message":"expired"}';

  test("in an answer and in an error, beside what it says", () => {
    expect(readAnswer(answer(said), read)).toEqual({
      outcome: "answered",
      result: JSON.parse(said),
      signal: true,
    });
    expect(readAnswer(answer(said, "application/json", 403), read)).toMatchObject({
      outcome: "failed",
      reason: { en: "The skill answered with an error (HTTP 403): expired" },
      signal: true,
    });
  });

  test("and no other answer says so", () => {
    for (const [body, status] of [
      ["{}", 200],
      ["{}", 403],
      ["", 403],
      ['"InvalidAuthentication"', 403],
    ] as const)
      expect(readAnswer(answer(body, "application/json", status), read)).not.toHaveProperty("signal");
  });
});

describe("no answer: failed where surely nothing was done, else unknown (T10)", () => {
  const failed = (reason: Extract<OutboundAnswer, { kind: "failed" }>["reason"], sent: boolean) =>
    ({ kind: "failed", reason, sent, message: "internal detail", ms: 1 }) as const;
  const cases: [
    reason: Parameters<typeof failed>[0],
    sent: boolean,
    method: string,
    code: boolean,
    outcome: string,
  ][] = [
    ["timeout", true, "GET", false, "failed"],
    ["timeout", true, "GET", true, "unknown"],
    ["timeout", true, "POST", false, "unknown"],
    ["timeout", true, "DELETE", false, "unknown"],
    ["timeout", false, "POST", true, "failed"],
    ["bad_response", true, "POST", false, "unknown"],
    ["too_large", true, "POST", false, "unknown"],
    ["aborted", true, "POST", false, "unknown"],
    ["redirect", true, "POST", true, "failed"],
    ["refused_address", false, "POST", true, "failed"],
    ["unreachable", false, "POST", true, "failed"],
    ["tls", false, "POST", true, "failed"],
  ];
  test.each(cases)("%s, sent %s, %s, code %s: %s", (reason, sent, method, carriesCode, outcome) => {
    const told = readAnswer(failed(reason, sent), { method, carriesCode, url });
    expect(told.outcome).toBe(outcome);
    if (told.outcome === "answered") return;
    expect(told.reason.en).not.toContain("internal detail");
    expect(/not known/.test(told.reason.en)).toBe(outcome === "unknown");
    expect(/不确定/.test(told.reason.zh)).toBe(outcome === "unknown");
  });
});
