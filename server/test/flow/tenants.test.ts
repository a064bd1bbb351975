import { expect, test } from "vitest";
import { z } from "zod";
import { within } from "../../src/platform/ctx.ts";
import type { PersonPrincipal } from "../../src/platform/http/principal.ts";
import { idSchema } from "../../src/platform/ids.ts";
import { calendars } from "../../src/resources/calendar/index.ts";
import { newContent } from "../../src/resources/calendar/wire/event-form.ts";
import { asking, callback, isAsked, registers } from "../world/browser-flow.ts";
import { applyFor } from "../world/building.ts";
import { RolesReply } from "../world/contract.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import { cardOf } from "../world/member.ts";
import { contentOf, givenOwnApi } from "../world/own-api.ts";
import { type Answer, read, type Session } from "../world/session.ts";
import { phone, profile } from "../world/skill-file.ts";
import { webhookAt } from "../world/webhook-receiver.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const question = "我的手机号是多少？";

/** One of everything that has an id: what Alice and her builder have in their own organisation. */
async function givenEverything() {
  const given = await givenAssistantWithSkill(world);
  const { alice, builder, assistant, skillId } = given;
  const allowed = await alice.allows(await alice.says(assistant, question), { duration: "always" });
  const grant = await alice.grant();
  await alice.revokes(grant, "Contact.User.mobile");
  const open = await alice.says(await alice.startsConversation(assistant), question);
  await applyFor(builder, assistant, ["Calendar.Event.Read"]);
  const requests = await builder.send("GET", "/api/permission-requests?status=pending");
  const [, requestId = ""] = /"id":"(prq_[^"]+)"/.exec(JSON.stringify(requests.body)) ?? [];
  await builder.send("POST", "/api/confirmation-waivers", { skillId, operationId: "getMyPhone" });
  const waivers = await builder.send("GET", "/api/confirmation-waivers");
  const [, waiverId = ""] = /"id":"(wvr_[^"]+)"/.exec(JSON.stringify(waivers.body)) ?? [];
  await registers(builder, assistant, [callback]);
  const sent = await isAsked(alice, asking(assistant));
  await builder.send("POST", `/api/members/${alice.id}/link`);
  const notices = await alice.send("GET", "/api/notices");
  const [, noticeId = ""] = /"id":"(ntc_[^"]+)"/.exec(JSON.stringify(notices.body)) ?? [];
  const log = await builder.send("GET", `/api/applications/${assistant.applicationId}/requests`);
  const [, callId = ""] = /"(cal_[^"]+)"/.exec(JSON.stringify(log.body)) ?? [];
  const webhook = webhookAt(builder, `/api/applications/${assistant.applicationId}`);
  await webhook.set(`${given.skill.origin}/hook`);
  const { id: deliveryId } = await webhook.test();
  const planned = await givenPlans(given);
  const api = await givenOwnApi(builder);
  const ids: Record<string, string> = {
    ...planned,
    "confirmation-waivers": waiverId,
    assistants: assistant.id,
    applications: assistant.applicationId,
    conversations: open.conversationId,
    runs: open.id,
    grants: grant.id,
    members: alice.id,
    notices: noticeId,
    "authorisation-requests": sent.id,
    "permission-requests": requestId,
    apiId: api.id,
    apis: api.id,
    skillId,
    operationId: "getMyPhone",
    callId,
    deliveryId,
    code: "Contact.User.Read",
    number: "1",
  };
  return { ...given, allowed, open, grant, ids };
}

/** An event and a to-do of Alice's, and a change that can be undone. */
async function givenPlans({ organisation, alice }: Given): Promise<Record<string, string>> {
  const ctx = within(world.ctx, organisation.id);
  const id = idSchema("usr").parse(alice.id);
  const writing = {
    caller: { kind: "person", id } as PersonPrincipal,
    owner: { id, unionId: alice.unionId, name: "Alice" },
  };
  const start = { dateTime: "2031-03-01T10:00:00Z", timeZone: "UTC" };
  const content = newContent({ summary: "Planned", start, end: start });
  const event = await calendars.create(ctx, writing, { content, invitations: [] });
  const add = () => alice.send("POST", "/api/todos", { subject: "Planned" });
  const Added = z.object({ id: z.string() });
  const [kept, gone] = [read(await add(), 201, Added), read(await add(), 201, Added)];
  const deleted = await alice.send("DELETE", `/api/todos/${gone.id}`);
  const { changeId } = read(deleted, 200, z.object({ changeId: z.string() }));
  return { agenda: event.id, todos: kept.id, changes: changeId };
}

/** A body that would do, so that an id alone decides. */
function bodyFor(route: string, { document, consentId }: { document: string; consentId: string }): unknown {
  const bodies: Record<string, unknown> = {
    "POST /api/applications/:id/permissions": { codes: ["Contact.User.Read"] },
    "POST /api/permission-requests/:id": { decision: "approve" },
    "POST /api/assistants/:id/skills": { document },
    "PUT /api/assistants/:id/skills/:skillId": { document },
    "PATCH /api/assistants/:id/skills/:skillId": { enabled: false },
    "POST /api/assistants/:id/skills/:skillId/operations/:operationId/try": { arguments: {} },
    "POST /api/assistants/:id/test-phrases/try": { phrases: [{ text: question, expects: null }] },
    "PATCH /api/conversations/:id": { title: "Mine" },
    "POST /api/conversations/:id/messages": { text: question },
    "POST /api/authorisation-requests/:id/answer": { decision: "allow" },
    "POST /api/agenda/events/:id/response": { response: "accepted" },
    "PATCH /api/todos/:id": { done: true },
    "POST /api/runs/:id/consent": { consentId, decision: "allow" },
    "POST /api/runs/:id/confirmation": { confirmationId: "cfm_AAAAAAAAAAAAAAAA", decision: "run" },
    "PATCH /api/members/:id": { disabled: true },
    "PATCH /api/apis/:apiId": { subject: "pairwise" },
    "PUT /api/apis/:apiId/draft": { content: contentOf({}), revision: 1 },
    "POST /api/apis/:apiId/publish": { revision: 1 },
    "DELETE /api/apis/:apiId": { namespace: "Expense" },
    "PUT /api/applications/:id/webhook": { url: "https://example.com", events: ["grant.revoked"] },
    "PATCH /api/applications/:id/webhook": { paused: false },
    "PUT /api/apis/:id/webhook": { url: "https://example.com", events: ["grant.revoked"] },
    "PATCH /api/apis/:id/webhook": { paused: false },
  };
  return bodies[route] ?? (route.startsWith("GET") || route.startsWith("DELETE") ? undefined : {});
}

function fill(url: string, ids: Record<string, string>): string {
  const [, , kind = ""] = url.split("/");
  return url.replace(/:(\w+)/g, (_, name: string) => {
    const id = ids[name === "id" ? kind : name];
    if (id === undefined) throw new Error(`a route with an id this test does not know: ${url}`);
    return id;
  });
}

const unknown = (id: string) => id.replace(/_.*/, "_AAAAAAAAAAAAAAAA");

const told = ({ status, body }: Answer) => [status, JSON.stringify(body).replace(/"requestId":"[^"]*"/, "")];

async function routesWithIds(session: Session) {
  const { actions } = read(await session.send("GET", "/api/roles"), 200, RolesReply);
  return actions.filter(({ url }) => url.startsWith("/api/") && url.includes(":"));
}

test("ids of another organisation are as unknown as ids that do not exist, on every route that takes one (T15)", async () => {
  const theirs = await givenEverything();
  const stranger = (await givenAssistantWithSkill(world)).builder;
  const session = await stranger.session();
  const routes = await routesWithIds(session);
  expect(routes.length).toBeGreaterThan(20);
  const input = {
    document: theirs.document({ operations: [phone, profile] }),
    consentId: cardOf(theirs.open).id,
  };

  for (const { method, url } of routes) {
    const body = bodyFor(`${method} ${url}`, input);
    const ofNobody = Object.fromEntries(Object.entries(theirs.ids).map(([name, id]) => [name, unknown(id)]));

    const answer = await session.send(method, fill(url, theirs.ids), body);
    const nothing = await session.send(method, fill(url, { ...theirs.ids, ...ofNobody }), body);

    expect(answer, `${method} ${url}`).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
    expect(told(answer), `${method} ${url}`).toEqual(told(nothing));
  }

  await expectUntouched(theirs);
});

async function expectUntouched({ alice, builder, open, assistant }: Given & { open: { id: string } }) {
  expect((await alice.sees(open)).status).toBe("requires_action");
  expect(await alice.grants()).toHaveLength(1);
  expect(await builder.send("GET", `/api/assistants/${assistant.id}`)).toMatchObject({
    status: 200,
    body: { assistant: { publishedVersion: 1, skills: [{ operations: [{ operationId: "getMyPhone" }] }] } },
  });
  expect(await builder.send("GET", "/api/permission-requests?status=pending")).toMatchObject({
    body: { requests: [{ code: "Calendar.Event.Read" }] },
  });
}

test("ids of another organisation are as unknown inside a body (T15)", async () => {
  const theirs = await givenAssistantWithSkill(world);
  const { builder, assistant, document } = await givenAssistantWithSkill(world);
  const { applicationId } = theirs.assistant;
  const notFound = { status: 404, body: { error: { code: "not_found" } } };

  const bodies: [string, unknown][] = [
    ["/api/assistants", { name: "Mine with their application", applicationId }],
    [`/api/assistants/${assistant.id}/skills`, { document: document(), applicationId }],
    ["/api/skills/lint", { document: document(), applicationId }],
  ];
  for (const [path, body] of bodies)
    expect(await builder.send("POST", path, body), path).toMatchObject(notFound);
});

test("lists hold one's own organisation alone (T15)", async () => {
  const theirs = await givenEverything();
  const { builder } = await givenAssistantWithSkill(world);
  const { actions } = read(await builder.send("GET", "/api/roles"), 200, RolesReply);
  const lists = actions.filter(
    ({ method, url }) => method === "GET" && url.startsWith("/api/") && !url.includes(":"),
  );

  for (const { url } of lists) {
    const seen = JSON.stringify((await builder.send("GET", url)).body);
    for (const id of [...Object.values(theirs.ids).filter((id) => id.includes("_")), theirs.organisation.id])
      expect(seen, url).not.toContain(id);
  }
});

test("another member of the same organisation finds none of Alice's conversations, runs and grants (T20, T34)", async () => {
  const theirs = await givenEverything();
  const bob = await (await theirs.organisation.person("Bob")).session();
  const routes = (await routesWithIds(bob)).filter(({ url }) =>
    /^\/api\/(conversations|runs|grants)\//.test(url),
  );
  expect(routes.length).toBeGreaterThan(8);
  const input = { document: "", consentId: cardOf(theirs.open).id };

  for (const { method, url } of routes) {
    const answer = await bob.send(method, fill(url, theirs.ids), bodyFor(`${method} ${url}`, input));
    expect(answer, `${method} ${url}`).toMatchObject({ status: 404 });
  }

  await expectUntouched(theirs);
});

test("a builder sees the calls of others' runs without what was said in them, and the run itself not at all (T55)", async () => {
  const { alice, builder, allowed } = await givenEverything();

  expect(await alice.send("GET", `/api/runs/${allowed.id}/calls`)).toMatchObject({
    body: { calls: [{ response: { status: { code: 200 }, body: expect.stringContaining("13800000000") } }] },
  });
  const seen = await builder.send("GET", `/api/runs/${allowed.id}/calls`);
  expect(seen).toMatchObject({
    body: { calls: [{ request: { body: null }, response: { status: { code: 200 }, body: null } }] },
  });
  expect(JSON.stringify(seen.body)).not.toContain("13800000000");
  expect((await builder.send("GET", `/api/runs/${allowed.id}`)).status).toBe(404);
});

test("every route refuses those who are signed in as nobody, and those without the role it names (T55)", async () => {
  const organisation = await world.organisation();
  const member = await (await organisation.person("Member")).session();
  const { actions } = read(await member.send("GET", "/api/roles"), 200, RolesReply);
  const guarded = actions.filter(({ roles }) => roles.length > 0 && !roles.includes("anyone"));
  expect(guarded.length).toBeGreaterThan(30);

  for (const { method, url, roles } of guarded) {
    const path = url.replace(/:\w+/g, "ast_0");
    const asNobody = await member.send(method, path, undefined, { cookie: "" });
    expect(asNobody, `${method} ${url}`).toMatchObject({
      status: 401,
      body: { error: { code: "not_signed_in" } },
    });
    if (roles.includes("member")) continue;
    const asMember = await member.send(method, path);
    expect(asMember, `${method} ${url}`).toMatchObject({
      status: 403,
      body: { error: { code: "forbidden" } },
    });
  }
});
