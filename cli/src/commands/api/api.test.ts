import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { startWorld } from "../../../../server/test/world/world.ts";
import { addressOf } from "../../server/request.ts";
import { skill } from "../skill-test.ts";
import { api } from "./api.ts";

const world = await startWorld();
const folder = await mkdtemp(join(tmpdir(), "behalf-cli-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const operation = (summary: string, scope: string) => ({ summary, security: [{ oauth: [scope] }] });
const document = {
  openapi: "3.0.3",
  info: { title: "Expense API", version: "1", contact: { name: "Finance" } },
  servers: [{ url: "https://expense.corp.example/v1" }],
  components: {
    securitySchemes: {
      oauth: {
        type: "oauth2",
        flows: {
          implicit: { authorizationUrl: "https://a.example", scopes: { "claims:read": "Your claims" } },
        },
      },
    },
  },
  paths: {
    "/claims": {
      get: operation("List claims", "claims:read"),
      post: operation("Hand in a claim", "claims:write"),
    },
  },
};

async function fileOf(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}
const openapi = await fileOf("openapi.json", document);

async function givenAdmin() {
  const organisation = await world.organisation();
  const admin = await organisation.person("Ada", { roles: ["member", "admin"] });
  const env = {
    BEHALF_URL: world.url,
    BEHALF_ORGANISATION: organisation.corpId,
    BEHALF_ACCOUNT: admin.account,
    BEHALF_PASSWORD: admin.password,
  };
  const run = (...args: string[]) => told((say) => api(args, say, env));
  return { organisation, admin, env, run };
}

async function told(work: (say: (line: string) => void) => Promise<number>) {
  const lines: string[] = [];
  return { code: await work((line) => lines.push(line)), out: lines.join("\n") };
}

async function givenRegistered(given: Awaited<ReturnType<typeof givenAdmin>>) {
  const { code, out } = await given.run("register", openapi, "--yes", "--json");
  expect([code, out]).toEqual([0, expect.stringContaining("api_")]);
  return JSON.parse(out) as { id: string; namespace: string; secret: string };
}

describe("behalf api register", () => {
  test("shows the points and keeps nothing without --yes", async () => {
    const { admin, run } = await givenAdmin();

    const { code, out } = await run("register", openapi);

    expect(code).toBe(0);
    expect(out).toMatch(/^Expense by Finance, at https:\/\/expense\.corp\.example\/v1 \(Expense\)/);
    expect(out).toMatch(/Expense\.Claims\.Read +person +reads +low +1 operation +Read claims/);
    expect(out).toContain("2 of 2 operations are opened by a point.");
    expect(out).toMatch(/warning content\.name\.zh and \d+ more places: /);
    expect((await admin.send("GET", "/api/apis")).body).toMatchObject({ apis: [] });
  });

  test("registers it with --yes, under the namespace and at the address that are wished", async () => {
    const { admin, run } = await givenAdmin();

    const { code, out } = await run(
      ...["register", openapi, "--yes", "--namespace", "Claims", "--base-url", "https://claims.example.com"],
      ...["--owner", admin.account],
    );

    expect(code).toBe(0);
    expect(out).toMatch(/^Registered as api_\S+, with the codes Claims\.…\nIts secret, told this once: \S+/);
    const { body } = await admin.send("GET", "/api/apis");
    expect(body).toMatchObject({ apis: [{ namespace: "Claims", baseUrl: "https://claims.example.com" }] });
  });

  test("writes the secret where nobody else reads it, and over nothing", async () => {
    const { admin, run } = await givenAdmin();
    const secretFile = join(await mkdtemp(join(folder, "kept-")), "secret");

    const { out } = await run("register", openapi, "--yes", "--secret-file", secretFile);

    const secret = (await readFile(secretFile, "utf8")).trim();
    expect(secret).toMatch(/^bhf_/);
    expect(out).not.toContain(secret);
    expect((await stat(secretFile)).mode & 0o777).toBe(0o600);
    const again = await run(
      "register",
      openapi,
      "--yes",
      "--namespace",
      "Other",
      "--secret-file",
      secretFile,
    );
    expect(again).toMatchObject({ code: 2, out: expect.stringContaining(secretFile) });
    expect((await admin.send("GET", "/api/apis")).body).toMatchObject({ apis: [{ namespace: "Expense" }] });
    const refused = join(folder, "refused");
    const taken = ["--namespace", "Contact", "--secret-file", refused];
    expect((await run("register", openapi, "--yes", ...taken)).code).toBe(1);
    await expect(stat(refused)).rejects.toThrow();
  });

  test("ends with 1 where something is wrong, with the place", async () => {
    const { run } = await givenAdmin();
    const homeless = await fileOf("homeless.json", { ...document, servers: [] });

    expect(await run("register", homeless)).toMatchObject({
      code: 1,
      out: expect.stringContaining("error content.baseUrl"),
    });
    expect((await run("register", homeless, "--yes")).code).toBe(1);
    const imitating = await run("register", openapi, "--yes", "--namespace", "Contact");
    expect(imitating).toMatchObject({ code: 1, out: expect.stringContaining("namespace") });
    const none = await fileOf("none.yaml", "a: 1");
    expect(await run("register", none)).toMatchObject({
      code: 1,
      out: expect.stringContaining("body.document"),
    });
  });
});

describe("behalf api diff", () => {
  test("with a document, what is to be added, taken out and guarded", async () => {
    const given = await givenAdmin();
    const { id } = await givenRegistered(given);
    expect(await given.run("diff", id, openapi)).toMatchObject({ code: 0 });
    const content = { "application/json": { schema: { properties: { iban: { type: "string" } } } } };
    const changed = {
      ...document,
      paths: {
        "/claims": { get: { ...document.paths["/claims"].get, responses: { 200: { content } } } },
        "/claims/{id}": { delete: operation("Take a claim back", "claims:write") },
      },
    };

    const { code, out } = await given.run("diff", id, await fileOf("changed.json", changed));

    expect(code).toBe(1);
    expect(out.split("\n")).toEqual([
      "+ DELETE /claims/{id}: in no point; it would be in Expense.Claims.Write",
      "- POST /claims: in Expense.Claims.Write, and the document has it no longer",
      "! iban: personal, and guarded by no point; it would be by Expense.Claims.bankAccount",
      "1 operation to add, 1 to take out, 1 field to guard.",
    ]);
  });

  test("without one, what publishing would change", async () => {
    const given = await givenAdmin();
    const { id } = await givenRegistered(given);

    expect(await given.run("diff", id)).toMatchObject({
      code: 1,
      out: expect.stringContaining("+ Expense.Claims.Read is new"),
    });
    await given.run("publish", id);
    expect(await given.run("diff", id)).toEqual({
      code: 0,
      out: "Nothing is different from what is published.",
    });
    expect(JSON.parse((await given.run("diff", id, "--json")).out)).toMatchObject({ points: [] });
  });
});

describe("behalf api publish", () => {
  test("publishes the draft, once", async () => {
    const given = await givenAdmin();
    const { id } = await givenRegistered(given);

    const { code, out } = await given.run("publish", id, "--notes", "The first");
    expect([code, out.split("\n").at(-1)]).toEqual([0, "Version 1 of Expense is published."]);
    expect(await given.run("publish", id)).toMatchObject({
      code: 1,
      out: expect.stringContaining("nothing to publish"),
    });
  });

  test("makes its points known to behalf skill test with --server, and to nobody without", async () => {
    const given = await givenAdmin();
    const { id } = await givenRegistered(given);
    await given.run("publish", id);
    const file = await fileOf(
      "skill.yaml",
      `openapi: 3.0.1
info: { title: Claims, version: "1" }
servers: [{ url: https://claims.example.com }]
paths:
  /claims:
    get:
      operationId: listClaims
      summary: List my claims
      x-dingtalk-delegated-scopes: [Expense.Claims.Read]
      x-dingtalk-examples: [{ input: List my claims }]
      parameters:
        - { name: code, in: query, required: true, schema: { type: string, x-dingtalk-context: { property: currentUser, format: oauthAuthCode } } }
      responses: { "200": { description: ok } }
`,
    );

    const knowing = await told((say) => skill(["test", file, "--server", world.url], say, given.env));
    const alone = await told((say) => skill(["test", file], say, given.env));

    expect(knowing).toMatchObject({ code: 0, out: expect.stringContaining("1 of 1 right") });
    expect(alone).toMatchObject({ code: 2, out: expect.stringContaining("Expense.Claims.Read") });
  });
});

describe("signing in", () => {
  test("is over with the command: no session of it is left", async () => {
    const given = await givenAdmin();
    const sessions = async () => (await given.admin.send("GET", "/api/audit?event=session.started")).body;
    const ended = async () => (await given.admin.send("GET", "/api/audit?event=session.ended")).body;

    await given.run("register", openapi);
    await given.run("register", "none.json");

    expect(JSON.stringify(await ended()).match(/"session\.ended"/g)?.length).toBe(1);
    expect(JSON.stringify(await sessions()).match(/"session\.started"/g)?.length).toBeGreaterThan(0);
  });

  test.each([
    ["a wrong password", { BEHALF_PASSWORD: "wrong" }, 3, "password"],
    ["nobody there", { BEHALF_URL: "http://127.0.0.1:9" }, 3, "cannot be reached"],
    ["another server than ours", { BEHALF_URL: "http://127.0.0.1:9/x" }, 3, "cannot be reached"],
    ["no password", { BEHALF_PASSWORD: "" }, 2, "BEHALF_PASSWORD"],
    ["no https", { BEHALF_URL: "http://behalf.example.com" }, 2, "https"],
    ["no address", { BEHALF_URL: "behalf" }, 2, "no address"],
  ])("with %s ends as it says", async (_what, change, code, said) => {
    const { env } = await givenAdmin();
    const outcome = await told((say) => api(["register", openapi], say, { ...env, ...change }));
    expect(outcome).toEqual({ code, out: expect.stringContaining(said) });
    expect(outcome.out).not.toContain("correct-horse");
  });
});

test("a server that is not named is the one on this machine", () => {
  expect(addressOf(undefined, {}).href).toBe("http://127.0.0.1:8080/");
  expect(addressOf("https://a.example", { BEHALF_URL: "https://b.example" }).href).toBe("https://a.example/");
  expect(addressOf(undefined, { BEHALF_URL: "https://b.example" }).href).toBe("https://b.example/");
});

test.each([
  [[], "register, diff or publish"],
  [["remove"], "register, diff or publish"],
  [["register"], "Name one document"],
  [["register", "none.json"], "cannot be read"],
  [["register", openapi, "--force"], "--force"],
  [["diff"], "Name the API"],
  [["publish"], "Name one API"],
])("behalf api %j is off: %s", async (args, said) => {
  const { run } = await givenAdmin();
  expect(await run(...args)).toEqual({ code: 2, out: expect.stringContaining(said) });
});

test("--help says all of it, of each verb", async () => {
  for (const args of [["--help"], ["register", "--help"], ["publish", "-h"]]) {
    const { code, out } = await told((say) => api(args, say, {}));
    expect([code, out]).toEqual([0, expect.stringContaining("Ends with 0")]);
  }
});
