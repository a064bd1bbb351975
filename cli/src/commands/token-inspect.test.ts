import { expect, test } from "vitest";
import { codeOf, givenAskingApi } from "../../../server/test/world/asking-api.ts";
import { applyFor, approveAll } from "../../../server/test/world/building.ts";
import { givenAssistantWithSkill } from "../../../server/test/world/given.ts";
import { startWorld } from "../../../server/test/world/world.ts";
import { token } from "./token-inspect.ts";

const world = await startWorld();
const reads = "Expense.Claim.Read";

async function givenToken() {
  const given = await givenAssistantWithSkill(world);
  const { builder, assistant, alice, skill } = given;
  const api = await givenAskingApi(world, { admin: builder, points: [{ code: reads, fields: ["iban"] }] });
  await applyFor(builder, assistant, [reads]);
  await approveAll(builder);
  const { accessToken = "" } = await skill.client.exchange(
    await codeOf(world, given, alice, { scopes: [reads] }),
  );
  const env = { BEHALF_URL: world.url, BEHALF_API_ID: api.id, BEHALF_API_SECRET: api.secret };
  return { ...given, accessToken, env };
}

async function inspect(args: string[], env: NodeJS.ProcessEnv, stdin = "") {
  const lines: string[] = [];
  const code = await token(["inspect", ...args], (line) => lines.push(line), {
    env,
    input: async () => stdin,
  });
  return { code, out: lines.join("\n") };
}

test("a good token is told by what it opens, whichever way it came, and never by itself", async () => {
  const { accessToken, env, alice, assistant } = await givenToken();

  const ways = [
    await inspect(["-"], env, `${accessToken}\n`),
    await inspect([], { ...env, BEHALF_TOKEN: accessToken }),
    await inspect([accessToken], env),
  ];

  for (const { code, out } of ways) {
    expect(code).toBe(0);
    expect(out.split("\n")).toEqual([
      expect.stringMatching(`^It is good until \\S+Z, for ${alice.id}, through ${assistant.clientId}\\.$`),
      `  ${reads}`,
      "Of answers it opens the fields iban.",
    ]);
    expect(out).not.toContain(accessToken);
  }
  const { out } = await inspect(["-", "--json"], env, accessToken);
  expect(JSON.parse(out)).toMatchObject({ active: true, scope: reads, fields: ["iban"] });
  expect(out).not.toContain(accessToken);
});

test("one that is not good here ends with 1, and with nothing more", async () => {
  const { env } = await givenToken();
  const other = await givenToken();

  for (const presented of ["x", "bhf_unknown", other.accessToken])
    expect(await inspect(["-"], env, presented)).toEqual({
      code: 1,
      out: expect.stringContaining("not good here"),
    });
});

test.each([
  ["credentials that are wrong", { BEHALF_API_SECRET: "wrong" }, ["-"], "x", 3, "wrong"],
  ["nobody there", { BEHALF_URL: "http://127.0.0.1:9" }, ["-"], "x", 3, "cannot be reached"],
  ["no credentials", { BEHALF_API_ID: "" }, ["-"], "x", 2, "BEHALF_API_ID"],
  ["no token", {}, ["-"], "", 2, "standard input"],
  ["two tokens", {}, ["a", "b"], "", 2, "One token"],
])("with %s it ends as it says", async (_what, change, args, stdin, code, said) => {
  const { env } = await givenToken();
  expect(await inspect(args, { ...env, ...change }, stdin)).toEqual({
    code,
    out: expect.stringContaining(said),
  });
});

test("--help says all of it, and another verb is off", async () => {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  expect(await token(["inspect", "--help"], say)).toBe(0);
  expect(await token(["spend"], say)).toBe(2);
  expect(lines.join("\n")).toContain("BEHALF_API_SECRET");
});
