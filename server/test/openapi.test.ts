import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { contractFiles } from "../src/app/contract-files.ts";
import { describeApi, unconnectedRoutes } from "../src/app/describe-api.ts";
import { permissionRoutes } from "../src/permissions/index.ts";
import { givenApi } from "./world/api.ts";
import { testCtx } from "./world/database.ts";
import { givenOrganisation } from "./world/people.ts";

const described = await describeApi();
const operations = Object.values(described.paths).flatMap((path) => Object.values(path));

test.each([...(await contractFiles())])(
  "%s says what the routes say (npm run openapi writes it anew)",
  (file, text) => {
    expect(readFileSync(file, "utf8")).toBe(text);
  },
);

test("two operations of one name do not start", async () => {
  const api = givenApi((await testCtx()).ctx, [...permissionRoutes(() => []), ...permissionRoutes(() => [])]);

  await expect(api).rejects.toThrow(/"listPermissions" names both GET .* and GET /);
});

test("an operation is called by a verb and a noun", () => {
  expect(
    operations.map(({ operationId }) => operationId).filter((id) => !/^[a-z]+([A-Z][a-z]+)+$/.test(id)),
  ).toEqual([]);
});

describe("a shape that occurs twice", () => {
  test("has a name", () => {
    const places = new Map<string, string[]>();
    for (const { operationId, responses, ...asked } of operations) {
      note(places, asked, operationId);
      note(places, responses, operationId);
    }
    for (const [name, { properties, oneOf, items, anyOf }] of Object.entries(described.components.schemas))
      note(places, { properties, oneOf, items, anyOf }, name);

    expect([...places].filter(([, at]) => at.length > 1)).toEqual([]);
  });
});

/** Notes where each choice of words and each object is written out that is more than an envelope around one named thing. */
function note(places: Map<string, string[]>, value: unknown, at: string): void {
  if (value === null || typeof value !== "object") return;
  const {
    enum: words,
    properties,
    oneOf,
  } = { enum: undefined, properties: undefined, oneOf: undefined, ...value };
  const isEnvelope =
    properties !== undefined &&
    /^\{"\w+":\{("type":"array","items":\{)?"\$ref":"[^"]+"\}{1,3}$/.test(JSON.stringify(properties));
  if (Array.isArray(words) || oneOf !== undefined || (properties !== undefined && !isEnvelope)) {
    const shape = JSON.stringify(value, (name, member) => (name === "description" ? undefined : member));
    places.set(shape, [...(places.get(shape) ?? []), at]);
  }
  for (const member of Object.values(value)) note(places, member, at);
}

test("each operation says its success, by a body, by events or by having none", () => {
  const silent = operations.filter(({ responses }) => {
    const successes = Object.entries(responses).filter(([status]) => status.startsWith("2"));
    return (
      successes.length === 0 ||
      successes.some(([, answer]) => !("description" in answer) || answer.description === "")
    );
  });

  expect(silent.map(({ operationId }) => operationId)).toEqual([]);
});

/** What an operation answers, in full where it has a name. */
const replyOf = (operation?: { responses: object }): string =>
  JSON.stringify(operation?.responses ?? {}).replace(/"#\/components\/schemas\/(\w+)"/g, (_, name) =>
    JSON.stringify(described.components.schemas[name]),
  );

describe("a list that grows", async () => {
  const { ctx } = await testCtx();
  const admin = await (await givenOrganisation(ctx)).person("admin");
  const get = (await givenApi(ctx, unconnectedRoutes())).as(admin);
  const lists = Object.entries(described.paths).flatMap(([url, { get }]) =>
    replyOf(get).includes('"next":') ? [url] : [],
  );

  test("is each of them", () => {
    expect(lists.sort()).toEqual([
      "/api/apis",
      "/api/apis/{apiId}/versions",
      "/api/apis/{id}/webhook/deliveries",
      "/api/applications",
      "/api/applications/{id}/requests",
      "/api/applications/{id}/webhook/deliveries",
      "/api/assistants",
      "/api/assistants/{id}/versions",
      "/api/audit",
      "/api/changes",
      "/api/confirmation-waivers",
      "/api/conversations",
      "/api/grants",
      "/api/grants/ended",
      "/api/grants/{id}/activity",
      "/api/members",
      "/api/notices",
      "/api/permission-requests",
      "/api/runs/{id}/calls",
      "/api/todos",
    ]);
  });

  test.each(lists)("%s takes limit and cursor, and says which of them is wrong", async (url) => {
    const [, , list = ""] = url.split("/");
    const at = url.replace(/\{\w+\}/, `${list.startsWith("assistant") ? "ast" : list.slice(0, 3)}_1`);

    for (const [name, value] of [
      ["cursor", "bad"],
      ["limit", "0"],
    ]) {
      expect(await get("GET", `${at}?${name}=${value}`)).toMatchObject({
        status: 400,
        body: { error: { code: "invalid_input", details: [{ path: `querystring.${name}` }] } },
      });
    }
  });
});
