import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BadSkill, startBadSkill } from "./bad-skill.fixture.ts";
import { createEgress, type Egress, type EgressOptions, type OutboundRequest } from "./egress.ts";

let skill: BadSkill;
let egress: Egress;

beforeAll(async () => {
  skill = await startBadSkill();
  egress = open();
});
afterAll(async () => {
  await egress.close();
  skill.close();
});

function open(options: EgressOptions = {}): Egress {
  return createEgress({ allow: ["127.0.0.1"], names: new Map(), own: [] }, options);
}

function get(path: string, given: Partial<OutboundRequest> & { port?: number } = {}, through = egress) {
  const { port = skill.port, ...more } = given;
  const url = `http://127.0.0.1:${port}${path}`;
  return through.send({
    method: "GET",
    url,
    headers: [],
    timeoutMs: 400,
    idleMs: 150,
    maxBytes: 64_000,
    ...more,
  });
}

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** Memory that cannot be given back now, in bytes. */
function heldBytes(): number {
  // The second collection completes the sweep of the first.
  collectGarbage();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function allClosed(): Promise<void> {
  for (let i = 0; i < 100 && skill.openSockets() > 0; i++) await sleep(10);
  expect(skill.openSockets()).toBe(0);
}

describe("however a skill answers, the call ends with a reason and its socket is closed (T43)", () => {
  const endings: [path: string, reason: string][] = [
    ["/hang", "timeout"],
    ["/hang-mid-header", "timeout"],
    ["/hang-mid-body", "timeout"],
    ["/drip", "timeout"],
    ["/drip-header", "timeout"],
    ["/endless", "too_large"],
    ["/endless-header", "too_large"],
    ["/huge-announced", "too_large"],
    ["/gzip-bomb", "too_large"],
    ["/gzip-bomb-hidden", "too_large"],
    ["/br-bomb", "too_large"],
    ["/early-close", "bad_response"],
    ["/close-mid-body", "bad_response"],
    ["/length-lie", "bad_response"],
    ["/not-http", "bad_response"],
    ["/upgrade", "bad_response"],
    ["/gzip-broken", "bad_response"],
    ["/gzip-twice", "bad_response"],
    ["/unknown-coding", "bad_response"],
    ["/redirect", "redirect"],
  ];
  test.each(endings)("%s ends as %s", async (path, reason) => {
    const maxBytes = path.includes("bomb") ? 1_048_576 : 64_000;
    const answer = await get(path, { maxBytes });
    expect(answer).toMatchObject({ kind: "failed", reason, sent: true });
    expect(answer.ms).toBeLessThan(1200);
    await allClosed();
  });

  test.each([
    "/good",
    "/until-close",
    "/chunked",
    "/early-hints",
    "/gzip",
    "/br",
    "/deflate",
    "/deflate-raw",
  ])("%s is read", async (path) => {
    const answer = await get(path);
    expect(answer).toMatchObject({ kind: "answer", status: 200, statusText: "OK" });
    expect(answer.kind === "answer" && Buffer.from(answer.body).toString()).toBe("hi");
    await allClosed();
  });

  test("more bytes than announced do not reach the answer", async () => {
    const answer = await get("/too-long");
    expect(answer.kind === "answer" ? Buffer.from(answer.body).toString() : "failed").toMatch(/^(h|failed)$/);
  });

  test("a silent pause ends an answer that has begun sooner than the total time", async () => {
    const answer = await get("/hang-mid-body", { timeoutMs: 5000, idleMs: 100 });
    expect(answer).toMatchObject({ reason: "timeout" });
    expect(answer.ms).toBeLessThan(1000);
  });

  test("a skill that thinks before it answers is not silent", async () => {
    const answer = await get("/hang", { timeoutMs: 400, idleMs: 50 });
    expect(answer.ms).toBeGreaterThanOrEqual(390);
  });

  test("50 hostile answers at once hold less than 32 MB", { timeout: 60_000 }, async () => {
    const elsewhere = fork(new URL("bad-skill.fixture.ts", import.meta.url), { execArgv: [] });
    const [port] = await once(elsewhere, "message");
    const more = { port, maxBytes: 1_048_576, timeoutMs: 1500, idleMs: 1000 };
    const before = heldBytes();
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, heldBytes());
    }, 50);
    for (const path of ["/large-then-hang", "/endless", "/gzip-bomb-hidden", "/endless-header"]) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, i) => get(path, { ...more, lane: `${i}` })),
      );
      expect(answers.filter((each) => each.kind !== "failed")).toEqual([]);
    }
    clearInterval(watch);
    elsewhere.kill();
    expect((peak - before) / 1024 / 1024).toBeLessThan(32);
  });
});

describe("what leaves, and what is kept", () => {
  test("nothing is sent twice: each ending arrives at the skill as one request (T10)", async () => {
    for (const path of ["/early-close", "/close-mid-body", "/redirect", "/hang", "/not-http"]) {
      const before = skill.received.length;
      await get(path);
      expect(skill.received.length - before).toBe(1);
    }
  });

  test("no cookie is kept, and every set-cookie is handed over as its own header", async () => {
    const answer = await get("/good");
    expect(answer.kind === "answer" && answer.headers.filter(([name]) => name === "set-cookie")).toEqual([
      ["set-cookie", "a=1"],
      ["set-cookie", "b=2"],
    ]);
    await get("/good");
    expect(skill.received.at(-1)?.toLowerCase()).not.toContain("cookie");
  });

  test("only the given headers leave, besides host, connection and content-length", async () => {
    await get("/good", {
      method: "POST",
      body: "{}",
      headers: [
        ["x-one", "1"],
        ["x-one", "2"],
      ],
    });
    expect(skill.received.at(-1)?.split("\r\n")).toEqual([
      "POST /good HTTP/1.1",
      `host: 127.0.0.1:${skill.port}`,
      "connection: close",
      "x-one: 1",
      "x-one: 2",
      "content-length: 2",
      "",
      "{}",
    ]);
  });

  test("a proxy in the environment is not used", async () => {
    process.env.HTTP_PROXY = "http://127.0.0.1:1";
    const answer = await get("/good").finally(() => delete process.env.HTTP_PROXY);
    expect(answer.kind).toBe("answer");
  });

  test("sent is false when no connection came about", async () => {
    const answer = await egress.send({
      method: "GET",
      url: "http://127.0.0.1:1025/?code=canary",
      headers: [],
    });
    expect(answer).toMatchObject({ kind: "failed", reason: "unreachable", sent: false });
    expect(JSON.stringify(answer)).not.toContain("canary");
  });

  test("a header that cannot be sent is our own mistake and throws, leaving no place taken", async () => {
    const narrow = open({ places: { total: 1, perLane: 1, large: 1 } });
    await expect(get("/good", { headers: [["x", "a\r\nb: c"]] }, narrow)).rejects.toThrow("invalid");
    expect(await get("/good", {}, narrow)).toMatchObject({ kind: "answer" });
  });
});

describe("stopping", () => {
  test("the caller's signal ends a call at once, connected or still looking up a name", async () => {
    const stop = AbortSignal.timeout(50);
    const connected = await get("/hang", { timeoutMs: 5000, signal: stop });
    expect(connected).toMatchObject({ reason: "aborted", sent: true });
    const stuck = open({ lookup: () => new Promise(() => {}) });
    const looking = await stuck.send({
      method: "GET",
      url: "http://slow.example/",
      headers: [],
      signal: AbortSignal.timeout(50),
    });
    expect(looking).toMatchObject({ reason: "aborted", sent: false });
    expect(await get("/good", { signal: AbortSignal.abort() })).toMatchObject({
      reason: "aborted",
      sent: false,
    });
    await allClosed();
  });

  test("closing ends what is under way and refuses what comes after", async () => {
    const other = open();
    const hanging = get("/hang", { timeoutMs: 5000 }, other);
    await sleep(50);
    await other.close();
    expect(await hanging).toMatchObject({ reason: "aborted" });
    expect(await get("/good", {}, other)).toMatchObject({ reason: "aborted", sent: false });
    await allClosed();
  });
});

describe("R7 hanging skills do not starve the others", () => {
  test("a lane that is full waits, its wait counts, and another lane goes on", async () => {
    const small = open({ places: { total: 16, perLane: 2, large: 1 } });
    const hanging = [1, 2, 3].map(() => get("/hang", { lane: "bad", timeoutMs: 300 }, small));
    const good = await get("/good", { lane: "good" }, small);
    expect(good.kind).toBe("answer");
    expect(good.ms).toBeLessThan(300);
    const ended = await Promise.all(hanging);
    expect(ended.map((each) => each.kind === "failed" && each.sent)).toEqual([true, true, false]);
    expect(await get("/good", { lane: "bad" }, small)).toMatchObject({ kind: "answer" });
  });
});

test("room that is granted in the moment of stopping comes back", async () => {
  const tight = open({ places: { total: 16, perLane: 4, large: 1 } });
  const stop = new AbortController();
  const more = { maxBytes: 1_048_576, timeoutMs: 2000, idleMs: 2000, signal: stop.signal };
  const holding = get("/large-then-hang", { ...more, lane: "a" }, tight);
  await sleep(50);
  const waiting = get("/large", { ...more, lane: "b" }, tight);
  await sleep(50);
  stop.abort();
  expect([await holding, await waiting]).toMatchObject([{ reason: "aborted" }, { reason: "aborted" }]);
  expect(await get("/large", { maxBytes: 1_048_576, lane: "c" }, tight)).toMatchObject({ kind: "answer" });
});

test("answers beyond 32 KiB take turns in the memory, and small ones go on meanwhile (T43)", async () => {
  const tight = open({ places: { total: 16, perLane: 4, large: 1 } });
  const more = { maxBytes: 1_048_576, timeoutMs: 2000, idleMs: 300 };
  const holding = get("/large-then-hang", { ...more, lane: "bad" }, tight);
  await sleep(50);
  const [large, small] = await Promise.all([
    get("/large", { ...more, lane: "good" }, tight),
    get("/good", { ...more, lane: "good" }, tight),
  ]);
  expect(await holding).toMatchObject({ reason: "timeout" });
  expect(large.kind === "answer" && large.body.byteLength).toBe(200_000);
  expect(large.ms).toBeGreaterThan(200);
  expect(small.ms).toBeLessThan(large.ms);
});
