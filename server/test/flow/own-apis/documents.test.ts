import { createServer } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { ApiReply } from "../../world/contract.ts";
import { read } from "../../world/session.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();

const operation = (summary: string, scope: string) => ({
  summary,
  security: [{ oauth: [scope] }],
  responses: { "200": { description: "Done." } },
});
const document = JSON.stringify({
  openapi: "3.0.3",
  info: { title: "Expenses", version: "1.0.0", contact: { name: "Finance" } },
  servers: [{ url: "https://expenses.example.com" }],
  components: {
    securitySchemes: {
      oauth: {
        type: "oauth2",
        flows: {
          authorizationCode: {
            authorizationUrl: "https://expenses.example.com/auth",
            tokenUrl: "https://expenses.example.com/token",
            scopes: { "claims:read": "Read your claims", "claims:write": "Submit claims" },
          },
        },
      },
    },
  },
  paths: {
    "/claims": {
      get: operation("List your claims", "claims:read"),
      post: operation("Submit a claim", "claims:write"),
    },
  },
});

const Proposal = z.object({
  namespace: z.string(),
  content: z.object({
    baseUrl: z.string(),
    points: z.array(z.object({ code: z.string(), write: z.boolean() })),
  }),
  problems: z.array(z.object({ path: z.string(), severity: z.string(), message: z.string() })),
  operations: z.number(),
});

/** Something else on the network, that answers so. */
async function givenAddress(text: string): Promise<string> {
  const server = createServer((_, response) => response.end(text));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/openapi.json`;
}

const givenAdmin = async () => (await world.organisation()).person("Admin", { roles: ["member", "admin"] });

describe("an API's OpenAPI document", () => {
  test("proposes what could be registered, and nothing is kept", async () => {
    const admin = await givenAdmin();

    const proposal = read(await admin.send("POST", "/api/apis/proposal", { document }), 200, Proposal);

    expect(proposal).toMatchObject({
      operations: 2,
      content: { baseUrl: "https://expenses.example.com" },
    });
    expect(proposal.content.points.map(({ write }) => write).toSorted()).toEqual([false, true]);
    expect(proposal.problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(await admin.send("GET", "/api/apis")).toMatchObject({ body: { apis: [] } });
  });

  test.each([
    ["given", async () => ({ document })],
    ["at an address", async () => ({ url: await givenAddress(document) })],
  ])("that is %s becomes the draft, as it is proposed", async (_, source) => {
    const admin = await givenAdmin();
    const proposal = read(await admin.send("POST", "/api/apis/proposal", { document }), 200, Proposal);

    const { api } = read(await admin.send("POST", "/api/apis", await source()), 201, ApiReply);

    expect(api.namespace).toBe(proposal.namespace);
    expect(api.draft.points.map(({ code }) => code)).toEqual(proposal.content.points.map(({ code }) => code));
    const published = await admin.send("POST", `/api/apis/${api.id}/publish`, { revision: 1 });
    expect(published).toMatchObject({ status: 201 });
  });

  test("that cannot be read is refused with the place", async () => {
    const admin = await givenAdmin();

    for (const path of ["/api/apis", "/api/apis/proposal"])
      expect(await admin.send("POST", path, { document: "openapi: 3.0.3\n  paths: [" })).toMatchObject({
        status: 400,
        body: {
          error: { details: [expect.objectContaining({ path: "body.document", line: expect.any(Number) })] },
        },
      });
  });

  test("that is something else at an address is not told, only refused", async () => {
    const admin = await givenAdmin();
    const url = await givenAddress("internal secret page");

    const answer = await admin.send("POST", "/api/apis/proposal", { url });

    expect(answer).toMatchObject({ status: 400, body: { error: { code: "import_failed" } } });
    expect(JSON.stringify(answer.body)).not.toContain("secret");
  });

  test("is read for builders and developers too, and for nobody else", async () => {
    const organisation = await world.organisation();
    const developer = await organisation.person("Dev", { roles: ["member", "developer"] });
    const member = await organisation.person("Mia");

    expect(await developer.send("POST", "/api/apis/proposal", { document })).toMatchObject({ status: 200 });
    expect(await member.send("POST", "/api/apis/proposal", { document })).toMatchObject({ status: 403 });
    expect(await developer.send("POST", "/api/apis", { document })).toMatchObject({ status: 403 });
  });
});
