import { fastify } from "fastify";
import { afterAll, expect, test } from "vitest";
import { AppError } from "../errors.ts";
import { acceptForms } from "./form-body.ts";
import { acceptJsonOnly } from "./json-body.ts";

const app = fastify({ bodyLimit: 100_000 });
acceptJsonOnly(app);
app.setErrorHandler((error, _, reply) =>
  reply.code(error instanceof AppError ? error.status : 413).send({ failed: true }),
);
app.post("/json", async ({ body }) => ({ body }));
await app.register(async (scope) => {
  acceptForms(scope);
  scope.post("/", async ({ body }) => ({ body: body ?? null }));
});
afterAll(() => app.close());

const form = "application/x-www-form-urlencoded";
const post = (payload: string | Buffer, type = form, url = "/") =>
  app.inject({ method: "POST", url, headers: { "content-type": type }, payload });

test.each([
  ["a=1&b=x+y%20z", { a: "1", b: "x y z" }],
  ["a=&b&c=1=2", { a: "", b: "", c: "1=2" }],
  ["a=%E5%A4%A9&%E5%A4%A9=b", { a: "天", 天: "b" }],
  ["a=天&&", { a: "天" }],
  ["toString=1&prototype=2", { toString: "1", prototype: "2" }],
])("the form %s is read", async (payload, body) => {
  for (const type of [form, `${form};charset=UTF-8`, `${form}; charset="utf-8"`])
    expect((await post(payload, type)).json()).toEqual({ body });
});

test("an empty form is no body", async () => {
  expect((await post("")).json()).toEqual({ body: null });
});

const hostile: [what: string, payload: string | Buffer, status: number, type?: string][] = [
  ["a member given twice", "a=1&a=2", 400],
  ["a member given twice, spelt otherwise", "a=1&%61=2", 400],
  ["a prototype", "__proto__=1", 400],
  ["a constructor", "a=1&%63onstructor=2", 400],
  ["half an escape", "a=%4", 400],
  ["an escape that is no UTF-8", "a=%ff", 400],
  ["bytes that are no UTF-8", Buffer.from([0x61, 0x3d, 0xff]), 400],
  ["too many members", Array.from({ length: 101 }, (_, i) => `a${i}=1`).join("&"), 400],
  ["one that is too long", `a=${"x".repeat(100_001)}`, 413],
  ["another charset", "a=1", 415, `${form}; charset=gbk`],
];
test.each(hostile)("%s is refused", async (_what, payload, status, type) => {
  expect((await post(payload, type)).statusCode).toBe(status);
});

test("a route that did not ask for forms gets none", async () => {
  expect((await post("a=1", form, "/json")).json()).toEqual({ failed: true });
});
