import { expect, test } from "vitest";
import { givenApi } from "../../test/world/api.ts";
import { testCtx } from "../../test/world/database.ts";
import { givenOrganisation } from "../../test/world/people.ts";
import { findHosts } from "../assistants/index.ts";
import { auditRoutes } from "../audit/index.ts";
import { applicationRoutes, authenticateClient } from "./index.ts";

const { ctx, later, statements } = await testCtx();
const api = await givenApi(ctx, [...applicationRoutes({ findHosts }), ...auditRoutes]);

async function givenApplication() {
  const organisation = await givenOrganisation(ctx);
  const developer = await organisation.person("developer");
  const admin = await organisation.person("admin");
  const made = await api.as(developer)("POST", "/api/applications", { name: "Weather" });
  const { application, clientSecret } = made.body;
  return {
    organisation,
    developer,
    admin,
    application,
    clientSecret,
    url: `/api/applications/${application.id}`,
  };
}

const authenticated = (clientId: string, clientSecret: string) =>
  authenticateClient(ctx, { clientId, clientSecret, ip: "203.0.113.1" });

test("a new application's secret is in the answer once, and only its hash is kept", async () => {
  const { developer, application, clientSecret, url } = await givenApplication();

  expect(clientSecret).toMatch(/^bhf_[\w-]{16}_[\w-]{43}$/);
  const { body } = await api.as(developer)("GET", url);
  expect(body.application).toMatchObject({
    id: application.id,
    clientId: application.clientId,
    name: "Weather",
  });
  expect(JSON.stringify(body)).not.toContain(clientSecret);
  const kept = await ctx.db
    .selectFrom("application_secret" as never)
    .selectAll()
    .execute();
  expect(JSON.stringify(kept)).not.toContain(clientSecret);
});

test("an application authenticates with its own id and secret, in one statement", async () => {
  const { application, clientSecret } = await givenApplication();
  const other = await givenApplication();
  const { clientId } = application;
  statements();

  expect(await authenticated(clientId, clientSecret)).toMatchObject({ id: application.id });
  expect(statements()).toHaveLength(1);
  expect(await authenticated(clientId, `${clientSecret}x`)).toBeUndefined();
  expect(await authenticated(clientId, "")).toBeUndefined();
  expect(await authenticated(clientId, other.clientSecret)).toBeUndefined();
  expect(await authenticated(other.application.clientId, clientSecret)).toBeUndefined();
  expect(await authenticated("unknown", clientSecret)).toBeUndefined();
});

test("a disabled application has no credentials", async () => {
  const { admin, application, clientSecret, url } = await givenApplication();
  await api.as(admin)("PATCH", url, { disabled: true });

  expect(await authenticated(application.clientId, clientSecret)).toBeUndefined();
});

test("an old secret works 24 hours beside the new one, and no longer, whatever is made after it", async () => {
  const { developer, application, clientSecret, url } = await givenApplication();
  const { clientId } = application;
  const second = (await api.as(developer)("POST", `${url}/secret`)).body.clientSecret;
  const works = async (secret: string) => (await authenticated(clientId, secret)) !== undefined;

  try {
    await later("23 hours");
    expect([await works(clientSecret), await works(second)]).toEqual([true, true]);
    await api.as(developer)("POST", `${url}/secret`, {});
    await later("25 hours");
    expect([await works(clientSecret), await works(second)]).toEqual([false, true]);
  } finally {
    await later("0 seconds");
  }
});

test("with revokeOld the old secret ends at once", async () => {
  const { developer, application, clientSecret, url } = await givenApplication();

  const { status, body } = await api.as(developer)("POST", `${url}/secret`, { revokeOld: true });

  expect(status).toBe(201);
  expect(await authenticated(application.clientId, clientSecret)).toBeUndefined();
  expect(await authenticated(application.clientId, body.clientSecret)).toBeDefined();
});

test("its developer changes what is said of an application, and empties what need not be there", async () => {
  const { developer, admin, application, url } = await givenApplication();
  const privacyUrl = "https://weather.example/privacy";

  const said = await api.as(developer)("PATCH", url, {
    name: "Climate",
    provider: "Weather Ltd",
    privacyUrl,
  });
  const { body } = await api.as(developer)("PATCH", url, { description: "Rain and sun", privacyUrl: null });

  expect(said.body.application).toMatchObject({ name: "Climate", provider: "Weather Ltd", privacyUrl });
  expect(body.application).toMatchObject({ name: "Climate", description: "Rain and sun", privacyUrl: null });
  expect(body.application).toMatchObject({ provider: "Weather Ltd", clientId: application.clientId });
  const { events } = (await api.as(admin)("GET", `/api/audit?subject=${application.id}`)).body;
  expect(events.slice(0, 2)).toMatchObject([
    { event: "application.changed", actor: { id: developer.id }, details: { description: "Rain and sun" } },
    { event: "application.changed", details: { name: "Climate" } },
  ]);
});

test("only an admin disables and enables an application; each is one event (T55)", async () => {
  const { developer, admin, application, url } = await givenApplication();
  for (const disabled of [true, false])
    expect((await api.as(developer)("PATCH", url, { name: "Other", disabled })).status).toBe(403);
  expect((await api.as(developer)("GET", url)).body.application).toMatchObject({
    name: "Weather",
    disabled: false,
  });

  for (const disabled of [false, true, true, false, false]) {
    const { status, body } = await api.as(admin)("PATCH", url, { disabled });
    expect([status, body.application.disabled]).toEqual([200, disabled]);
  }

  const { events } = (await api.as(admin)("GET", `/api/audit?subject=${application.id}`)).body;
  expect(events.map(({ event }: { event: string }) => event)).toEqual([
    "application.enabled",
    "application.tokens_ended",
    "application.disabled",
    "application.created",
  ]);
});

test("an application is there for who made it and for admins of its organisation alone (T55)", async () => {
  const { organisation, admin, url } = await givenApplication();
  const colleague = await organisation.person("member", "builder", "developer");
  const foreignAdmin = await (await givenOrganisation(ctx)).person("admin");

  expect((await api.as(admin)("GET", url)).status).toBe(200);
  for (const stranger of [colleague, foreignAdmin]) {
    const ask = api.as(stranger);
    expect((await ask("GET", url)).status).toBe(404);
    expect((await ask("POST", `${url}/secret`, { revokeOld: true })).status).toBe(404);
    expect((await ask("PATCH", url, { name: "Mine", disabled: true })).status).toBe(404);
    expect((await ask("POST", `${url}/permissions`, { codes: ["Contact.User.Read"] })).status).toBe(404);
    expect((await ask("GET", "/api/applications")).body.applications).toEqual([]);
  }
});

test("a member has no applications at all (T55)", async () => {
  const { organisation, url } = await givenApplication();
  const ask = api.as(await organisation.person("member"));

  expect((await ask("GET", "/api/applications")).status).toBe(403);
  expect((await ask("POST", "/api/applications", { name: "Mine" })).status).toBe(403);
  expect((await ask("GET", url)).status).toBe(403);
  expect((await ask("POST", `${url}/secret`)).status).toBe(403);
});

test("what an application is cannot be chosen by who makes it (T55)", async () => {
  const { organisation, developer } = await givenApplication();
  const other = await givenOrganisation(ctx);

  const { body } = await api.as(developer)("POST", "/api/applications", {
    name: "Mine",
    clientId: "ding-chosen",
    organisationId: other.id,
    permissions: [{ code: "Contact.User.mobile", status: "approved" }],
  });

  expect(body.application.clientId).not.toBe("ding-chosen");
  expect(body.application.permissions.every(({ status }: { status: string }) => status === "none")).toBe(
    true,
  );
  const admin = await organisation.person("admin");
  expect((await api.as(admin)("GET", `/api/applications/${body.application.id}`)).status).toBe(200);
});

test("a name or a privacy address that cannot be right is refused with its place", async () => {
  const { developer } = await givenApplication();
  const create = (body: object) => api.as(developer)("POST", "/api/applications", body);

  for (const body of [{}, { name: "  " }, { name: "x".repeat(101) }]) {
    const { status, body: answer } = await create(body);
    expect([status, answer.error.details[0].path]).toEqual([400, "body.name"]);
  }
  const { status, body } = await create({ name: "Weather", privacyUrl: "javascript:alert(1)" });
  expect([status, body.error.details[0].path]).toEqual([400, "body.privacyUrl"]);
});

test("applications come in pages", async () => {
  const { developer, application } = await givenApplication();
  const second = (await api.as(developer)("POST", "/api/applications", { name: "Second" })).body.application;

  const first = (await api.as(developer)("GET", "/api/applications?limit=1")).body;
  const rest = (await api.as(developer)("GET", `/api/applications?limit=2&cursor=${first.next}`)).body;

  expect(first.applications.map(({ id }: { id: string }) => id)).toEqual([application.id]);
  expect(rest.applications.map(({ id }: { id: string }) => id)).toEqual([second.id]);
  expect(rest.next).toBeNull();
});

test("making an application and a secret leaves an event each, without the secret", async () => {
  const { developer, admin, application, clientSecret, url } = await givenApplication();
  const { body } = await api.as(developer)("POST", `${url}/secret`);

  const { events } = (await api.as(admin)("GET", `/api/audit?subject=${application.id}`)).body;

  expect(events.map(({ event }: { event: string }) => event)).toEqual([
    "application.secret_added",
    "application.created",
  ]);
  expect(events[0].actor).toEqual({ kind: "person", id: developer.id });
  expect(JSON.stringify(events)).not.toContain(clientSecret);
  expect(JSON.stringify(events)).not.toContain(body.clientSecret);
});
