import { setImmediate as turn } from "node:timers/promises";
import { fastify } from "fastify";
import { afterAll, expect, test } from "vitest";
import { acceptJsonOnly } from "./json-body.ts";

const app = fastify({ bodyLimit: 4_000_000 });
acceptJsonOnly(app);
app.post("/", async ({ body }) => ({ kind: typeof body, body }));
afterAll(() => app.close());

const post = (payload: string, type = "application/json") =>
  app.inject({ method: "POST", url: "/", headers: { "content-type": type }, payload });

const filling = "天".repeat(500_000);

test.each([
  ["a small body", { a: "b" }],
  ["a large body", { a: "b", filling }],
])("%s is read", async (_size, value) => {
  expect((await post(JSON.stringify(value))).json()).toEqual({ kind: "object", body: value });
});

test.each([
  ["small", ""],
  ["large", filling],
])(
  "what is wrong with a %s body is refused as invalid, and what is too long as too long",
  async (_size, rest) => {
    expect((await post(`{"a": "${rest}"`)).statusCode).toBe(400);
    expect((await post(`{"__proto__": {"polluted": true}, "a": "${rest}"}`)).statusCode).toBe(400);
    expect((await post(`{"constructor": {"prototype": 1}, "a": "${rest}"}`)).statusCode).toBe(400);
    expect((await post(`"${"x".repeat(4_000_001)}"`)).statusCode).toBe(413);
  },
);

test("another kind of body than JSON is not read, and an empty one is none", async () => {
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
    expect((await post("a=b", type)).statusCode).toBe(415);
  expect((await post("")).json()).toEqual({ kind: "undefined" });
});

test("others get in between while a large body is read", async () => {
  const answer = post(JSON.stringify({ filling }));
  let turns = 0;
  let isOver = false;
  void answer.then(() => {
    isOver = true;
  });
  while (!isOver) {
    await turn();
    turns += 1;
  }
  expect(turns).toBeGreaterThanOrEqual(3);
});

test.each([
  ["lists", "[", "]"],
  ["objects", '{"a":', "}"],
])(
  "%s within each other are read as deep as anybody means it, and refused beyond",
  async (_what, open, close) => {
    const nested = (depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;
    expect((await post(nested(900))).statusCode).toBe(200);
    for (const depth of [1_100, 100_000]) expect((await post(nested(depth))).statusCode).toBe(400);
  },
);
