import { describe, expect, test } from "vitest";
import { readText } from "../read-text.ts";
import { file, options } from "../skill-file.fixture.ts";
import type { AskedAuthentication, AuthenticationKind, SkillSpec } from "../skill-spec.ts";

type Named = Pick<AuthenticationKind, "type" | "name">;

function read(end: string, authentication?: AuthenticationKind, more: Parameters<typeof file>[0] = {}) {
  const text = file({ ...more, end });
  const { spec, problems } = readText(text, { ...options, ...(authentication && { authentication }) });
  if (spec === null) throw new Error(JSON.stringify(problems));
  const told = problems
    .filter(({ code }) => code !== "write_without_confirm")
    .map(({ code, severity }) => (severity === "warning" ? code : `${severity} ${code}`));
  return { spec, told, said: problems.map(({ message }) => `${message.en} ${message.zh}`).join("\n") };
}

const schemes = (described: string, security = "security: [{ k: [] }]") =>
  `${security}\ncomponents: { securitySchemes: { ${described} } }`;

const one = (described: string) => schemes(`k: ${described}`);
const token = "https://id.example/token";

const ways: [
  described: string,
  asked: AskedAuthentication["authentication"],
  words: string,
  met: Named[],
  unmet: Named[],
][] = [
  [
    "{ type: apiKey, in: query, name: appid }",
    { type: "query", name: "appid" },
    "query parameter “appid”",
    [{ type: "query", name: "appid" }],
    [{ type: "query", name: "APPID" }, { type: "header", name: "appid" }, { type: "bearer" }],
  ],
  [
    "{ type: apiKey, in: cookie, name: JSESSIONID }",
    { type: "cookie", name: "JSESSIONID" },
    "cookie “JSESSIONID”",
    [{ type: "cookie", name: "JSESSIONID" }],
    [{ type: "query", name: "JSESSIONID" }],
  ],
  [
    "{ type: apiKey, in: header, name: X-Gitlab-Token }",
    { type: "header", name: "X-Gitlab-Token" },
    "header “X-Gitlab-Token”",
    [{ type: "header", name: "x-gitlab-token" }],
    [{ type: "header", name: "X-Key" }, { type: "basic" }],
  ],
  [
    "{ type: apiKey, in: header, name: Authorization }",
    { type: "header", name: "Authorization" },
    "header “Authorization”",
    [{ type: "header", name: "authorization" }, { type: "bearer" }, { type: "basic" }],
    [{ type: "query", name: "Authorization" }],
  ],
  [
    "{ type: http, scheme: Bearer, bearerFormat: JWT }",
    { type: "bearer" },
    "Bearer token",
    [{ type: "bearer" }, { type: "oauth_client_credentials" }, { type: "header", name: "Authorization" }],
    [{ type: "basic" }, { type: "header", name: "X-Key" }],
  ],
  [
    "{ type: http, scheme: basic }",
    { type: "basic" },
    "user name and password",
    [{ type: "basic" }, { type: "header", name: "Authorization" }],
    [{ type: "bearer" }],
  ],
  // As a converter of Swagger 2.0, or a person who knew it, may leave it.
  ["{ type: basic }", { type: "basic" }, "user name and password", [{ type: "basic" }], [{ type: "bearer" }]],
  [
    `{ type: oauth2, flow: application, tokenUrl: "${token}" }`,
    { type: "oauth_client_credentials", tokenUrl: token },
    "client credentials",
    [{ type: "oauth_client_credentials" }],
    [{ type: "basic" }],
  ],
  [
    "{ type: oauth2, flows: { clientCredentials: { tokenUrl: /oauth/token, scopes: {} }, implicit: {} } }",
    { type: "oauth_client_credentials", tokenUrl: "https://skill.example/oauth/token" },
    "client credentials",
    [{ type: "oauth_client_credentials" }, { type: "bearer" }],
    [{ type: "cookie", name: "k" }],
  ],
];

test.each(ways)("%s is asked for as %j", (described, authentication, words, met, unmet) => {
  const { spec, told, said } = read(one(described));
  expect(told).toEqual(["security_not_configured"]);
  expect(spec.asks).toMatchObject([{ scheme: "k", authentication, optional: false }]);
  expect(said).toContain(words);
  expect(said).toContain("“k”");
  for (const given of met) expect([given, ...read(one(described), given).told]).toEqual([given]);
  for (const given of unmet)
    expect([given, ...read(one(described), given).told]).toEqual([given, "security_differs"]);
});

const notDone: [described: string, words: string][] = [
  [
    "{ type: oauth2, flows: { authorizationCode: { authorizationUrl: 'https://a', tokenUrl: 'https://b' } } }",
    "authorizationCode",
  ],
  ["{ type: oauth2, flows: { implicit: { authorizationUrl: 'https://a' } } }", "implicit"],
  ["{ type: oauth2, flows: { password: { tokenUrl: token } } }", "oauth2 password"],
  ["{ type: oauth2, flow: accessCode }", "accesscode"],
  ["{ type: openIdConnect, openIdConnectUrl: 'https://a/.well-known' }", "openIdConnect"],
  ["{ type: mutualTLS }", "mutualTLS"],
  ["{ type: http, scheme: digest }", "http digest"],
  ["{ type: http }", "http ?"],
  ["{ type: apiKey, in: body, name: k }", "apiKey in body"],
  ["{ type: apiKey, in: header, name: Cookie }", "apiKey in header: Cookie"],
  ["{ type: apiKey, in: header, name: 'X Y' }", "apiKey in header: X Y"],
  ["{ type: magic }", "type: magic"],
  ["{}", "type: ?"],
];
test.each(notDone)("%s is told to be what the platform does not do", (described, words) => {
  const { spec, told, said } = read(one(described));
  expect(told).toEqual(["security_not_supported"]);
  expect(spec.asks).toMatchObject([{ scheme: "k", authentication: null }]);
  expect(said).toContain(words);
});

test("a token that the builder has serves where the platform could not have got one", () => {
  const oauth = one("{ type: oauth2, flows: { authorizationCode: {} } }");
  expect(read(oauth, { type: "bearer" }).told).toEqual([]);
  expect(read(one("{ type: openIdConnect }"), { type: "header", name: "Authorization" }).told).toEqual([]);
  expect(read(one("{ type: mutualTLS }"), { type: "bearer" }).told).toEqual(["security_not_supported"]);
});

const both =
  "a: { type: apiKey, in: query, name: a }, b: { type: http, scheme: bearer }, c: { type: mutualTLS }";
const requirements: [security: string, told: string[], given?: AuthenticationKind][] = [
  ["[]", []],
  ["[{}]", []],
  ["[{}, { a: [] }]", []],
  ["[{ a: [] }, {}]", [], { type: "basic" }],
  ["[{ a: [] }, { b: [] }]", ["security_not_configured"]],
  ["[{ a: [] }, { b: [] }]", [], { type: "bearer" }],
  ["[{ a: [] }, { b: [] }]", [], { type: "query", name: "a" }],
  ["[{ a: [] }, { b: [] }]", ["security_differs"], { type: "basic" }],
  ["[{ c: [] }, { b: [] }]", ["security_not_configured"]],
  ["[{ a: [], b: [] }]", ["security_not_supported"]],
  ["[{ a: [], b: [] }]", ["security_not_supported"], { type: "bearer" }],
  ["[{ a: [], b: [] }, { b: [] }]", [], { type: "bearer" }],
  ["[{ a: [], c: [] }]", ["security_not_supported"]],
  ["[{ nobody: [] }]", ["security_not_supported"]],
  ["[{ nobody: [] }, { b: [] }]", ["security_not_supported", "security_not_configured"]],
  // Slips that everybody understands.
  ["{ a: [] }", ["security_not_configured"]],
  ["[a]", ["security_not_configured"]],
  ["a", []],
  ["[{ a: null }]", ["security_not_configured"]],
];
test.each(requirements)("security: %s tells %j (given %j)", (security, told, given) => {
  expect(read(schemes(both, `security: ${security}`), given).told).toEqual(told);
});

describe("an operation", () => {
  const other =
    "    post:\n      operationId: other\n      summary: Other\n      description: Does something else";
  test("that has a list of its own does not follow the document's", () => {
    const end = schemes(both, "security: [{ a: [] }]");
    expect(read(end, undefined, { operation: "      security: []" }).told).toEqual([]);
    expect(read(end, { type: "bearer" }, { operation: "      security: [{ b: [] }]" }).told).toEqual([]);
    expect(
      read(end, { type: "bearer" }, { operation: `      security: [{ b: [] }]\n${other}` }).told,
    ).toEqual(["security_differs"]);
  });

  test("among many with one scheme is told of once, and what most of them take comes first", () => {
    const operation = ["put", "post", "delete"]
      .map(
        (method) =>
          `    ${method}: { operationId: ${method}It, summary: s, description: d, security: [{ b: [] }] }`,
      )
      .join("\n");
    const { spec, told } = read(schemes(both, "security: [{ a: [] }]"), undefined, { operation });
    expect(told).toEqual(["security_not_configured", "security_not_configured"]);
    expect(spec.asks?.map(({ scheme }) => scheme)).toEqual(["b", "a"]);
  });
});

test("scopes of client credentials are those that the operations name", () => {
  const described =
    "k: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://id.example/t', scopes: { all: x } } } }";
  const operation =
    '      security: [{ k: [read, "a b", read] }]\n    put: { operationId: b, summary: b, description: b }';
  const { spec } = read(schemes(described, "security: [{ k: [write] }]"), undefined, { operation });
  expect(spec.asks?.[0]?.authentication).toEqual({
    type: "oauth_client_credentials",
    tokenUrl: "https://id.example/t",
    scope: "read write",
  });
});

test.each(["'javascript:alert(1)'", "''", "'file:///etc/passwd'", "3", '"\\u0000"'])(
  "a token address like %s is left for the builder to fill in",
  (tokenUrl) => {
    const { spec } = read(one(`{ type: oauth2, flows: { clientCredentials: { tokenUrl: ${tokenUrl} } } }`));
    const url = spec.asks?.[0]?.authentication?.tokenUrl ?? "";
    expect(url === "" || url.startsWith("https://skill.example/")).toBe(true);
  },
);

describe("a file that describes a scheme and never asks for it", () => {
  test("is offered it, with a warning while nothing is given", () => {
    const described = schemes("k: { type: apiKey, in: query, name: appid }", "tags: []");
    expect(read(described).told).toEqual(["security_not_configured"]);
    expect(read(described).spec.asks).toMatchObject([{ scheme: "k", optional: true }]);
    expect(read(described, { type: "bearer" }).told).toEqual([]);
  });
});

describe("a parameter that is the key", () => {
  const parameters = `      parameters:
        - { name: appid, in: query, required: true, schema: { type: string } }
        - { name: X-Key, in: header, required: true, schema: { type: string } }
        - { name: sid, in: cookie, schema: { type: string } }
        - { name: city, in: query, schema: { type: string } }`;
  const names = ({ operations: [operation] }: SkillSpec) => operation?.parameters.map(({ name }) => name);
  const places: [scheme: string, left: string[], key: object][] = [
    ["in: query, name: appid", ["X-Key", "sid", "city"], { in: "query", name: "appid" }],
    ["in: header, name: x-key", ["appid", "sid", "city"], { in: "header", name: "x-key" }],
    ["in: cookie, name: sid", ["appid", "X-Key", "city"], { in: "cookie", name: "sid" }],
  ];
  test.each(places)("%s is asked of nobody, whatever is given", (scheme, left, key) => {
    for (const given of [undefined, { type: "bearer" } as const]) {
      const { spec } = read(one(`{ type: apiKey, ${scheme} }`), given, { parameters });
      expect(names(spec)).toEqual(left);
      expect(spec.operations[0]?.keys).toEqual([key]);
    }
  });

  test("stays a parameter where the operation does not ask for the key, or asks for it elsewhere", () => {
    const all = ["appid", "X-Key", "sid", "city"];
    const elsewhere = one("{ type: apiKey, in: header, name: appid }");
    expect(names(read(elsewhere, undefined, { parameters }).spec)).toEqual(all);
    const end = one("{ type: apiKey, in: query, name: appid }");
    const { spec } = read(end, undefined, { parameters, operation: "      security: []" });
    expect(names(spec)).toEqual(all);
    expect(spec.operations[0]?.keys).toBeUndefined();
  });

  test("is told of where the builder's key takes a place that the file does not describe as one", () => {
    const { told, said } = read("tags: []", { type: "query", name: "city" }, { parameters });
    expect(told).toEqual(["security_differs"]);
    expect(said).toContain("“city”");
    expect(read("tags: []", { type: "header", name: "city" }, { parameters }).told).toEqual([]);
  });
});

describe("a hostile file", () => {
  test.each(["__proto__", "constructor", "toString"])("that names a scheme %s has none of it", (name) => {
    expect(read(`security: [{ ${name}: [] }]\ncomponents: { securitySchemes: {} }`).told).toEqual([
      "security_not_supported",
    ]);
  });

  test("that describes a scheme by a reference to nothing, or outside, is not refused for it", () => {
    for (const ref of [
      "#/components/nothing",
      "https://evil.example/x.yaml#/k",
      "#/components/securitySchemes/k",
    ])
      expect(read(one(`{ $ref: "${ref}" }`)).told.filter((code) => code !== "unsupported_reference")).toEqual(
        ["security_not_supported"],
      );
    const shared = schemes(
      'k: { $ref: "#/x-keys/k" }',
      "x-keys: { k: { type: http, scheme: basic } }\nsecurity: [{ k: [] }]",
    );
    expect(read(shared).told).toEqual(["security_not_configured"]);
  });

  test("says what can be kept, in short", () => {
    const { spec, said } = read(
      schemes(`"k\\0\\u202e${"x".repeat(5000)}": { type: "m\\u202e\\0${"y".repeat(5000)}" }`, "tags: []"),
    );
    expect(JSON.stringify(spec)).not.toMatch(/\\u0000|\u202e/);
    expect(JSON.stringify(spec).length).toBeLessThan(3000);
    expect(said.length).toBeLessThan(2000);
  });
});
