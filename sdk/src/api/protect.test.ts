import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import Fastify from "fastify";
import { Hono } from "hono";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import * as forExpress from "../express.ts";
import * as forFastify from "../fastify.ts";
import * as forHono from "../hono.ts";
import * as forNode from "../node.ts";
import { type ContractServer, contractServer, own } from "../testing/contract-server.ts";
import type { Access, Needs } from "./access.ts";
import type { ApiOptions } from "./introspection.ts";

const claims = {
  claims: [
    { id: "c1", amount: 12, payee: { name: "Li", iban: "DE02" } },
    { id: "c2", amount: 7, payee: { name: "Wu", iban: "DE03" } },
  ],
};
const hidden = { claims: claims.claims.map((claim) => ({ ...claim, payee: { name: claim.payee.name } })) };

let contract: ContractServer;
const open: (() => unknown)[] = [];

beforeAll(async () => {
  contract = await contractServer();
});
afterAll(() => contract.close());
afterEach(async () => {
  for (const close of open.splice(0)) await close();
  contract.next = [];
});

interface Served {
  origin: string;
  /** Who the handler was told asks; it stays empty where it was not reached. */
  seen: Access[];
}

type Serve = (options: ApiOptions, needs: Needs) => Promise<Served>;

async function listening(server: Server): Promise<string> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** `/claims/{id}` answers in the way of the framework, `/raw/{id}` writes JSON as text past it. */
const frameworks: [name: string, serve: Serve][] = [
  [
    "Express",
    async (options, needs) => {
      const seen: Access[] = [];
      const behalf = forExpress.behalfApi(options);
      const app = express();
      app.get("/claims/:id", behalf.protect(needs), (asked, answer) => {
        seen.push(asked.behalf);
        answer.json(claims);
      });
      app.get("/raw/:id", behalf.protect(needs), (_, answer) => void answer.end(JSON.stringify(claims)));
      return { origin: await listening(createServer(app)), seen };
    },
  ],
  [
    "Fastify",
    async (options, needs) => {
      const seen: Access[] = [];
      const behalf = forFastify.behalfApi(options);
      const app = Fastify({ forceCloseConnections: true });
      app.get("/claims/:id", behalf.protect(needs), async (asked) => {
        seen.push(asked.behalf);
        return claims;
      });
      app.get("/raw/:id", behalf.protect(needs), async (_, reply) => {
        reply.hijack();
        reply.raw.writeHead(200, { "content-type": "application/json" });
        reply.raw.write(JSON.stringify(claims).slice(0, 50));
        reply.raw.end(JSON.stringify(claims).slice(50));
      });
      open.push(() => app.close());
      return { origin: await app.listen({ port: 0, host: "127.0.0.1" }), seen };
    },
  ],
  [
    "Hono",
    async (options, needs) => {
      const seen: Access[] = [];
      const behalf = forHono.behalfApi(options);
      const app = new Hono();
      app.get("/claims/:id", behalf.protect(needs), (c) => {
        seen.push(c.get("behalf"));
        return c.json(claims);
      });
      app.get("/raw/:id", behalf.protect(needs), (c) => c.body(JSON.stringify(claims)));
      return {
        origin: await listening(createServer((asked, answer) => throughFetch(app, asked, answer))),
        seen,
      };
    },
  ],
  [
    "node:http",
    async (options, needs) => {
      const seen: Access[] = [];
      const behalf = forNode.behalfApi(options);
      const handler = behalf.protect({ operation: "GET /claims/{id}", ...needs }, (asked, answer, access) => {
        seen.push(access);
        if (asked.url?.startsWith("/raw")) answer.end(JSON.stringify(claims));
        else
          answer
            .writeHead(200, "Fine", {
              "content-type": "application/json",
              "content-length": JSON.stringify(claims).length,
            })
            .end(JSON.stringify(claims));
      });
      return { origin: await listening(createServer(handler)), seen };
    },
  ],
];

async function throughFetch(app: Hono, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
  const headers = new Headers(asked.headers as Record<string, string>);
  const reply = await app.fetch(
    new Request(`http://app${asked.url}`, { method: asked.method ?? "GET", headers }),
  );
  answer
    .writeHead(reply.status, Object.fromEntries(reply.headers))
    .end(Buffer.from(await reply.arrayBuffer()));
}

const options = (): ApiOptions => ({ baseUrl: contract.baseUrl, ...own });
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const reading: Needs = { scope: "Expense.Claim.Read", fields: ["iban"] };

describe.each(frameworks)("behind protect of %s", (_, serve) => {
  test("a live token comes in, and the handler knows who asks", async () => {
    const { origin, seen } = await serve(options(), reading);

    const answer = await fetch(`${origin}/claims/c1`, bearer(contract.token({ fields: ["iban"] })));

    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(claims);
    expect(seen[0]).toMatchObject({
      sub: "usr_alice",
      clientId: "dingclient",
      organisation: "dingcorp",
      kind: "delegated",
      scopes: ["Expense.Claim.Read"],
      fields: ["iban"],
      run: "run_1",
      callOperation: "listMyClaims",
    });
    const question = Object.fromEntries(contract.questions.at(-1) ?? []);
    expect(question).toMatchObject({ operation: "GET /claims/{id}", scope: "Expense.Claim.Read" });
  });

  test("the compatible header carries a token as well", async () => {
    const { origin } = await serve(options(), reading);

    const headers = { "x-acs-dingtalk-access-token": contract.token() };

    expect((await fetch(`${origin}/claims/c1`, { headers })).status).toBe(200);
  });

  test.each(["/claims/c1", "/raw/c1"])("%s has no member that the token does not open", async (path) => {
    const { origin } = await serve(options(), reading);

    const answer = await fetch(origin + path, bearer(contract.token()));

    expect(await answer.json()).toEqual(hidden);
    expect(answer.headers.get("etag")).toBeNull();
  });

  test("what each field guards is opened by itself", async () => {
    const { origin } = await serve(options(), { fields: ["iban", "amount"] });

    const answer = await fetch(`${origin}/claims/c1`, bearer(contract.token({ fields: ["amount"] })));

    expect(await answer.json()).toEqual(hidden);
  });

  test("without a token nothing is asked, and the answer says what is missing", async () => {
    const { origin, seen } = await serve(options(), reading);
    const asked = contract.questions.length;

    const answer = await fetch(`${origin}/claims/c1`);

    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    expect(await answer.json()).toMatchObject({ error: "invalid_token" });
    expect([seen, contract.questions.length]).toEqual([[], asked]);
  });

  test("a revoked token is refused at the next request", async () => {
    const { origin, seen } = await serve(options(), reading);
    const token = contract.token();
    expect((await fetch(`${origin}/claims/c1`, bearer(token))).status).toBe(200);

    contract.revoke(token);
    const answer = await fetch(`${origin}/claims/c1`, bearer(token));

    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toContain('Bearer error="invalid_token"');
    expect(await answer.json()).toMatchObject({ error: "invalid_token", code: "InvalidAuthentication" });
    expect(seen).toHaveLength(1);
  });

  test("a token without the permission is told which one", async () => {
    const { origin, seen } = await serve(options(), {
      scope: ["Expense.Claim.Read", "Expense.Claim.Write"],
    });

    const answer = await fetch(`${origin}/claims/c1`, bearer(contract.token()));

    expect(answer.status).toBe(403);
    expect(answer.headers.get("www-authenticate")).toBe(
      'Bearer error="insufficient_scope", scope="Expense.Claim.Write"',
    );
    expect(await answer.json()).toMatchObject({
      error: "insufficient_scope",
      error_description: expect.stringContaining("Expense.Claim.Write"),
      scope: "Expense.Claim.Write",
      requiredScopes: ["Expense.Claim.Write"],
      accessdenieddetail: { requiredScopes: ["Expense.Claim.Write"] },
    });
    expect(seen).toEqual([]);
  });

  test("a token for another API is refused, whoever says that it is active", async () => {
    const { origin } = await serve(options(), reading);

    const answer = await fetch(`${origin}/claims/c1`, bearer(contract.token({ aud: "api_other" })));

    expect(answer.status).toBe(401);
  });

  test("two different tokens are one too many", async () => {
    const { origin } = await serve(options(), reading);
    const token = contract.token();
    const headers = { authorization: `Bearer ${token}`, "x-acs-dingtalk-access-token": "another" };

    expect((await fetch(`${origin}/claims/c1`, { headers })).status).toBe(400);
  });

  test("while Behalf cannot be reached, nobody comes in", async () => {
    const { origin, seen } = await serve({ ...options(), baseUrl: "http://127.0.0.1:9" }, reading);

    const answer = await fetch(`${origin}/claims/c1`, bearer("any"));

    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(await answer.json()).toMatchObject({
      error: "temporarily_unavailable",
      error_description: expect.stringContaining("Behalf cannot be reached"),
    });
    expect(seen).toEqual([]);
  });

  test("Behalf learns with which status and after how long", async () => {
    const { origin } = await serve(options(), reading);
    const check = `chk_${Math.random()}`;

    await (await fetch(`${origin}/claims/c1`, bearer(contract.token({ check })))).text();
    await (await fetch(`${origin}/claims/c1`, bearer(contract.token({ check, scope: "" })))).text();

    const told = () => contract.outcomes.filter((outcome) => outcome.check === check);
    await expect.poll(told).toHaveLength(2);
    expect(told()).toEqual([
      { check, status: 200, milliseconds: expect.any(Number) },
      { check, status: 403, milliseconds: expect.any(Number) },
    ]);
  });
});

async function served(more: Partial<ApiOptions> = {}): Promise<Served> {
  const behalf = forNode.behalfApi({ ...options(), ...more });
  const handler = behalf.protect(reading, (_, answer) => answer.end(JSON.stringify(claims)));
  return { origin: await listening(createServer(handler)), seen: [] };
}

describe("asking Behalf", () => {
  test("a connection that was reset is asked once more, and no more than that", async () => {
    const { origin } = await served();
    const token = contract.token();

    contract.next = ["reset"];
    expect((await fetch(origin, bearer(token))).status).toBe(200);
    contract.next = ["reset", "reset"];
    expect((await fetch(origin, bearer(token))).status).toBe(503);
    expect(contract.next).toEqual([]);
  });

  test("an answer that does not come is not waited for, and not asked for again", async () => {
    const { origin } = await served({ timeoutMs: 200 });
    contract.next = ["hang", 500];

    const begun = Date.now();
    expect((await fetch(origin, bearer(contract.token()))).status).toBe(503);

    expect(Date.now() - begun).toBeLessThan(2000);
    expect(contract.next).toEqual([500]);
  });

  test("a refusal for haste is handed on with its time", async () => {
    const { origin } = await served();
    contract.next = [429];

    const answer = await fetch(origin, bearer(contract.token()));

    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "7"]);
  });

  test("a wrong secret is told as what it is, without the secret", async () => {
    const { origin } = await served({ secret: "bhf_tag_wrong" });

    const answer = await fetch(origin, bearer(contract.token()));

    expect(answer.status).toBe(503);
    const text = await answer.text();
    expect(text).toContain("apiId and secret");
    expect(text).not.toContain("bhf_tag_wrong");
  });

  test("each request is asked about", async () => {
    const { origin } = await served();
    const token = contract.token();
    const before = contract.questions.length;

    await fetch(origin, bearer(token));
    await fetch(origin, bearer(token));

    expect(contract.questions.length - before).toBe(2);
  });

  test("with cacheSeconds an answer serves that long, and a dead token never", async () => {
    const { origin } = await served({ cacheSeconds: 1 });
    const token = contract.token();
    const asks = async (presented: string) => {
      const before = contract.questions.length;
      const { status } = await fetch(origin, bearer(presented));
      return [status, contract.questions.length - before];
    };

    expect(await asks(token)).toEqual([200, 1]);
    expect(await asks(token)).toEqual([200, 0]);
    expect(await asks("nobodys")).toEqual([401, 1]);
    expect(await asks("nobodys")).toEqual([401, 1]);
    contract.revoke(token);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await asks(token)).toEqual([401, 1]);
  });

  test.each([
    [{ cacheSeconds: 31 }, /cacheSeconds/],
    [{ cacheSeconds: -1 }, /cacheSeconds/],
    [{ baseUrl: "behalf" }, /baseUrl/],
    [{ secret: "" }, /secret/],
    [{ apiId: "" }, /apiId/],
  ])("the setting %o is refused at once", (wrong, words) => {
    expect(() => forNode.behalfApi({ ...options(), ...wrong })).toThrow(words);
  });
});

describe("an answer of plain node:http", () => {
  async function answering(handle: (response: ServerResponse) => unknown): Promise<string> {
    const behalf = forNode.behalfApi(options());
    return listening(createServer(behalf.protect(reading, (_, response) => handle(response))));
  }

  const get = async (origin: string) => fetch(origin, bearer(contract.token()));

  test("that says it is JSON and is none goes to nobody", async () => {
    const origin = await answering((response) =>
      response.writeHead(200, { "content-type": "application/json" }).end('{"iban":"DE02"'),
    );

    const answer = await get(origin);

    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain("DE02");
  });

  test("that is no JSON passes as it is, also in parts", async () => {
    const origin = await answering((response) => {
      response.writeHead(200, { "content-type": "text/csv" });
      response.write("iban\n");
      response.end("DE02\n");
    });

    expect(await (await get(origin)).text()).toBe("iban\nDE02\n");
  });

  test("that was packed before goes to nobody", async () => {
    const { gzipSync } = await import("node:zlib");
    const origin = await answering((response) =>
      response
        .writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" })
        .end(gzipSync('{"iban":"DE02"}')),
    );

    expect((await get(origin)).status).toBe(500);
  });

  test("without a body stays one", async () => {
    const origin = await answering((response) => response.writeHead(204).end());

    expect((await get(origin)).status).toBe(204);
  });

  test("is shown by hand where it is no JSON", async () => {
    const behalf = forNode.behalfApi(options());
    const origin = await listening(
      createServer(
        behalf.protect(reading, (_, response, { show }) => {
          response.setHeader("content-type", "text/plain");
          response.end(`claims: ${JSON.stringify(show(claims))}`);
        }),
      ),
    );

    expect(await (await get(origin)).text()).toBe(`claims: ${JSON.stringify(hidden)}`);
  });
});

test.each(["a b", "ä", `${"x".repeat(5000)}`, "a=b"])(
  "a token such as %s is not asked about",
  async (token) => {
    const { origin } = await served();
    const before = contract.questions.length;
    const { port } = new URL(origin);

    const status = await new Promise((resolve, reject) => {
      const headers = { authorization: Buffer.from(`Bearer ${token}`).toString("latin1") };
      const asked = request({ port, host: "127.0.0.1", headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on("error", reject).end();
    });

    expect([status, contract.questions.length - before]).toEqual([401, 0]);
  },
);
