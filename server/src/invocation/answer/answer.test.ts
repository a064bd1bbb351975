import { describe, expect, test } from "vitest";
import type { OutboundAnswer } from "../../platform/egress/index.ts";
import { readAnswer } from "./answer.ts";
import { inUtf8 } from "./content/charset.ts";

const url = "https://skill.example/n";
const read = { method: "GET", carriesCode: false, url };
const write = { ...read, method: "POST" };
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

  const page =
    "<html><head><title>Stock</title><style>p{}</style></head><body><h1>Mugs</h1><p>3 &lt;left&gt;</p><script>x()</script></body></html>";
  const otherForms: [type: string, body: string | Uint8Array, result: unknown][] = [
    ["text/html", "<p>3 left</p>", "3 left"],
    ["text/html", page, "Mugs\n3 <left>"],
    ["text/html", "<table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>", "a 1\nb 2"],
    ["application/json", "<!doctype html><title>x</title><p>3 left", "3 left"],
    ["", "<html><body>3 left</body></html>", "3 left"],
    [
      "application/xml",
      '<?xml version="1.0"?><s:stock xmlns:s="u"><s:left>3</s:left><s:sku>A &amp; B</s:sku></s:stock>',
      "left: 3\nsku: A & B",
    ],
    ["text/xml", "<left><![CDATA[3 < 4]]></left>", "3 < 4"],
    ["application/rss+xml", "<rss><item><t>a</t></item><item><t>b</t></item></rss>", "t: a\nt: b"],
    [
      "text/csv",
      'sku,left\r\nA1,3\r\n"B ""2""","4\n5"\r\n',
      [
        { sku: "A1", left: "3" },
        { sku: 'B "2"', left: "4\n5" },
      ],
    ],
    ["text/csv", "名称;数量\n杯子;3", [{ 名称: "杯子", 数量: "3" }]],
    ["text/tab-separated-values", "a\tb\n1\t2", [{ a: "1", b: "2" }]],
    ["text/csv", "a,b\n1,2,3", [{ a: "1", b: "2", "3": "3" }]],
    ["text/csv", "3 left", "3 left"],
    ["application/x-ndjson", '{"left":3}\n{"left":4}\n', [{ left: 3 }, { left: 4 }]],
    ["application/json", '{"left":3}\n{"left":4}\n', [{ left: 3 }, { left: 4 }]],
    ["application/x-ndjson", '{"response":"3 l","done":false}\n{"response":"eft","done":true}', "3 left"],
    ["text/event-stream", 'data: {"left":3}\n\n', { left: 3 }],
    ["text/event-stream", 'data: {"left":3}', { left: 3 }],
    ["text/event-stream", 'data: {"a":\ndata: 1}\n\n', { a: 1 }],
    ["text/event-stream", "data: one line\n\ndata: another line\n\n", "one line\nanother line"],
    ["text/event-stream", "data: 3\n\ndata:  left\n\ndata: [DONE]\n\n", "3 left"],
    ["text/event-stream", "data: 晴\n\ndata: 天\n\n", "晴天"],
    ["text/event-stream", 'data: {"n":1}\n\ndata: {"n":2}\n\n: comment\n\n', [{ n: 1 }, { n: 2 }]],
    [
      "text/event-stream",
      'data: {"choices":[{"delta":{"role":"assistant"}}]}\n\ndata: {"choices":[{"delta":{"content":"3 l"}}]}\n\ndata: {"choices":[{"delta":{"content":"eft"}}]}\n\ndata: [DONE]\n\n',
      "3 left",
    ],
    [
      "text/event-stream",
      'data: {"output":{"text":"3"}}\n\ndata: {"output":{"text":"3 left"}}\n\n',
      "3 left",
    ],
    ["text/plain", 'data: {"left":3}\n\n', { left: 3 }],
    ["application/x-www-form-urlencoded", "left=3&sku=A+1", { left: "3", sku: "A 1" }],
    ["application/json", ')]}\',\n{"left":3}', { left: 3 }],
    ["application/javascript", 'jsonp_1({"left":3});', { left: 3 }],
    ["application/json", "Created", "Created"],
    ["application/octet-stream", "3 left", "3 left"],
    ["text/yaml", "left: 3", "left: 3"],
  ];
  test.each(otherForms)("%s %j", (type, body, result) => {
    expect(readAnswer(answer(body, type), read)).toEqual({ outcome: "answered", result });
  });

  const gbk = Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc7, 0xe7, 0xcc, 0xec, 0x22, 0x7d]);
  const inCharsets: [type: string, body: Uint8Array, result: unknown][] = [
    ["application/json; charset=gbk", gbk, { a: "晴天" }],
    ['application/json;charset="GB2312"', gbk, { a: "晴天" }],
    ["application/json", gbk, { a: "晴天" }],
    ["application/json; charset=no-such", gbk, { a: "晴天" }],
    ["text/plain; charset=big5", Buffer.from([0xb4, 0xb8, 0xa4, 0xd1]), "晴天"],
    ["text/plain; charset=shift_jis", Buffer.from([0x90, 0xb0, 0x82, 0xea]), "晴れ"],
    ["text/plain; charset=euc-kr", Buffer.from([0xb8, 0xbc, 0xc0, 0xbd]), "맑음"],
    ["text/plain; charset=iso-8859-1", Buffer.from([0x63, 0x61, 0x66, 0xe9]), "café"],
    ["text/plain; charset=iso-8859-1", Buffer.from("晴天"), "晴天"],
    ["text/plain; charset=windows-1251", Buffer.from([0xff, 0xf1, 0xed, 0xee]), "ясно"],
    ["text/plain", Buffer.from("\ufeff晴", "utf16le"), "晴"],
    ["text/html", Buffer.concat([Buffer.from('<meta charset="gbk"><p>'), Buffer.from([0xc7, 0xe7])]), "晴"],
    [
      "text/xml",
      Buffer.concat([
        Buffer.from('<?xml version="1.0" encoding="gb2312"?><a>'),
        Buffer.from([0xc7, 0xe7]),
        Buffer.from("</a>"),
      ]),
      "晴",
    ],
  ];
  test.each(inCharsets)("%s is read in its charset", (type, body, result) => {
    const given = answer(body, type);
    if (given.kind === "failed") throw new Error("it is an answer");
    expect(readAnswer(inUtf8(given), read)).toEqual({ outcome: "answered", result });
  });

  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff]);
  const files: [type: string, body: string | Uint8Array, named: string][] = [
    ["image/png", png, "image/png"],
    ["application/json", png, "image/png"],
    ["application/pdf", "%PDF-1.7 text", "application/pdf"],
    ["", Buffer.from([0, 1, 2]), "application/octet-stream"],
    [
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      Buffer.from([0x50, 0x4b, 3, 4]),
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ],
    ["text/plain", "a\0b", "text/plain"],
  ];
  test.each(files)("%s %j cannot be shown and is named %s", (type, body, named) => {
    expect(readAnswer(answer(body, type), read)).toEqual({
      outcome: "answered",
      result: null,
      unread: named,
    });
  });

  const broken: [name: string, body: string][] = [
    ["broken JSON", '{"a":'],
    ["a thousand nested lists", "[".repeat(1000) + "]".repeat(1000)],
  ];
  test.each(broken)("%s cannot be read; a write is done all the same", (_name, body) => {
    const reason = { en: expect.stringMatching(/cannot be read/), zh: expect.stringMatching(/无法读取/) };
    expect(readAnswer(answer(body), read)).toMatchObject({ outcome: "failed", reason });
    expect(readAnswer(answer(body), write)).toEqual({
      outcome: "answered",
      result: null,
      wrote: true,
      unread: "application/json",
    });
  });

  test("a page for signing in is no answer, and after a write nobody knows", () => {
    const page = '<form><input name="p" type="password"></form>';
    expect(readAnswer(answer(page, "text/html"), read)).toMatchObject({
      outcome: "failed",
      reason: { en: expect.stringContaining("signing in") },
    });
    expect(readAnswer(answer(page, "text/html"), write).outcome).toBe("unknown");
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
    [`{"message":"${"x".repeat(500)}"}`, `(HTTP 404): ${"x".repeat(299)}…`],
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
      outcome: "failed",
      reason: { zh: "expired", en: "expired" },
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
    if (told.outcome === "answered") throw new Error("there is none");
    expect(told.reason.en).not.toContain("internal detail");
    expect(/not known/.test(told.reason.en)).toBe(outcome === "unknown");
    expect(/不确定/.test(told.reason.zh)).toBe(outcome === "unknown");
  });
});
