import { readdirSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { unconnectedRoutes } from "../src/app/describe-api.ts";
import { serveWeb, webRoot } from "../src/app/web.ts";
import { buildWebIfNeeded } from "../src/app/web-build.ts";
import { anyone } from "../src/platform/http/access.ts";
import type { Route } from "../src/platform/http/route.ts";
import { buildServer } from "../src/platform/http/server.ts";
import { nobodyKnown } from "./world/api.ts";
import { testCtx } from "./world/database.ts";
import { givenAssistantWithSkill } from "./world/given.ts";
import { startWorld } from "./world/world.ts";

await buildWebIfNeeded(() => {});
const world = await startWorld({ addPages: serveWeb });
const [script = ""] = readdirSync(join(webRoot, "dist/assets")).filter((name) => name.endsWith(".js"));
const pages = ["/", "/chat", `/assets/${script}`, "/docs/json", "/docs/static/swagger-ui.css"];
const html = { accept: "text/html,*/*" };

/** A route at its place in the contract that answers anybody with a text long enough to compress. */
function longAnswer({ params, query, body, headers, dialect, events, ...route }: Route): Route {
  const reply: Route["reply"] = [200, z.object({ text: z.string() })];
  return { ...route, access: anyone, reply, handle: async () => ({ text: "secret ".repeat(2_000) }) };
}

describe("an answer is compressed", () => {
  test.each(pages)("where it is the same for everybody: %s", async (path) => {
    const headers = { ...html, "accept-encoding": "gzip" };
    const plain = await fetch(world.url + path, { headers: { ...html, "accept-encoding": "identity" } });
    const small = await fetch(world.url + path, { headers });

    expect(plain.headers.get("content-encoding")).toBeNull();
    const written = await plain.text();
    expect(small.headers.get("content-encoding")).toBe("gzip");
    expect(small.headers.get("cache-control")).toBe(plain.headers.get("cache-control"));
    expect(await small.text()).toBe(written);
  });

  test("and still kept by browsers for good where its name carries a hash", async () => {
    const { headers } = await fetch(`${world.url}/assets/${script}`, {
      headers: { "accept-encoding": "br" },
    });

    expect(Object.fromEntries(headers)).toMatchObject({
      "content-encoding": "br",
      "cache-control": "public, max-age=31536000, immutable",
      vary: "accept-encoding",
    });
  });

  test("never where it is for one caller: no operation of the contract (T56)", async () => {
    const routes = unconnectedRoutes();
    const { ctx } = await testCtx();
    const server = await buildServer({
      ctx,
      routes: routes.map(longAnswer),
      resolvers: nobodyKnown,
      origins: () => [],
    });
    server.get("/for-everybody", async () => "public ".repeat(1_000));
    const encoded: string[] = [];
    for (const { method, url } of [...routes, { method: "GET", url: "/for-everybody" } as const]) {
      const reply = await server.inject({ method, url, headers: { "accept-encoding": "gzip, br" } });
      expect(reply, `${url} ${reply.body.slice(0, 200)}`).toMatchObject({ statusCode: 200 });
      if (reply.headers["content-encoding"] !== undefined) encoded.push(`${method} ${url}`);
    }
    await server.close();

    expect(encoded).toEqual(["GET /for-everybody"]);
  });

  test("never where it is an event stream", async () => {
    const { alice, assistant } = await givenAssistantWithSkill(world);
    const run = await alice.says(assistant, "我的手机号是多少？");
    const session = await alice.session();
    const headers = { "accept-encoding": "gzip" };
    const stream = await session.open(`/api/runs/${run.id}/events`, headers, AbortSignal.timeout(5_000));

    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    expect(stream.headers.get("content-encoding")).toBeNull();
    await stream.body?.cancel();
  });
});

test("a compressed request is refused, not inflated", async () => {
  const body = gzipSync(JSON.stringify({ account: "nobody", password: "x".repeat(100_000) }));
  const headers = { "content-type": "application/json", "content-encoding": "gzip" };
  const answer = await fetch(`${world.url}/api/session`, { method: "POST", headers, body });

  expect(gunzipSync(body).length).toBeGreaterThan(100_000);
  expect(answer.status).toBe(400);
});

describe("HEAD answers as GET does, without a body", () => {
  /** Differ from one answer to the next, or belong to the connection. */
  const ofOneAnswer = ["date", "keep-alive", "connection", "transfer-encoding", "x-acs-request-id"];
  const comparable = (answer: Response) =>
    Object.entries(Object.fromEntries(answer.headers)).filter(([name]) => !ofOneAnswer.includes(name));

  async function compare(path: string, given: Record<string, string> = {}) {
    const [get, head] = await Promise.all(
      ["GET", "HEAD"].map((method) =>
        fetch(world.url + path, { method, headers: given, signal: AbortSignal.timeout(5_000) }),
      ),
    );
    if (get === undefined || head === undefined) throw new Error("two requests have two answers");
    await get.body?.cancel();
    expect(head.status).toBe(get.status);
    expect(comparable(head)).toEqual(comparable(get));
    expect(await head.text()).toBe("");
    return head;
  }

  test.each([
    ...pages,
    "/docs/",
    "/healthz",
    "/readyz",
    "/assets/missing.js",
    "/api/nothing",
    "/v1.0/nothing",
  ])("%s", async (path) => {
    await compare(path, { ...html, "accept-encoding": "identity" });
    await compare(path, { ...html, "accept-encoding": "gzip" });
  });

  test("on every operation, for whom it does not know", async () => {
    const gets = unconnectedRoutes().filter(({ method }) => method === "GET");
    for (const { url } of gets) await compare(url.replace(/:\w+/g, "x"));
    expect(gets.map(({ url }) => url)).toContain("/v1.0/contact/users/:unionId");
  });

  test("for whom is signed in, also from another page of a browser, and where an event stream would begin", async () => {
    const { alice, assistant } = await givenAssistantWithSkill(world);
    const run = await alice.says(assistant, "我的手机号是多少？");
    const { cookie } = await alice.session();
    const own = { cookie };

    for (const path of ["/api/session", "/api/assistants", `/api/runs/${run.id}`]) {
      expect((await compare(path, own)).status).toBe(200);
      expect((await compare(path, { ...own, origin: "https://elsewhere.example" })).status).toBe(200);
    }
    expect((await compare(`/api/runs/${run.id}/events`, own)).headers.get("content-type")).toContain(
      "event-stream",
    );
  });
});
