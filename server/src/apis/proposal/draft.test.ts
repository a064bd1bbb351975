import { describe, expect, test } from "vitest";
import { readText } from "../../skill-files/read-text.ts";
import { draftOf, type Proposal, type ProposalOptions } from "./draft.ts";

const answer = (properties: object) => ({
  responses: {
    200: { description: "", content: { "application/json": { schema: { type: "object", properties } } } },
  },
});

const expenses = {
  openapi: "3.0.3",
  info: { title: "Expense API", version: "1", contact: { name: "Finance" } },
  servers: [{ url: "https://expense.corp.example/v1/" }],
  components: {
    securitySchemes: {
      oauth: {
        type: "oauth2",
        flows: {
          authorizationCode: {
            authorizationUrl: "https://a.example",
            tokenUrl: "https://a.example",
            scopes: {
              openid: "Sign in",
              "claims:read": "Your claims and what became of them",
              "claims:write": "报销单的提交和修改",
              "admin.claims:read": "Claims of all users",
            },
          },
        },
      },
    },
  },
  paths: {
    "/claims": {
      get: { summary: "List claims", security: [{ oauth: ["openid", "claims:read"] }] },
      post: { summary: "Hand in a claim", security: [{ oauth: ["claims:write"] }] },
    },
    "/claims/{claimId}": {
      get: {
        summary: "Get a claim",
        security: [{ oauth: ["claims:read"] }],
        ...answer({ total: { type: "number" }, iban: { type: "string" }, payeePhone: { type: "string" } }),
      },
    },
    "/claims/{claimId}/pay": {
      post: { summary: "Pay a claim out", security: [{ oauth: ["claims:write"] }] },
    },
    "/admin/claims": { get: { summary: "All claims", security: [{ oauth: ["admin.claims:read"] }] } },
    "/rates": { get: { operationId: "getRates" } },
    "/health": { get: { summary: "Health", security: [] } },
  },
};

function proposed(document: unknown, options: Partial<ProposalOptions> = {}): Proposal {
  const { outline, problems } = readText(JSON.stringify(document), { scopes: {}, outline: true });
  if (outline === undefined) throw new Error(problems[0]?.message.en);
  return draftOf(outline, { taken: [], ...options });
}

const rows = ({ content }: Proposal) =>
  content.points.map(({ code, kind, write, risk, sensitive, operations, fields }) =>
    [
      code,
      kind === "application" ? "application" : "",
      write ? "writes" : "reads",
      risk,
      sensitive ? "sensitive" : "",
      operations.map(({ method, path }) => `${method} ${path}`).join(", "),
      fields.join(" "),
    ]
      .filter((part) => part !== "")
      .join(" | "),
  );

const told = ({ problems }: Proposal, rule: string) =>
  problems.filter((one) => one.rule === rule).map(({ path }) => path);

describe("a document with scopes", () => {
  const proposal = proposed(expenses);

  test("is proposed point by point, what has no scope by its path, and what is personal by itself", () => {
    expect(rows(proposal)).toEqual([
      "Expense.Claims.Read | reads | low | GET /claims, GET /claims/{claimId}",
      "Expense.Claims.Write | writes | high | sensitive | POST /claims, POST /claims/{claimId}/pay",
      "Expense.Admin.Claims.Read | application | reads | medium | sensitive | GET /admin/claims",
      "Expense.Rates.Read | reads | low | GET /rates",
      "Expense.Claims.bankAccount | reads | high | sensitive | GET /claims/{claimId} | iban",
      "Expense.Claims.mobile | reads | medium | sensitive | GET /claims/{claimId} | payeePhone",
    ]);
  });

  test("with its name, whose it is and where", () => {
    const { namespace, content, covered, operations } = proposal;
    expect([namespace, content.name.en, content.provider.en, content.baseUrl]).toEqual([
      "Expense",
      "Expense",
      "Finance",
      "https://expense.corp.example/v1",
    ]);
    expect([covered, operations]).toEqual([6, 7]);
    expect(told(proposal, "open_left_out")).toEqual(["points"]);
  });

  test("in its own words, each text that is in one language to be translated into the other", () => {
    const [read, write] = proposal.content.points;
    expect(read?.description.en).toBe("Your claims and what became of them");
    expect(read?.name).toEqual({ zh: "查看 claims", en: "Read claims" });
    expect(told(proposal, "translate")).toContain("points.0.description.zh");
    expect(write?.description.zh).toBe("报销单的提交和修改");
    expect(told(proposal, "translate")).toContain("points.1.description.en");
  });

  test("the same each time, and without an error", () => {
    expect(proposed(expenses)).toEqual(proposal);
    expect(proposal.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("under another namespace where its own is taken", () => {
    expect(proposed(expenses, { taken: ["Expense"] }).namespace).toBe("Expense2");
    expect(proposed({ ...expenses, info: { title: "Calendar" } }).namespace).toBe("Expense");
  });
});

test("scopes that tell nothing apart give way to what the operations are about", () => {
  const scopes = { all: "Everything" };
  const flows = { implicit: { authorizationUrl: "https://a.example", scopes } };
  const paths = Object.fromEntries(
    ["rooms", "bookings", "guests"].map((name) => [`/${name}`, { get: {}, post: {}, put: {}, delete: {} }]),
  );
  const components = { securitySchemes: { oauth: { type: "oauth2", flows } } };
  const document = {
    openapi: "3.0.0",
    info: { title: "Hotel" },
    components,
    security: [{ oauth: ["all"] }],
    paths,
  };
  expect(rows(proposed(document)).map((row) => row.split(" ")[0])).toEqual(
    ["Rooms", "Bookings", "Guests"].flatMap((noun) => [`Hotel.${noun}.Read`, `Hotel.${noun}.Write`]),
  );
});

describe("a document without scopes", () => {
  const operation = (tag: string | undefined, summary: string) => ({ ...(tag && { tags: [tag] }), summary });

  test("by tag, reading and writing apart; a POST that only asks reads", () => {
    const proposal = proposed({
      openapi: "3.1.0",
      info: { title: "请假" },
      servers: [{ url: "https://leave.example.com" }],
      tags: [{ name: "请假申请", description: "员工的请假申请" }],
      paths: {
        "/api/v1/leave-requests": {
          get: operation("请假申请", "请假列表"),
          post: operation("请假申请", "新建请假"),
        },
        "/api/v1/leave-requests/search": { post: operation("请假申请", "查询请假") },
        "/api/v1/employees/{id}": {
          get: operation("Employees", "员工"),
          delete: operation("Employees", "删除员工"),
        },
      },
    });
    expect(rows(proposal)).toEqual([
      "Leave.LeaveRequests.Read | reads | low | GET /api/v1/leave-requests, POST /api/v1/leave-requests/search",
      "Leave.LeaveRequests.Write | writes | medium | POST /api/v1/leave-requests",
      "Leave.Employees.Read | reads | low | GET /api/v1/employees/{id}",
      "Leave.Employees.Write | writes | high | sensitive | DELETE /api/v1/employees/{id}",
    ]);
    expect(proposal.content.points[0]?.name).toEqual({ zh: "查看请假申请", en: "Read 请假申请" });
  });

  test("one point for each tag, also where Chinese ones are at the same path, or one is at several", () => {
    const proposal = proposed({
      openapi: "3.0.0",
      info: { title: "Desk" },
      paths: {
        "/tickets": { get: operation("工单", "工单列表") },
        "/tickets/{id}/articles": { get: operation("知识库", "关联文章") },
        "/categories": { get: operation("工单", "工单分类") },
      },
    });
    expect(rows(proposal)).toEqual([
      "Desk.Tickets.Read | reads | low | GET /tickets, GET /categories",
      "Desk.Tickets2.Read | reads | low | GET /tickets/{id}/articles",
    ]);
    expect(proposal.content.points.map(({ name }) => name.zh)).toEqual(["查看工单", "查看知识库"]);
  });

  test("by where its paths begin where tags tell nothing apart", () => {
    const paths = Object.fromEntries(
      ["rooms", "rooms/{id}", "rooms/{id}/seats", "bookings", "bookings/{id}"].flatMap((path) =>
        ["a", "b", "c"].map((part) => [`/2024-01/${path}/${part}`, { get: operation("default", part) }]),
      ),
    );
    expect(
      rows(proposed({ openapi: "3.0.0", info: { title: "Booking" }, paths })).map((row) => row.split(" ")[0]),
    ).toEqual(["Booking.Rooms.Read", "Booking.Bookings.Read"]);
  });

  test("of Swagger 2.0 too", () => {
    const proposal = proposed({
      swagger: "2.0",
      info: { title: "Stock" },
      host: "stock.example.com",
      basePath: "/v2",
      paths: {
        "/items": {
          get: {
            tags: ["items"],
            responses: { 200: { description: "", schema: { $ref: "#/definitions/Item" } } },
          },
        },
      },
      definitions: {
        Item: { properties: { owner: { type: "object", properties: { idCardNo: { type: "string" } } } } },
      },
    });
    expect(proposal.content.baseUrl).toBe("https://stock.example.com/v2");
    expect(rows(proposal)).toEqual([
      "Stock.Items.Read | reads | low | GET /items",
      "Stock.Items.idCard | reads | high | sensitive | GET /items | idCardNo",
    ]);
  });
});

describe("an address that is none yet", () => {
  test.each([
    [[], "base_url_missing"],
    [[{ url: "/v1" }], "base_url_relative"],
    [[{ url: "https://{tenant}.example.com" }], "base_url_open"],
    [[{ url: "http://expense.example.com" }], "base_url_http"],
  ])("%j: %s", (servers, rule) => {
    const proposal = proposed({ ...expenses, servers });
    expect(told(proposal, rule)).toEqual(["baseUrl"]);
  });

  test("a variable is what it is by itself, and trial servers come last", () => {
    const servers = [
      { url: "https://sandbox.example.com" },
      { url: "https://{place}.example.com", variables: { place: { default: "eu" } } },
    ];
    expect(proposed({ ...expenses, servers }).content.baseUrl).toBe("https://eu.example.com");
  });

  test("a relative one begins where the document is", () => {
    const given = { ...expenses, servers: [{ url: "/v1" }] };
    const { content } = proposed(given, { importedFrom: "https://expense.example.com/openapi.json" });
    expect(content.baseUrl).toBe("https://expense.example.com/v1");
  });
});

describe("too many for anybody to read", () => {
  const paths = Object.fromEntries(
    Array.from({ length: 3_000 }, (_, at) => [
      `/part${at % 300}/thing${at}`,
      {
        get: { summary: `Look at thing ${at}`, tags: [`Part ${at % 300}`] },
        post: { summary: `Make thing ${at}` },
      },
    ]),
  );
  const proposal = proposed({ openapi: "3.0.0", info: { title: "Everything" }, paths });

  test("become at most about sixty, which still open every operation", () => {
    expect(proposal.content.points.length).toBeLessThanOrEqual(90);
    expect([proposal.covered, proposal.operations]).toEqual([6_000, 6_000]);
    const opened = new Set(
      proposal.content.points.flatMap(({ operations }) =>
        operations.map((one) => `${one.method} ${one.path}`),
      ),
    );
    expect(opened.size).toBe(6_000);
    expect(told(proposal, "merged")).toEqual(["points"]);
  });

  test("none of them more than a point may", () => {
    const flaws = proposal.problems.filter(({ severity }) => severity === "error").map(({ path }) => path);
    expect(flaws).toEqual(["baseUrl"]);
  });
});
