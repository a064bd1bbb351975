import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { createEgress } from "../../platform/egress/index.ts";
import { givenBuilding, open, skillFile } from "../builders.fixture.ts";
import { countCheck } from "../limits.ts";

const mebibyte = 1024 * 1024;
const document = skillFile(open);
const swagger =
  'swagger: "2.0"\ninfo: { title: Old, version: "1" }\nhost: old.example\nbasePath: /v1\npaths: {}\n';
const relative = [
  "openapi: 3.0.3",
  'info: { title: Pet, version: "1" }',
  "servers: [{ url: /api/v3 }] # where the gateway has it",
  "paths: { /pets: { get: { operationId: list, summary: List pets, description: Lists pets } } }",
  "",
].join("\n");
const canaryPage = "<html><body>canary: the wiki of our own network</body></html>";

const pages: Record<string, { status?: number; headers?: Record<string, string>; body?: string | Buffer }> = {
  "/skill.yaml": { body: document },
  "/zipped.yaml": { body: gzipSync(document), headers: { "content-encoding": "gzip" } },
  "/marked.yaml": { body: `\ufeff${document}`, headers: { "content-type": "application/octet-stream" } },
  "/swagger.yaml": { body: swagger },
  "/api/v3/openapi.yaml": { body: relative },
  "/ai-plugin.json": {
    body: JSON.stringify({ schema_version: "v1", api: { url: "https://canary.example/openapi.yaml" } }),
  },
  "/faulty.yaml": { body: skillFile(["canary.scope"]) },
  "/page.html": { body: canaryPage },
  "/status.json": { body: JSON.stringify({ canary: "secret", openapi: 1 }) },
  "/nested.json": { body: JSON.stringify({ canary: "secret", docs: [{ openapi: "3.0.1" }] }) },
  "/text": { body: "canary: a text\nof: two lines\n" },
  "/broken.yaml": { body: "openapi: 3.0.1\ncanary: [\n" },
  "/binary": { body: Buffer.from([0xff, 0xfe, 0, 1]) },
  "/nul.yaml": { body: `${document}\0canary` },
  "/large.yaml": { body: `${document}#${"x".repeat(16 * mebibyte)}` },
  "/moved": { status: 302, headers: { location: "/skill.yaml" } },
  "/closed": { status: 401, body: canaryPage },
  "/busy": { status: 503, body: canaryPage },
};
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  const page = pages[request.url ?? ""] ?? { status: 404, body: canaryPage };
  response.writeHead(page.status ?? 200, page.headers).end(page.body);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
afterAll(() => server.close());
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const { ctx } = await testCtx();
const building = await givenBuilding(ctx);

async function givenBuilder() {
  const { builder, caller, url } = await building.assistant();
  return {
    builder,
    caller,
    url,
    importing: (address: string) => builder("POST", "/api/skills/import", { url: address }),
  };
}

test.each([
  ["/skill.yaml", document],
  ["/zipped.yaml", document],
  ["/marked.yaml", document],
  ["/faulty.yaml", skillFile(["canary.scope"])],
])("the skill file at %s comes into the editor as it is there", async (path, expected) => {
  const { importing } = await givenBuilder();
  expect(await importing(base + path)).toEqual({ status: 200, body: { document: expected, notices: [] } });
});

test("Swagger 2.0 comes into the editor as OpenAPI 3, with a notice, from an address and pasted", async () => {
  const { builder, importing } = await givenBuilder();
  const converted = {
    document: expect.stringMatching(/^openapi: 3\.0\.3\n[\s\S]*url: http:\/\/old\.example\/v1\n/),
    notices: [expect.objectContaining({ code: "changed_on_import", severity: "warning" })],
  };
  expect(await importing(`${base}/swagger.yaml`)).toEqual({ status: 200, body: converted });
  expect(await builder("POST", "/api/skills/import", { document: swagger })).toMatchObject({
    status: 200,
    body: { document: expect.stringMatching(/^openapi: 3\.0\.3\n/) },
  });
});

test("a relative server begins where the file was fetched from, also when it is saved at once", async () => {
  const { builder, url, importing } = await givenBuilder();
  const { body } = await importing(`${base}/api/v3/openapi.yaml`);
  expect(body.document).toContain(`url: "${base}/api/v3"`);
  expect(body.notices).toMatchObject([{ code: "changed_on_import" }]);
  const saved = await builder("POST", `${url}/skills`, { url: `${base}/api/v3/openapi.yaml` });
  expect(saved.body.error.details).toContainEqual(
    expect.objectContaining({ code: "unsafe_server", message: expect.stringContaining(new URL(base).host) }),
  );
});

test("a pasted file without an address is saved with the service address that is given", async () => {
  const { builder, url } = await givenBuilder();
  const refused = await builder("POST", `${url}/skills`, { document: relative });
  expect(refused).toMatchObject({
    status: 400,
    body: {
      error: { code: "invalid_skill", details: [{ code: "unsafe_server", remedy: "service_address" }] },
    },
  });
  const input = { document: relative, serviceAddress: "https://skill.example" };
  const linted = await builder("POST", "/api/skills/lint", input);
  expect(linted.body.problems).toEqual([]);
  const { status, body } = await builder("POST", `${url}/skills`, input);
  expect([status, body.skill.host]).toEqual([201, "skill.example"]);
  expect(body.skill.document).toBe(relative.replace("/api/v3", '"https://skill.example/api/v3"'));
  const shown = await builder("POST", "/api/skills/import", input);
  expect(shown.body.document).toBe(body.skill.document);
});

test("a manifest of a plugin that is imported is called so", async () => {
  const { importing } = await givenBuilder();
  const { status, body } = await importing(`${base}/ai-plugin.json`);
  expect([status, body.error.code]).toEqual([400, "import_failed"]);
  expect(body.error.message).toMatch(/这是插件的 manifest 文件.*api\.url/);
  expect(body.error.message).not.toContain("canary");
});

const failing: [string, RegExp][] = [
  ["/page.html", /不是 OpenAPI 文档/],
  ["/status.json", /不是 OpenAPI 文档/],
  ["/nested.json", /不是 OpenAPI 文档/],
  ["/text", /不是 OpenAPI 文档/],
  ["/broken.yaml", /不是 OpenAPI 文档/],
  ["/binary", /不是 UTF-8 文本/],
  ["/nul.yaml", /不是 UTF-8 文本/],
  ["/large.yaml", /16 MiB/],
  ["/moved", /最终的地址/],
  ["/closed", /需要登录/],
  ["/busy", /HTTP 503/],
  ["/nowhere", /404/],
];
describe.each([
  ["into the editor", "POST" as const, (_url: string) => "/api/skills/import"],
  ["into the draft", "POST" as const, (url: string) => `${url}/skills`],
])("importing %s", (_into, method, target) => {
  test.each(failing)(
    "%s fails with the way out, and nothing of what is there is told",
    async (path, told) => {
      const { builder, url } = await givenBuilder();

      const { status, body } = await builder(method, target(url), { url: base + path });

      expect([status, body.error.code]).toEqual([400, "import_failed"]);
      expect(body.error.message).toMatch(told);
      expect(JSON.stringify(body)).not.toContain("canary");
    },
  );
});

test("the reader's language is used", async () => {
  const { organisation } = await building.assistant();
  const caller = { ...(await organisation.person("builder")), locale: "en" as const };
  const { body } = await building.api.as(caller)("POST", "/api/skills/import", { url: `${base}/page.html` });
  expect(body.error.message).toMatch(/not an OpenAPI document/);
});

test.each([
  "http://10.0.0.1/skill.yaml",
  "http://169.254.169.254/latest/meta-data/",
  "http://[::1]/",
  "file:///etc/passwd",
  "ftp://93.184.216.34/skill.yaml",
  "/etc/passwd",
  "javascript:alert(1)",
  "http://user:canary@93.184.216.34/",
])("%s is not asked, and the person reads why", async (address) => {
  const { importing } = await givenBuilder();
  const { status, body } = await importing(address);
  expect([status, body.error.code]).toEqual([400, "import_failed"]);
  expect(JSON.stringify(body)).not.toContain("canary");
});

test("of a host of our own network it is not told whether it has a name", async () => {
  const names = new Map([
    ["there.corp.example", ["10.1.2.3"]],
    ["both.corp.example", ["93.184.216.34", "10.1.2.3"]],
    ["6.corp.example", ["fd00::1"]],
  ]);
  const egress = createEgress(
    { allow: [], names: new Map(), own: [] },
    { lookup: async (name) => names.get(name) ?? [] },
  );
  const looking = await givenBuilding({ ...ctx, egress });
  const { caller, url } = await looking.assistant();
  const oauth = { type: "oauth_client_credentials", clientId: "a", clientSecret: "b" };
  for (const locale of ["zh", "en"] as const) {
    const as = looking.api.as({ ...caller, locale });
    const told = async (host: string) => {
      const tokenUrl = `https://${host}/token`;
      const given = { document, authentication: { ...oauth, tokenUrl } };
      return [
        (await as("POST", "/api/skills/import", { url: tokenUrl })).body.error.message,
        (await as("POST", `${url}/skills`, given)).body.error.details[0].message,
      ];
    };

    const ofNone = await told("none.corp.example");

    for (const host of names.keys()) expect(await told(host)).toEqual(ofNone);
    expect(ofNone.join()).toMatch(locale === "zh" ? /不存在.*不存在/ : /does not exist.*does not exist/);
  }
});

test("an address that nobody answers at fails with a sentence", async () => {
  const { importing } = await givenBuilder();
  expect((await importing("http://127.0.0.1:1025/")).body.error.message).toMatch(/无法连接/);
});

test("a skill is added and replaced by its address, fetched once", async () => {
  const { builder, url } = await givenBuilder();
  asked.length = 0;

  const added = await builder("POST", `${url}/skills`, { url: `${base}/skill.yaml` });
  expect(added.status).toBe(201);
  expect(added.body.skill).toMatchObject({ title: "Weather", document });
  expect(asked).toEqual(["GET /skill.yaml"]);
  const place = `${url}/skills/${added.body.skill.id}`;
  const replaced = await builder("PUT", place, { url: `${base}/zipped.yaml` });
  expect([replaced.status, replaced.body.skill.id]).toEqual([200, added.body.skill.id]);
});

test("errors in a skill file that was imported are told with their places", async () => {
  const { builder, url } = await givenBuilder();
  const { status, body } = await builder("POST", `${url}/skills`, { url: `${base}/faulty.yaml` });
  expect([status, body.error.code]).toEqual([400, "invalid_skill"]);
  expect(body.error.details[0]).toMatchObject({ code: "scope_unknown", line: 11 });
});

test("a document and an address at once, or neither, is refused", async () => {
  const { builder, url } = await givenBuilder();
  for (const body of [{ document, url: `${base}/skill.yaml` }, {}]) {
    const answer = await builder("POST", `${url}/skills`, body);
    expect([answer.status, answer.body.error.code]).toEqual([400, "invalid_input"]);
  }
});

test("whoever has no assistant to build imports nothing", async () => {
  const { organisation } = await building.assistant();
  const { url: colleagues } = await building.assistant();
  asked.length = 0;
  const member = building.api.as(await organisation.person("member"));
  const builder = building.api.as(await organisation.person("builder"));

  expect((await member("POST", "/api/skills/import", { url: `${base}/skill.yaml` })).status).toBe(403);
  expect((await builder("POST", `${colleagues}/skills`, { url: `${base}/skill.yaml` })).status).toBe(404);
  expect(asked).toEqual([]);
});

/** Two hundred mebibytes are read; a busy machine is slow, not wrong. */
const slow = { timeout: 120_000 };

describe("how often", () => {
  test("one person may fetch a hundred files in ten minutes", async () => {
    const { importing } = await givenBuilder();
    const other = await givenBuilder();
    const statuses: number[] = [];
    for (let i = 0; i < 101; i++) statuses.push((await importing(`${base}/nowhere`)).status);

    expect(statuses.filter((status) => status === 400)).toHaveLength(100);
    expect(statuses.at(-1)).toBe(429);
    expect((await other.importing(`${base}/skill.yaml`)).status).toBe(200);
  });

  test.each(["http://127.0.0.1:1025/", "http://10.0.0.1/"])(
    "an address that is of no use counts, so that nobody looks for hosts and open ports through us: %s",
    async (address) => {
      const { importing } = await givenBuilder();
      const statuses: number[] = [];
      for (let i = 0; i < 101; i++) statuses.push((await importing(address)).status);

      expect(statuses.at(-1)).toBe(429);
    },
  );

  test("checking counts by size: what a person types never meets the limit", slow, async () => {
    const { builder, caller } = await givenBuilder();
    const large = `${document}#${"x".repeat(15 * mebibyte)}`;
    for (let times = 0; times < 11; times++) await countCheck(ctx, caller, large);
    const check = async () => (await builder("POST", "/api/skills/lint", { document: large })).status;

    expect([await check(), await check()]).toEqual([200, 429]);
  });
});

test("saving counts as checking does: each time the whole file is read", slow, async () => {
  const { builder, caller, url } = await givenBuilder();
  const large = `canary: not a skill file #${"x".repeat(15 * mebibyte)}`;
  for (let times = 0; times < 11; times++) await countCheck(ctx, caller, large);
  const save = async () => (await builder("POST", `${url}/skills`, { document: large })).status;

  expect([await save(), await save()]).toEqual([400, 429]);
});

test("an import that is under way ends when the node stops", async () => {
  const egress = createEgress(
    { allow: [], names: new Map(), own: [] },
    { lookup: () => new Promise(() => {}) },
  );
  const stopping = await givenBuilding({ ...ctx, egress });
  const { caller } = await building.assistant();
  const importing = stopping.api.as(caller)("POST", "/api/skills/import", { url: "https://slow.example/" });
  await egress.close();
  expect((await importing).body.error).toMatchObject({ code: "import_failed" });
});
