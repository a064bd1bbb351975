import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { nobodyKnown } from "../../../test/world/api.ts";
import { testCtx } from "../../../test/world/database.ts";
import { route } from "../../audit/index.ts";
import { anyone } from "./access.ts";
import { none } from "./route.ts";
import { buildServer } from "./server.ts";

const { ctx } = await testCtx();

let release = () => {};
const done = () => new Promise<void>((resolve) => (release = resolve));
let working = Promise.resolve();
let slowOnes = 0;
const entered = () => slowOnes;

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
const server = await buildServer({
  ctx,
  routes: [slow, post],
  resolvers: nobodyKnown,
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
