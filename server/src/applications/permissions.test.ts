import { expect, test } from "vitest";
import { givenApi } from "../../test/world/api.ts";
import { testCtx } from "../../test/world/database.ts";
import { givenOrganisation } from "../../test/world/people.ts";
import { findHosts } from "../assistants/index.ts";
import { auditRoutes } from "../audit/index.ts";
import { within } from "../platform/ctx.ts";
import { applicationRoutes, approvedScopes } from "./index.ts";

const { ctx } = await testCtx();
const api = await givenApi(ctx, [...applicationRoutes({ findHosts }), ...auditRoutes]);

interface Asked {
  id: string;
  code: string;
  status: string;
}

async function givenApplication() {
  const organisation = await givenOrganisation(ctx);
  const developer = await organisation.person("developer");
  const admin = await organisation.person("admin");
  const { application } = (await api.as(developer)("POST", "/api/applications", { name: "Weather" })).body;
  const apply = (codes: string[], reason = "to show it") =>
    api.as(developer)("POST", `/api/applications/${application.id}/permissions`, { codes, reason });
  const statusOf = async (code: string) => {
    const { body } = await api.as(developer)("GET", `/api/applications/${application.id}`);
    return body.application.permissions.find((permission: Asked) => permission.code === code)?.status;
  };
  const requests = async (query = "?status=pending"): Promise<Asked[]> =>
    (await api.as(admin)("GET", `/api/permission-requests${query}`)).body.requests;
  const decide = (id: string, decision: "approve" | "reject", note = "") =>
    api.as(admin)("POST", `/api/permission-requests/${id}`, { decision, note });
  return { organisation, developer, admin, application, apply, statusOf, requests, decide };
}

test("what is not sensitive is approved at once, what is sensitive waits for an admin", async () => {
  const { organisation, application, apply, statusOf, requests } = await givenApplication();

  const { status, body } = await apply(["Contact.User.Read", "Contact.User.mobile", "AI.Assistant.Run"]);

  expect(status).toBe(200);
  const asked = body.permissions.filter((permission: Asked) => permission.status !== "none");
  expect(asked.map(({ code, status }: Asked) => [code, status])).toEqual([
    ["Contact.User.Read", "approved"],
    ["Contact.User.mobile", "pending"],
    ["AI.Assistant.Run", "pending"],
  ]);
  expect(await statusOf("Todo.Todo.Read")).toBe("none");
  expect((await requests()).map(({ code }) => code).sort()).toEqual([
    "AI.Assistant.Run",
    "Contact.User.mobile",
  ]);
  expect(await approvedScopes(within(ctx, organisation.id), application.id)).toEqual(["Contact.User.Read"]);
  const elsewhere = await givenOrganisation(ctx);
  expect(await approvedScopes(within(ctx, elsewhere.id), application.id)).toEqual([]);
});

test("a permission that does not exist cannot be applied for, and nothing else of the request counts (T28)", async () => {
  const { apply, statusOf } = await givenApplication();

  for (const code of ["*", "openid", "contact.user.read", "Contact.User.Read ", "__proto__", ""]) {
    const { status, body } = await apply(["Contact.User.Read", code]);
    expect([code, status, body.error.code]).toEqual([code, 400, "permission_unknown"]);
  }
  expect(await statusOf("Contact.User.Read")).toBe("none");
});

test("an admin decides once: the second decision is told so and changes nothing", async () => {
  const { application, apply, statusOf, requests, decide } = await givenApplication();
  await apply(["Contact.User.mobile"], "to show the number");
  const [request] = await requests();

  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => decide(request?.id ?? "", n % 2 === 0 ? "approve" : "reject")),
  );

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const late = answers.filter(({ status }) => status !== 200);
  expect(late.every(({ status, body }) => status === 409 && body.error.code === "already_decided")).toBe(
    true,
  );
  const decided = answers.find(({ status }) => status === 200)?.body.request;
  expect(decided).toMatchObject({ application: { id: application.id }, code: "Contact.User.mobile" });
  expect(decided.reason).toBe("to show the number");
  expect(await statusOf("Contact.User.mobile")).toBe(decided.status);
});

test("what was rejected may be asked for again, as a new request; what is approved stays so", async () => {
  const { apply, statusOf, requests, decide } = await givenApplication();
  await apply(["Contact.User.mobile"]);
  const [first] = await requests();
  await decide(first?.id ?? "", "reject", "why do you need it?");
  expect(await statusOf("Contact.User.mobile")).toBe("rejected");

  await apply(["Contact.User.mobile"], "because");
  const [second] = await requests();
  expect(second?.id).not.toBe(first?.id);
  expect((await decide(first?.id ?? "", "approve")).status).toBe(404);
  expect((await decide(second?.id ?? "", "approve")).status).toBe(200);
  await apply(["Contact.User.mobile"]);

  expect(await statusOf("Contact.User.mobile")).toBe("approved");
  expect(await requests()).toEqual([]);
});

test("only an admin of the organisation sees and decides its requests (T55)", async () => {
  const { developer, apply, statusOf, requests } = await givenApplication();
  await apply(["Contact.User.mobile"]);
  const url = `/api/permission-requests/${(await requests())[0]?.id}`;
  const foreignAdmin = await (await givenOrganisation(ctx)).person("admin");

  expect((await api.as(developer)("GET", "/api/permission-requests")).status).toBe(403);
  expect((await api.as(developer)("POST", url, { decision: "approve" })).status).toBe(403);
  expect((await api.as(foreignAdmin)("POST", url, { decision: "approve" })).status).toBe(404);
  expect((await api.as(foreignAdmin)("GET", "/api/permission-requests")).body.requests).toEqual([]);
  expect(await statusOf("Contact.User.mobile")).toBe("pending");
});

test("requests come in pages, the latest first", async () => {
  const { admin, apply, requests } = await givenApplication();
  await apply(["Contact.User.mobile"]);
  await apply(["Todo.Todo.Write"]);
  const all = await requests("");

  const first = (await api.as(admin)("GET", "/api/permission-requests?limit=1")).body;
  const rest = (await api.as(admin)("GET", `/api/permission-requests?limit=5&cursor=${first.next}`)).body;

  expect(all.map(({ code }) => code)).toEqual(["Todo.Todo.Write", "Contact.User.mobile"]);
  expect([...first.requests, ...rest.requests]).toEqual(all);
  expect(rest.next).toBeNull();
});

test("asking and deciding leave an event each", async () => {
  const { admin, application, apply, requests, decide } = await givenApplication();
  await apply(["Contact.User.mobile"]);
  await decide((await requests())[0]?.id ?? "", "approve", "fine");

  const { events } = (await api.as(admin)("GET", `/api/audit?subject=${application.id}`)).body;

  expect(events.slice(0, 2)).toMatchObject([
    {
      event: "permission.decided",
      actor: { id: admin.id },
      details: { code: "Contact.User.mobile", decision: "approve", note: "fine" },
    },
    { event: "permission.requested", details: { codes: ["Contact.User.mobile"] } },
  ]);
});
