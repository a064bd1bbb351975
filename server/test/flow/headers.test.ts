import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { unconnectedRoutes } from "../../src/app/describe-api.ts";
import { serveWeb, webRoot } from "../../src/app/web.ts";
import { buildWebIfNeeded } from "../../src/app/web-build.ts";
import { request } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

await buildWebIfNeeded(() => {});
const world = await startWorld({ addPages: serveWeb });
const behindHttps = await startWorld({ env: { PUBLIC_URL: "https://behalf.example" } });
const behindProxy = await startWorld({ env: { TRUST_PROXY: "1" } });

const headersOf = async (path: string, { method = "GET", url = world.url, headers = {} } = {}) => {
  const answer = await fetch(url + path, { method, headers, redirect: "manual" });
  await answer.body?.cancel();
  return { status: answer.status, cache: answer.headers.get("cache-control"), headers: answer.headers };
};

describe("no cache keeps what may hold a secret (T56)", () => {
  test("not the answer of any route, whatever it says to whoever asks", async () => {
    const routes = unconnectedRoutes();
    expect(routes.length).toBeGreaterThan(60);
    for (const { method, url } of routes) {
      const { status, cache } = await headersOf(url.replace(/:\w+/g, "ast_0"), { method });
      expect({ cache, url, status }).toEqual({ cache: "no-store", url, status });
    }
  });

  test("not the answer that carries a session", async () => {
    const { account, organisation, password } = await (await world.organisation()).person("Alice");
    const answer = await request(world.url, "POST", "/api/session", { account, organisation, password });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test.each([
    "/api/nothing",
    "/v1.0/nothing",
    "/oauth2/nothing",
    "/robot/nothing",
    "/api/%zz",
    "//api/session",
  ])("not what is refused at %s", async (path) => {
    const { status, cache } = await headersOf(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(cache).toBe("no-store");
  });

  test.each(["/set-up", "/set-up?x", "/any/page"])(
    "not the page that a link with a token opens: %s",
    async (path) => {
      const { status, cache } = await headersOf(path, { headers: { accept: "text/html" } });
      expect({ status, cache }).toEqual({ status: 200, cache: "no-store" });
    },
  );
});

describe("a page names what it asks for first", () => {
  const linkOf = async (path: string) =>
    (await headersOf(path, { headers: { accept: "text/html" } })).headers.get("link");

  test("a new conversation the session and the assistants, a conversation itself and its script", async () => {
    expect(await linkOf("/chat")).toBe(
      "</api/session>; rel=preload; as=fetch; crossorigin, </api/assistants>; rel=preload; as=fetch; crossorigin",
    );
    const link = await linkOf("/chat/con_1-a_B");
    expect(link).toContain("</api/conversations/con_1-a_B>; rel=preload; as=fetch; crossorigin");
    expect(link).toMatch(/<\/assets\/conversation-page-[\w-]+\.js>; rel=modulepreload; crossorigin/);
  });

  test.each(["/chat/con_a%0d%0ax:1", "/chat/con_a>;x", "/studio"])(
    "of an address only ids: %s",
    async (path) => {
      expect(await linkOf(path)).toBe("</api/session>; rel=preload; as=fetch; crossorigin");
    },
  );

  test.each(["/sign-in", "/set-password", "/chats"])("nothing before sign-in: %s", async (path) => {
    expect(await linkOf(path)).toBeNull();
  });
});

describe("what is kept for good is there (T56)", () => {
  test("a file whose name carries a hash is, and one that is not there is not", async () => {
    const [script = ""] = readdirSync(join(webRoot, "dist/assets")).filter((name) => name.endsWith(".js"));
    expect(await headersOf(`/assets/${script}`)).toMatchObject({
      status: 200,
      cache: "public, max-age=31536000, immutable",
    });
    for (const path of ["/assets/gone-1a2b3c.js", "/assets/", "/assets/../index.css", "/gone.js"])
      expect(await headersOf(path), path).toMatchObject({ status: 404, cache: "no-store" });
  });

  test("nor is a part of it that is not there", async () => {
    const [script = ""] = readdirSync(join(webRoot, "dist/assets")).filter((name) => name.endsWith(".js"));
    const headers = { range: "bytes=999999999-" };
    expect(await headersOf(`/assets/${script}`, { headers })).toMatchObject({
      status: 400,
      cache: "no-store",
    });
  });
});

describe("browsers are told to come by https (T56)", () => {
  const told = async (path: string, { url = world.url, proto = "" } = {}) =>
    (await headersOf(path, { url, headers: proto === "" ? {} : { "x-forwarded-proto": proto } })).headers.get(
      "strict-transport-security",
    );
  const paths = ["/api/sign-in", "/api/session", "/healthz", "/v1.0/nothing"];

  test.each(paths)("where people reach us by it: %s", async (path) => {
    expect(await told(path, { url: behindHttps.url })).toBe("max-age=31536000");
    expect(await told(path, { url: behindProxy.url, proto: "https" })).toBe("max-age=31536000");
  });

  test.each(paths)("and not where they do not, whatever a client says: %s", async (path) => {
    expect(await told(path)).toBeNull();
    expect(await told(path, { proto: "https" })).toBeNull();
    expect(await told(path, { url: behindProxy.url, proto: "http" })).toBeNull();
    expect(await told(path, { url: behindProxy.url })).toBeNull();
  });
});
