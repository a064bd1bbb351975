import { expect, test } from "vitest";
import { givenApi } from "../../test/world/api.ts";
import { testCtx } from "../../test/world/database.ts";
import { signInRoutes } from "./http.ts";
import { createSetUp } from "./set-up.ts";

test("the printed link makes the first organisation and its admin, once", async () => {
  const { ctx } = await testCtx();
  const setUp = createSetUp();
  const { server } = await givenApi(ctx, signInRoutes(setUp));
  const post = async (url: string, payload: object) =>
    (await server.inject({ method: "POST", url, payload })).statusCode;
  const input = { organisation: "Example Ltd", account: "admin", name: "Admin", password: "correct-horse" };
  const token = setUp.token.reveal();

  expect(await post("/api/set-up", { ...input, token: "wrong" })).toBe(404);
  expect(await post("/api/set-up", { ...input, token })).toBe(204);
  expect(await post("/api/set-up", { ...input, account: "another", token })).toBe(404);

  expect(await post("/api/session", { account: "admin", password: "correct-horse" })).toBe(200);
  expect(await post("/api/session", { account: "another", password: "correct-horse" })).toBe(401);
});
