import { describe, expect, test } from "vitest";
import { type Operation, type Parameter, withKeys } from "../../skill-files/index.ts";
import { checkArguments } from "../arguments/arguments.ts";
import { prepareRequest } from "../call.ts";
import { contextValues, sealedParameters } from "./context.ts";
import { operation, parameter } from "./operation.fixture.ts";
import { buildRequest } from "./request.ts";

const facts = {
  userId: "usr_me",
  unionId: "me",
  jobNum: "",
  corpId: "",
  rawInput: "",
  language: "en" as const,
  threadId: "",
  runId: "",
};

function inPlaces(places: readonly Parameter["in"][], given: Partial<Parameter>[] = []): Operation {
  const parameters = places.map((place, at) => parameter("id", { in: place, ...given[at] }));
  return operation({
    method: "POST",
    path: places.includes("path") ? "/users/{id}" : "/users",
    contentType: places.includes("body") ? "application/json" : null,
    parameters: withKeys(parameters),
  });
}

/** What arrives at each place. */
function arrived(of: Operation, values: Record<string, unknown>) {
  const { uri, headers, body } = buildRequest(of, values, {
    idempotencyKey: "k",
    requestId: "r",
    language: "en",
  });
  const header = new Map(headers);
  const url = new URL(uri, "http://skill");
  const cookie = header.get("cookie");
  return {
    path: url.pathname.split("/users/")[1],
    query: url.searchParams.get("id") ?? undefined,
    header: header.get("id"),
    cookie: cookie?.replace("id=", ""),
    body: body === undefined ? undefined : JSON.parse(body).id,
  };
}

describe("each of several parameters of one name gets its own value", () => {
  test.each([
    [["path", "body"]],
    [["query", "header"]],
    [["header", "cookie"]],
    [["query", "body"]],
    [["path", "query", "header"]],
    [["path", "query", "header", "cookie", "body"]],
  ] as const)("in %j", (places) => {
    const values = Object.fromEntries(places.map((place) => [`${place}.id`, `in ${place}`]));
    const sent = arrived(inPlaces(places), values);
    for (const place of places) expect(decodeURIComponent(String(sent[place]))).toBe(`in ${place}`);
    expect(Object.values(sent).filter((value) => value !== undefined)).toHaveLength(places.length);
  });

  test("as a form's field, and as a part of one", () => {
    for (const contentType of ["application/x-www-form-urlencoded", "multipart/form-data"]) {
      const of = { ...inPlaces(["query", "body"]), contentType };
      const { uri, body } = buildRequest(
        of,
        { "query.id": "u12", "body.id": "u13" },
        { idempotencyKey: "k", requestId: "r", language: "en" },
      );
      expect(uri).toContain("id=u12");
      expect(body).toContain("u13");
      expect(`${body}`).not.toContain("u12");
    }
  });

  test("and one that has none is left out", () => {
    const places = ["query", "header", "cookie", "body"] as const;
    for (const place of places) {
      const { path: _, ...sent } = arrived(inPlaces(places), { [`${place}.id`]: "u12" });
      expect(sent).toEqual({ [place]: "u12" });
    }
  });

  test("and the bare name is nobody's", () => {
    expect(checkArguments(inPlaces(["query", "body"]), { id: "u12" })).toEqual({
      values: {},
      dropped: ["id"],
    });
  });
});

test("one said in two types is text in the path and a whole number in the body", () => {
  const of = inPlaces(
    ["path", "body"],
    [{ required: true }, { required: true, schema: { type: "integer" } }],
  );
  expect(checkArguments(of, { "path.id": "12", "body.id": "12" })).toEqual({
    values: { "path.id": "12", "body.id": 12 },
    dropped: [],
  });
  expect(arrived(of, { "path.id": "12", "body.id": 12 })).toMatchObject({ path: "12", body: 12 });
});

test("what is wrong with one is told of that one", () => {
  const of = inPlaces(
    ["path", "body", "query"],
    [
      { required: true },
      { schema: { type: "object", properties: { at: { type: "integer" } } } },
      { required: true },
    ],
  );
  const given = { "path.id": ["a\u0000"], "body.id": {}, "query.id": "x" };
  expect(checkArguments(of, given)).toMatchObject({ problems: [{ path: "path.id" }] });
  expect(checkArguments(of, { "path.id": "u1", "body.id": { at: "soon" }, "query.id": "x" })).toMatchObject({
    problems: [{ path: "body.id.at" }],
  });
  expect(checkArguments(of, { "path.id": "u1" })).toMatchObject({ problems: [{ path: "query.id" }] });
  expect(prepareRequest(of, { "path.id": "..", "query.id": "x" }, facts)).toMatchObject({
    problems: [{ path: "path.id" }],
  });
  const header = inPlaces(["header", "query"]);
  expect(prepareRequest(header, { "header.id": "a\nb" }, facts)).toMatchObject({
    problems: [{ path: "header.id" }],
  });
});

test("a default fills the one that has it, and a time the one that wants it", () => {
  const of = inPlaces(
    ["query", "header", "body"],
    [{}, { default: "everyone" }, { entity: { category: "time", format: "strftime:yyyy-MM-dd" } }],
  );
  const given = { "query.id": "u12", "body.id": "2024-12-02T10:00:00+08:00" };
  expect(checkArguments(of, given, { timeZone: "Asia/Shanghai" })).toEqual({
    values: { "query.id": "u12", "header.id": "everyone", "body.id": "2024-12-02" },
    dropped: [],
  });
});

test("one that the platform fills and one that is sealed leave the other to the person", () => {
  const of = inPlaces(
    ["query", "header", "cookie"],
    [
      {},
      { context: { property: "currentUser", format: "userId" } },
      { context: { property: "currentUser", format: "oauthAuthCode" } },
    ],
  );
  expect(contextValues(of, facts)).toEqual({ "header.id": "usr_me" });
  expect([...sealedParameters(of)]).toEqual([["currentUser/oauthAuthCode", new Set(["cookie.id"])]]);
  const prepared = prepareRequest(
    of,
    { "query.id": "u12", "header.id": "forged", "cookie.id": "forged" },
    facts,
  );
  expect(prepared).toMatchObject({ values: { "query.id": "u12" }, filled: { "header.id": "usr_me" } });
});

test("the digest tells which of them holds which value", () => {
  const of = inPlaces(["query", "body"]);
  const digestOf = (values: Record<string, unknown>) => {
    const prepared = prepareRequest(of, values, facts);
    return "digest" in prepared ? prepared.digest : "";
  };
  const [one, other, same, neither] = [
    { "query.id": "a", "body.id": "b" },
    { "query.id": "b", "body.id": "a" },
    { "body.id": "b", "query.id": "a" },
    { id: "a" },
  ].map(digestOf);
  expect(one).not.toBe(other);
  expect(one).toBe(same);
  expect(one).not.toBe(neither);
});
