// Answers as skills really give them, through the egress guard: what a person reads in the end.
import { createServer, type OutgoingHttpHeaders } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBadSkill } from "../../platform/egress/bad-skill.fixture.ts";
import { createEgress } from "../../platform/egress/index.ts";
import { type ReadAnswer, readAnswer } from "./answer.ts";
import { inUtf8 } from "./content/charset.ts";

const json = { "content-type": "application/json" };
const zeros = Buffer.alloc(20 * 1024 * 1024);
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const coded = (coding: string) => ({ ...json, "content-encoding": coding });

/** Answers that are valid HTTP, by path. */
const said: Record<string, [status: number, headers: OutgoingHttpHeaders, body: string | Uint8Array]> = {
  "/json": [200, json, '{"a":1}'],
  "/text": [200, { "content-type": "text/plain; charset=utf-8" }, "晴"],
  "/markdown": [200, json, '{"content":"# Sunny"}'],
  "/no-content-member": [200, json, '{"text":"# Sunny"}'],
  "/empty": [200, {}, ""],
  "/204": [204, {}, ""],
  "/bom": [200, json, '\ufeff{"a":1}'],
  "/cookie": [200, { ...json, "set-cookie": ["sid=1", "b=2"] }, '{"a":1}'],
  "/json-as-html": [200, { "content-type": "text/html" }, '{"a":1}'],
  "/html-as-json": [200, json, "<!doctype html><title>Stock</title><p>Sign in</p>"],
  "/image-as-json": [200, json, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff])],
  "/latin1": [200, { "content-type": "application/json; charset=latin1" }, Buffer.from([0x22, 0xe9, 0x22])],
  "/truncated-json": [200, json, '{"a":'],
  "/deep": [200, json, "[".repeat(100_000) + "]".repeat(100_000)],
  "/broad": [200, json, `[${"0,".repeat(400_000)}0]`],
  "/400": [400, json, '{"message":"no such city"}'],
  "/401": [401, json, '{"code":"InvalidAuthentication","message":"expired"}'],
  "/404": [404, { "content-type": "text/html" }, "<html>"],
  "/500": [500, {}, ""],
  "/503": [503, json, "not json"],
  "/gzip-json": [200, coded("gzip"), gzipSync('{"a":1}')],
  "/gzip-bomb": [200, coded("gzip"), gzipSync(zeros, { level: 1 })],
  "/br-bomb": [200, coded("br"), brotliCompressSync(zeros, quickly)],
  "/deflate-bomb": [200, coded("deflate"), deflateSync(zeros, { level: 1 })],
  "/raw-deflate-bomb": [200, coded("deflate"), deflateRawSync(zeros, { level: 1 })],
  "/error-bomb": [500, coded("gzip"), gzipSync(zeros, { level: 1 })],
  "/too-large": [200, json, JSON.stringify("x".repeat(1024 * 1024))],
};

const server = createServer((request, response) => {
  const [status, headers, body] = said[request.url ?? ""] ?? [500, {}, ""];
  response.writeHead(status, headers).end(body);
});
const skill = await startBadSkill();
const egress = createEgress({ allow: ["127.0.0.1"], names: new Map(), own: [] });
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address === "object" && address) port = address.port;
});
afterAll(async () => {
  await egress.close();
  skill.close();
  server.close();
});

/** A call that writes: it is the one of which a person must know whether it was done. */
async function call(at: number, path: string): Promise<ReadAnswer> {
  const answer = await egress.send({
    method: "POST",
    url: `http://127.0.0.1:${at}${path}`,
    headers: [],
    body: "{}",
    timeoutMs: 1000,
    idleMs: 300,
  });
  expect(answer.ms).toBeLessThan(1500);
  const inWords = answer.kind === "answer" ? inUtf8(answer) : answer;
  return readAnswer(inWords, { method: "POST", carriesCode: true, url: `http://127.0.0.1:${port}${path}` });
}

/** One or a few whole sentences for a person, in both languages, without a word of our inner life. */
function expectReadable(outcome: ReadAnswer): void {
  if (outcome.outcome === "answered") return;
  const { zh, en } = outcome.reason;
  expect(zh).toMatch(/^\p{Script=Han}.{5,200}[。\w]$/u);
  expect(en).toMatch(/^(?:The|No) .{10,250}[.\w]$/);
  expect(`${zh} ${en}`).not.toMatch(/127\.0\.0\.1|ECONN|HPE_|UND_ERR|undefined|null|Error:|\n/);
}

const tooLarge = /too large.*not known/;
const broken = /broke off or could not be read.*not known/;
const slow = /did not answer in time.*not known/;
const error = (status: number, words = "") => new RegExp(`error \\(HTTP ${status}\\)${words}`);

describe("each answer of a skill ends in a readable step: an answer,", () => {
  const answered: [path: string, result: unknown][] = [
    ["/json", { a: 1 }],
    ["/text", "晴"],
    ["/markdown", { content: "# Sunny" }],
    ["/no-content-member", { text: "# Sunny" }],
    ["/empty", null],
    ["/204", null],
    ["/bom", { a: 1 }],
    ["/cookie", { a: 1 }],
    ["/json-as-html", { a: 1 }],
    ["/gzip-json", { a: 1 }],
    ["/broad", expect.any(Array)],
    ["/html-as-json", "Sign in"],
    ["/latin1", "é"],
  ];
  test.each(answered)("%s", async (path, result) => {
    expect(await call(port, path)).toEqual({ outcome: "answered", wrote: true, result });
  });

  test.each([
    ["/image-as-json", "image/png"],
    ["/truncated-json", "application/json"],
    ["/deep", "application/json"],
  ])("%s: done, and what it answered cannot be shown", async (path, unread) => {
    expect(await call(port, path)).toEqual({ outcome: "answered", wrote: true, result: null, unread });
  });
});

describe("a failure that the skill itself told,", () => {
  const failed: [path: string, reason: RegExp][] = [
    ["/400", error(400, ": no such city")],
    ["/401", error(401, ": expired")],
    ["/404", error(404)],
    ["/500", error(500)],
    ["/503", error(503, ": not json")],
  ];
  test.each(failed)("%s", async (path, reason) => {
    const outcome = await call(port, path);
    expect(outcome).toMatchObject({ outcome: "failed", reason: { en: expect.stringMatching(reason) } });
    expectReadable(outcome);
  });
});

describe("or that nobody knows whether it was done; and the connection is given back,", () => {
  const wellFormed: [path: string, reason: RegExp][] = [
    ["/gzip-bomb", tooLarge],
    ["/br-bomb", tooLarge],
    ["/deflate-bomb", tooLarge],
    ["/raw-deflate-bomb", tooLarge],
    ["/error-bomb", tooLarge],
    ["/too-large", tooLarge],
  ];
  test.each(wellFormed)("%s", async (path, reason) => {
    const outcome = await call(port, path);
    expect(outcome).toMatchObject({ outcome: "unknown", reason: { en: expect.stringMatching(reason) } });
    expectReadable(outcome);
  });

  const malformed: [path: string, outcome: ReadAnswer["outcome"], reason: RegExp][] = [
    ["/hang", "unknown", slow],
    ["/hang-mid-header", "unknown", slow],
    ["/hang-mid-body", "unknown", slow],
    ["/drip", "unknown", slow],
    ["/drip-header", "unknown", slow],
    ["/endless", "unknown", tooLarge],
    ["/endless-header", "unknown", tooLarge],
    ["/huge-announced", "unknown", tooLarge],
    ["/gzip-bomb-hidden", "unknown", tooLarge],
    ["/early-close", "unknown", broken],
    ["/close-mid-body", "unknown", broken],
    ["/length-lie", "unknown", broken],
    ["/not-http", "unknown", broken],
    ["/upgrade", "unknown", broken],
    ["/gzip-broken", "unknown", broken],
    ["/gzip-twice", "unknown", broken],
    ["/unknown-coding", "unknown", broken],
    ["/redirect", "unknown", /redirects to another host.*not known/],
  ];
  test.each(malformed)("%s: %s", async (path, expected, reason) => {
    const outcome = await call(skill.port, path);
    expect(outcome).toMatchObject({ outcome: expected, reason: { en: expect.stringMatching(reason) } });
    expectReadable(outcome);
    for (let i = 0; i < 100 && skill.openSockets() > 0; i++) await sleep(10);
    expect(skill.openSockets()).toBe(0);
  });

  test("nothing that listens: it surely was not done", async () => {
    const outcome = await call(1025, "/");
    expect(outcome).toMatchObject({
      outcome: "failed",
      reason: { en: expect.stringMatching(/could not be reached/) },
    });
    expectReadable(outcome);
  });
});
