import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, request, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { Hono } from "hono";
import { describe, expect, test } from "vitest";
import * as forExpress from "../express.ts";
import * as forHono from "../hono.ts";
import * as forNode from "../node.ts";
import { frameworks } from "../testing/frameworks.ts";
import {
  bearer,
  claims,
  closesLater,
  contract,
  hidden,
  keepsItsPromises,
  listening,
  options,
  reading,
} from "../testing/promises.ts";
import type { ApiOptions } from "./introspection.ts";

describe.each(frameworks)("behind protect of %s", (_, serve) => keepsItsPromises(serve));

async function served(more: Partial<ApiOptions> = {}): Promise<string> {
  const behalf = forNode.behalfApi({ ...options(), ...more });
  const handler = behalf.protect(reading, (_, answer) => answer.end(JSON.stringify(claims)));
  return listening(createServer(handler));
}

describe("asking Behalf", () => {
  test("a connection that was reset is asked once more, and no more than that", async () => {
    const origin = await served();
    const token = contract.token();

    contract.next = ["reset"];
    expect((await fetch(origin, bearer(token))).status).toBe(200);
    contract.next = ["reset", "reset"];
    expect((await fetch(origin, bearer(token))).status).toBe(503);
    expect(contract.next).toEqual([]);
  });

  test("an answer that does not come is not waited for, and not asked for again", async () => {
    const origin = await served({ timeoutMs: 200 });
    contract.next = ["hang", 500];

    const begun = Date.now();
    expect((await fetch(origin, bearer(contract.token()))).status).toBe(503);

    expect(Date.now() - begun).toBeLessThan(2000);
    expect(contract.next).toEqual([500]);
  });

  test("a way to elsewhere is not taken, and not asked about again", async () => {
    const origin = await served();
    contract.next = [302, 500];

    expect((await fetch(origin, bearer(contract.token()))).status).toBe(503);

    expect(contract.next).toEqual([500]);
  });

  test("a refusal for haste is handed on with its time", async () => {
    const origin = await served();
    contract.next = [429];

    const answer = await fetch(origin, bearer(contract.token()));

    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "7"]);
  });

  test("a wrong secret is told as what it is, without the secret", async () => {
    const origin = await served({ secret: "bhf_tag_wrong" });

    const answer = await fetch(origin, bearer(contract.token()));

    expect(answer.status).toBe(503);
    const text = await answer.text();
    expect(text).toContain("apiId and secret");
    expect(text).not.toContain("bhf_tag_wrong");
  });

  test("each request is asked about", async () => {
    const origin = await served();
    const token = contract.token();
    const before = contract.questions.length;

    await fetch(origin, bearer(token));
    await fetch(origin, bearer(token));

    expect(contract.questions.length - before).toBe(2);
  });

  test("with cacheSeconds an answer serves that long, and a dead token never", async () => {
    const origin = await served({ cacheSeconds: 1 });
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

describe("who may not see a member", () => {
  async function serving(): Promise<string> {
    const behalf = forExpress.behalfApi(options());
    const folder = await mkdtemp(join(tmpdir(), "claims-"));
    closesLater(() => rm(folder, { recursive: true }));
    const file = join(folder, "claims.json");
    await writeFile(file, JSON.stringify(claims));
    const app = express();
    app.get("/file", behalf.protect(reading), (_, answer) => answer.sendFile(file));
    app.get("/claims", behalf.protect(reading), (_, answer) => void answer.json(claims));
    return listening(createServer(app));
  }

  const asking = (token: string, more: Record<string, string>) => ({
    headers: { ...bearer(token).headers, ...more },
  });

  test("does not cut it out of the answer by its place", async () => {
    const at = JSON.stringify(claims).indexOf('"DE02"');
    const range = `bytes=${at}-${at + 5}`;

    const answer = await fetch(`${await serving()}/file`, asking(contract.token(), { range }));

    expect(await answer.json()).toEqual(hidden);
  });

  test.each(["/claims", "/file"])("does not learn whether a guess of %s is right", async (path) => {
    const origin = await serving();
    const open = await fetch(origin + path, bearer(contract.token({ fields: ["iban"] })));
    const guess = open.headers.get("etag") ?? "";
    expect(guess).not.toBe("");

    const conditions = { "if-none-match": guess, "cache-control": "max-age=60" };
    const answer = await fetch(origin + path, asking(contract.token(), conditions));

    expect([answer.status, await answer.json()]).toEqual([200, hidden]);
  });
});

test("a part of an answer of Hono goes to nobody who may not see the whole", async () => {
  const behalf = forHono.behalfApi(options());
  const app = new Hono();
  app.get("/claims", behalf.protect(reading), (c) =>
    c.body('"DE02"', 206, { "content-type": "application/json", "content-range": "bytes 9-14/99" }),
  );

  const answer = await app.request("/claims", bearer(contract.token()));

  expect([answer.status, (await answer.text()).includes("DE02")]).toEqual([500, false]);
});

test("whose path a router of Express is mounted under is not told", async () => {
  const behalf = forExpress.behalfApi(options());
  const router = express.Router();
  router.get("/claims/:id", behalf.protect(), (_, answer) => void answer.json({}));
  const app = express().use("/people/:personId", router);

  await fetch(`${await listening(createServer(app))}/people/alice/claims/7`, bearer(contract.token()));

  expect(contract.questions.at(-1)?.get("operation")).toBe("GET /claims/{id}");
});

test("events of Hono pass as they come, though something is closed", async () => {
  const behalf = forHono.behalfApi(options());
  const app = new Hono();
  app.get("/events", behalf.protect(reading), () => {
    const body = new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from("data: 1\n\n")) });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  });

  const answer = await app.request("/events", bearer(contract.token()));

  const { value } = (await answer.body?.getReader().read()) ?? {};
  expect(Buffer.from(value ?? []).toString()).toBe("data: 1\n\n");
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

  test("whose headers have gone ahead loses the members, too", async () => {
    const origin = await answering((response) => {
      response.writeHead(200, { "content-type": "application/x-ndjson", etag: '"1"' });
      response.flushHeaders();
      response.write("");
      response.end(`${JSON.stringify(claims)}\n`);
    });

    const answer = await get(origin);

    expect([answer.status, await answer.json()]).toEqual([200, hidden]);
  });

  test("that begins with nothing is looked into none the less", async () => {
    const origin = await answering((response) => {
      response.write("");
      response.write(" \n");
      response.end(JSON.stringify(claims));
    });

    expect(await (await get(origin)).json()).toEqual(hidden);
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
    const origin = await served();
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
