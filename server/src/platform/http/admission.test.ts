import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { nobodyKnown } from "../../../test/world/api.ts";
import { testCtx } from "../../../test/world/database.ts";
import { route } from "../../audit/index.ts";
import { v1Errors } from "../../oauth/index.ts";
import { AppError } from "../errors.ts";
import { anyone } from "./access.ts";
import { none } from "./route.ts";
import { buildServer } from "./server.ts";

const { ctx } = await testCtx();

let release = () => {};
const done = () => new Promise<void>((resolve) => (release = resolve));
let working = Promise.resolve();
let slowOnes = 0;
const entered = () => slowOnes;
/** What the framework has answered. */
let seen = 0;
const count = () => {
  seen += 1;
};

const shape = { tag: "Test", access: anyone, audit: none("a test"), reply: [200, z.object({})] } as const;
const slow = route({
  ...shape,
  method: "GET",
  url: "/slow",
  operationId: "slow",
  summary: "Takes its time",
  async handle() {
    slowOnes += 1;
    await working;
    slowOnes -= 1;
    return {};
  },
});
const post = route({
  ...shape,
  method: "POST",
  url: "/post",
  operationId: "post",
  summary: "Takes a body",
  body: z.object({}),
  handle: async () => ({}),
});
const ours = route({
  ...shape,
  method: "GET",
  url: "/api/x",
  operationId: "x",
  summary: "Ours",
  handle: async () => ({}),
});
const theirs = route({
  ...shape,
  method: "GET",
  url: "/v1.0/x",
  operationId: "compatibleX",
  summary: "Of the compatible surface",
  dialect: v1Errors,
  handle: async () => ({}),
});
const popular = route({
  ...shape,
  method: "POST",
  url: "/api/popular",
  operationId: "popular",
  summary: "Has a crowd of its own",
  crowded: (_, headers) =>
    headers.cookie === undefined
      ? new AppError("too_many_attempts", "a crowd", { retryAfterSeconds: 2 })
      : undefined,
  handle: async () => ({}),
});
const server = await buildServer({
  ctx,
  routes: [slow, post, ours, theirs, popular],
  resolvers: { ...nobodyKnown, answered: count },
  origins: () => [],
  mostInHand: 2,
});
afterAll(async () => {
  server.server.closeAllConnections();
  await server.close();
});
const url = await server.listen({ host: "127.0.0.1", port: 0 });

test("whoever finds no place is told at once to come again, and finds one later (T54)", async () => {
  working = done();
  const asked = [1, 2, 3].map(() => fetch(`${url}/slow`));

  const refused = await Promise.race(asked);

  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("1");
  expect(await refused.json()).toMatchObject({ error: { code: "unavailable" } });
  release();
  const statuses = (await Promise.all(asked)).map(({ status }) => status);
  expect(statuses.sort()).toEqual([200, 200, 503]);
  expect((await fetch(`${url}/slow`)).status).toBe(200);
});

describe("a call of an API that finds no place is refused before the framework sees it (T54)", () => {
  test.each([
    [
      "/api/x",
      "/api/none",
      { error: { code: "unavailable", requestId: expect.stringMatching(/^[\da-f-]{36}$/) } },
    ],
    [
      "/v1.0/x",
      "/v1.0/none",
      { code: "ServiceUnavailable", requestid: expect.stringMatching(/^[\dA-F-]{36}$/) },
    ],
  ])("%s: in its own form, with the headers of every refusal", async (path, unknown, form) => {
    const usual = await fetch(`${url}${unknown}`);
    working = done();
    const holding = [1, 2].map(() => fetch(`${url}/slow`));
    await expect.poll(entered).toBe(2);
    seen = 0;

    const refused = await fetch(`${url}${path}`);

    expect(seen).toBe(0);
    release();
    await Promise.all(holding);
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(await refused.json()).toMatchObject(form);
    const kept = (headers: Headers) =>
      [...headers].filter(
        ([name]) => !["content-length", "date", "x-acs-request-id", "retry-after"].includes(name),
      );
    expect(kept(refused.headers)).toEqual(kept(usual.headers));
    expect((await fetch(`${url}${path}`)).status).toBe(200);
  });
});

test("a route may refuse a crowd of its own there too, and let in whom it knows (T49)", async () => {
  seen = 0;

  const refused = await fetch(`${url}/api/popular`, { method: "POST" });

  expect(seen).toBe(0);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "2"]);
  expect(await refused.json()).toMatchObject({ error: { code: "too_many_attempts" } });
  const known = await fetch(`${url}/api/popular`, { method: "POST", headers: { cookie: "known=1" } });
  expect(known.status).toBe(200);
});

test("bodies that come slowly take no place (T54)", async () => {
  const { port } = new URL(url);
  const sockets = [1, 2, 3].map(() => connect(Number(port), "127.0.0.1"));
  for (const socket of sockets) {
    await once(socket, "connect");
    socket.write(
      "POST /post HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{",
    );
  }

  const answers = await Promise.all([1, 2].map(() => fetch(`${url}/slow`)));

  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  for (const socket of sockets) socket.destroy();
});

test("a request that is broken off gives its place back", async () => {
  working = done();
  const breaking = new AbortController();
  const broken = [1, 2].map(() => fetch(`${url}/slow`, { signal: breaking.signal }).catch(() => undefined));
  await expect.poll(entered).toBe(2);
  breaking.abort();
  await Promise.all(broken);

  release();

  await expect.poll(async () => (await fetch(`${url}/slow`)).status).toBe(200);
});
