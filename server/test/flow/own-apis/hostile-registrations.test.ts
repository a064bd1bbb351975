import { expect, test } from "vitest";
import { z } from "zod";
import { CatalogueReply } from "../../world/contract.ts";
import { contentOf, givenOwnApi, type OwnPoint } from "../../world/own-api.ts";
import { read } from "../../world/session.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();

async function givenAdmin() {
  const organisation = await world.organisation();
  return organisation.person("Ada", { roles: ["member", "admin"], locale: "en" });
}

const Refused = z.object({
  error: z.object({
    code: z.literal("invalid_input"),
    details: z.array(z.object({ path: z.string(), message: z.string() })).min(1),
  }),
});

const code = "Expense.Claim.Read";
const claim: OwnPoint = { code, operations: ["GET /claims"] };
const content = contentOf({ points: [claim] });
const [point] = content.points;
const both = (text: string) => ({ zh: text, en: text });
const withPoint = (change: object) => ({ content: { ...content, points: [{ ...point, ...change }] } });
const huge = "报".repeat(500_000);

const hostile: [string, object, string][] = [
  ["the platform's name", { content: { ...content, name: both("Behalf") } }, "body.content.name.zh"],
  ["its provider's", { content: { ...content, provider: both("平台官方") } }, "body.content.provider.zh"],
  [
    "a built-in API's name, in look-alikes",
    { content: { ...content, name: both("CaIendar") } },
    "body.content.name.zh",
  ],
  [
    "a built-in point's name",
    withPoint({ name: both("Read your mobile number") }),
    "body.content.points.0.name.zh",
  ],
  ["Cyrillic letters in a name", withPoint({ name: both("Rеad claims") }), "body.content.points.0.name.zh"],
  ["Cyrillic letters in a code", withPoint({ code: "Expense.Сlaim.Read" }), "body.content.points.0.code"],
  ["a built-in code", withPoint({ code: "Contact.User.mobile" }), "body.content.points.0.code"],
  ["a built-in namespace, in look-alikes", { namespace: "C0ntact" }, "body.namespace"],
  [
    "markup in a description",
    withPoint({ description: both("<b onclick=x>Claims</b>") }),
    "body.content.points.0.description.zh",
  ],
  [
    "a link in a description",
    withPoint({ description: both("[Claims](https://evil.example)") }),
    "body.content.points.0.description.zh",
  ],
  [
    "a direction mark in a description",
    withPoint({ description: both("a\u202Eb") }),
    "body.content.points.0.description.zh",
  ],
  [
    "markup in an operation's name",
    withPoint({ operations: [{ method: "GET", path: "/a", name: both("<i>a</i>") }] }),
    "body.content.points.0.operations.0.name.zh",
  ],
  [
    "a path that leads elsewhere",
    withPoint({ operations: [{ method: "GET", path: "//evil.example/a", name: both("a") }] }),
    "body.content.points.0.operations.0.path",
  ],
  ["a field that is JavaScript's", withPoint({ fields: ["__proto__"] }), "body.content.points.0.fields.0"],
  [
    "a read that deletes",
    withPoint({ operations: [{ method: "DELETE", path: "/a", name: both("a") }] }),
    "body.content.points.0.write",
  ],
  ["a high risk that is not sensitive", withPoint({ risk: "high" }), "body.content.points.0.sensitive"],
  [
    "a password in its address",
    { content: { ...content, baseUrl: "https://a:b@expense.example.com" } },
    "body.content.baseUrl",
  ],
  [
    "a script for an address",
    { content: { ...content, baseUrl: "javascript:alert(1)" } },
    "body.content.baseUrl",
  ],
  [
    "a text of half a million letters",
    withPoint({ description: both(huge) }),
    "body.content.points.0.description.zh",
  ],
  [
    "ten thousand points",
    {
      content: {
        ...content,
        points: Array.from({ length: 10_000 }, (_, at) => ({ ...point, code: `Expense.P${at}.Read` })),
      },
    },
    "body.content.points",
  ],
];

test.each(hostile)("%s is refused with its place, and nothing is kept", async (_what, change, path) => {
  const admin = await givenAdmin();

  const answer = await admin.send("POST", "/api/apis", { namespace: "Expense", content, ...change });

  const { details } = read(answer, 400, Refused).error;
  expect(details.map((one) => one.path)).toContain(path);
  expect(JSON.stringify(details).length).toBeLessThan(200_000);
  expect((await admin.send("GET", "/api/apis")).body).toMatchObject({ apis: [] });
});

test("what was registered well cannot be changed into it", async () => {
  const admin = await givenAdmin();
  const { id } = await givenOwnApi(admin, { points: [claim] });
  for (const [what, change, path] of hostile.filter(([, changed]) => "content" in changed)) {
    const saved = await admin.send("PUT", `/api/apis/${id}/draft`, { revision: 1, ...change });
    expect(
      read(saved, 400, Refused).error.details.map((one) => one.path),
      what,
    ).toContain(path);
  }
  const { permissions } = read(await admin.send("GET", "/api/permissions"), 200, CatalogueReply);
  expect(permissions.map((one) => one.code).filter((one) => one.startsWith("Expense."))).toEqual([code]);
});

test.each([
  [
    "references that double",
    {
      S: {
        properties: Object.fromEntries(
          ["a", "b", "c"].map((name) => [name, { $ref: "#/components/schemas/S" }]),
        ),
      },
    },
    {},
  ],
  [
    "names of JavaScript's",
    { S: {} },
    { "/__proto__/constructor": { get: { operationId: "__proto__", tags: ["constructor"] } } },
  ],
])("a document with %s is proposed like any other", async (_what, schemas, paths) => {
  const admin = await givenAdmin();
  const answer = {
    200: { description: "", content: { "application/json": { schema: { $ref: "#/components/schemas/S" } } } },
  };
  const document = JSON.stringify({
    openapi: "3.0.0",
    info: { title: "Expense <script>alert(1)</script>" },
    servers: [{ url: "https://expense.example.com" }],
    components: { schemas },
    paths: { "/claims": { get: { responses: answer } }, ...paths },
  });

  const { status, body } = await admin.send("POST", "/api/apis/proposal", { document });

  expect(status).toBe(200);
  expect(body).toMatchObject({ namespace: "Expense", operations: 1 + Object.keys(paths).length });
  expect(JSON.stringify(body)).not.toContain("<script>");
});
