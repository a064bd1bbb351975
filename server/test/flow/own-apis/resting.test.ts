import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { asksAs } from "../../world/asking-api.ts";
import { asking, callback, isAsked, registers } from "../../world/browser-flow.ts";
import { applyFor, approveAll, pendingRequests } from "../../world/building.ts";
import { AuditReply } from "../../world/contract.ts";
import { type Given, givenSkillOfOwnApi } from "../../world/given.ts";
import { answerOf, asksNothing, cardOf, type Member } from "../../world/member.ts";
import type { OwnApi, OwnPoint } from "../../world/own-api.ts";
import { read } from "../../world/session.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();
const question = "List my expense claims";

const claims: OwnPoint = {
  code: "Expense.Claim.Read",
  name: "Read your claims",
  operations: ["GET /claims"],
  fields: ["amount"],
};
const withBank: OwnPoint = {
  ...claims,
  operations: ["GET /claims", "GET /claims/{id}/bank"],
  fields: ["amount", "iban"],
};
const more = {
  operations: [{ method: "GET", path: "/claims/{id}/bank", name: "GET /claims/{id}/bank" }],
  fields: ["iban"],
  write: false,
  baseUrl: null,
};

type GivenApi = Given & { api: OwnApi };

/** Alice allowed it, for good, and it was called. */
async function givenAllowed(points: readonly OwnPoint[] = [claims]): Promise<GivenApi> {
  const given = await givenSkillOfOwnApi(world, { api: { points } });
  const done = await given.alice.allows(await asks(given), { duration: "always" });
  expect(done.status).toBe("completed");
  return given;
}

const asks = async ({ alice, assistant }: Given) =>
  alice.says(await alice.startsConversation(assistant), question);

async function events(admin: Member, event: string) {
  return read(await admin.send("GET", `/api/audit?event=${event}`), 200, AuditReply).events;
}

const scopesOf = async ({ alice }: Given) => (await alice.grants()).flatMap(({ scopes }) => scopes);

const Difference = z.object({
  difference: z.object({
    points: z.array(z.object({ code: z.string(), change: z.string(), people: z.number() })),
  }),
});

describe("a permission of the organisation's own API", () => {
  test("is asked for in its words, allowed, used, and asked for no more", async () => {
    const given = await givenSkillOfOwnApi(world, { api: { points: [claims] } });

    const asked = await asks(given);

    expect(cardOf(asked).scopes).toMatchObject([
      { code: claims.code, name: "Read your claims", api: { name: "Expenses", provider: "Finance" } },
    ]);
    expect(cardOf(asked).scopes[0]).not.toHaveProperty("widened");
    expect((await given.alice.allows(asked, { duration: "always" })).status).toBe("completed");
    expect(given.skill.tokens()).toHaveLength(1);
    expect(await scopesOf(given)).toMatchObject([{ code: claims.code, resting: null }]);
    expect(asksNothing(await asks(given))).toBe(true);
  });

  test("that opens more rests: nothing works with it until its person has seen what, and allowed it again", async () => {
    const given = await givenAllowed();
    const { alice, builder, skill, api } = given;
    const [{ accessToken = "", refreshToken = "" } = {}] = skill.tokens();
    const asking = async (token: string) => (await asksAs(world, api, { token })).body;
    await skill.client.refresh(refreshToken);
    expect(await asking(accessToken)).toMatchObject({ active: true, scope: claims.code, fields: ["amount"] });

    const { points } = await api.publishes({ points: [withBank] });

    expect(points).toEqual([{ code: claims.code, change: "opens_more" }]);
    expect(await asking(accessToken)).toMatchObject({ active: false });
    await expect(skill.client.refresh(refreshToken)).rejects.toBeDefined();
    expect(await scopesOf(given)).toMatchObject([{ code: claims.code, resting: more }]);
    expect(await events(builder, "grant.rested")).toMatchObject([
      { details: { personId: alice.id, codes: [claims.code] } },
    ]);
    const asked = await asks(given);
    expect(cardOf(asked).scopes).toMatchObject([{ code: claims.code, widened: more }]);
    expect(skill.codesReceived()).toHaveLength(1);

    expect((await alice.allows(asked, { duration: "always" })).status).toBe("completed");

    expect(await scopesOf(given)).toMatchObject([{ code: claims.code, resting: null }]);
    expect(asksNothing(await asks(given))).toBe(true);
    await expect(skill.client.refresh(refreshToken)).rejects.toBeDefined();
    expect(await asking(accessToken)).toMatchObject({ active: false });
    const { accessToken: next = "" } = skill.tokens().at(-1) ?? {};
    expect(await asking(next)).toMatchObject({ active: true, fields: ["amount", "iban"] });
  });

  test.each<[string, OwnPoint, { baseUrl?: string }, object]>([
    ["writes where it read", { ...claims, write: true }, {}, { operations: [], fields: [], write: true }],
    [
      "goes elsewhere",
      claims,
      { baseUrl: "https://b.example.com" },
      { operations: [], baseUrl: "https://b.example.com" },
    ],
  ])("rests, too, when it %s", async (_, point, at, opened) => {
    const given = await givenAllowed();

    await given.api.publishes({ points: [point], ...at });

    expect(cardOf(await asks(given)).scopes).toMatchObject([{ code: claims.code, widened: opened }]);
  });

  test.each<[string, OwnPoint]>([
    ["opens less", { ...claims, fields: [] }],
    ["is called otherwise", { ...claims, name: "See your claims" }],
    ["is of a higher risk", { ...claims, risk: "medium" }],
  ])("asks nobody when it %s", async (_, point) => {
    const given = await givenAllowed();

    await given.api.publishes({ points: [point] });

    expect(await scopesOf(given)).toMatchObject([{ resting: null }]);
    expect(asksNothing(await asks(given))).toBe(true);
  });

  test("tells all that was opened since it was seen, over several versions", async () => {
    const given = await givenAllowed();
    await given.api.publishes({ points: [{ ...claims, fields: ["amount", "iban"] }] });
    await given.api.publishes({ points: [{ ...withBank, write: true }] });

    expect(cardOf(await asks(given)).scopes).toMatchObject([{ widened: { ...more, write: true } }]);
    expect(await events(given.builder, "grant.rested")).toHaveLength(1);
  });

  test("that rests and is denied goes on resting; it is revoked like any other", async () => {
    const given = await givenAllowed();
    await given.api.publishes({ points: [withBank] });
    await given.alice.denies(await asks(given));
    expect(await scopesOf(given)).toMatchObject([{ resting: more }]);

    await given.alice.revokes(await given.alice.grant(), claims.code);

    expect(await given.alice.grants()).toEqual([]);
    expect(cardOf(await asks(given)).scopes[0]).not.toHaveProperty("widened");
  });

  test("in a grant of several rests alone: the others work on, and its end does not end them", async () => {
    const trips: OwnPoint = { code: "Expense.Trip.Read", operations: ["GET /trips"] };
    const both = {
      operationId: "listAll",
      path: "/all",
      summary: "List everything",
      examples: ["List everything"],
    };
    const given = await givenSkillOfOwnApi(world, {
      api: { points: [claims, trips] },
      operations: [{ ...both, scopes: [claims.code, trips.code] }],
    });
    const { alice, assistant, api } = given;
    await alice.allows(await alice.says(assistant, "List everything"), { duration: "always" });

    await api.publishes({ points: [withBank, trips] });

    const scopes = await scopesOf(given);
    expect(scopes.map(({ code, resting }) => [code, resting !== null])).toEqual([
      [claims.code, true],
      [trips.code, false],
    ]);
    const asked = await alice.says(await alice.startsConversation(assistant), "List everything");
    expect(cardOf(asked).scopes.map(({ code }) => code)).toEqual([claims.code]);
    await alice.revokes(await alice.grant(), trips.code);
    expect(await scopesOf(given)).toMatchObject([{ code: claims.code, resting: more }]);
  });

  test("stands under the answer that used it, to be taken back; withdrawn it is not told as taken back", async () => {
    const given = await givenSkillOfOwnApi(world, { api: { points: [claims] } });
    const { alice, api } = given;
    const { id } = await alice.allows(await asks(given), { duration: "always" });
    const used = async () => (await alice.send("GET", `/api/runs/${id}`)).body;
    const scope = (now: object) => ({ run: { used: [{ scopes: [{ code: claims.code, ...now }] }] } });

    await api.publishes({ points: [withBank] });
    expect(await used()).toMatchObject(scope({ live: true, revokedAt: null }));
    await api.publishes({ points: [{ code: "Expense.Trip.Read", operations: ["GET /trips"] }] });

    expect(await used()).toMatchObject(scope({ live: false, revokedAt: null }));
  });

  test("is told as resting by the assistant itself", async () => {
    const given = await givenAllowed();
    await given.api.publishes({ points: [withBank] });

    expect(answerOf(await given.alice.says(given.assistant, "What have I allowed?"))).toContain("rests");
  });
});

describe("a card that was shown before a version was published", () => {
  test("grants nothing of a permission that opens more by now, and says so", async () => {
    const given = await givenSkillOfOwnApi(world, { api: { points: [claims] } });
    const { alice, builder, skill } = given;
    const asked = await asks(given);

    await given.api.publishes({ points: [withBank] });

    expect(await alice.answers(asked, { decision: "allow" })).toMatchObject({
      status: 409,
      body: { error: { code: "no_longer_available", message: expect.stringContaining("Ask again") } },
    });
    expect((await alice.sees(asked)).error?.code).toBe("permission_changed");
    expect(await events(builder, "consent.unavailable")).toMatchObject([
      { details: { why: "permission_changed" } },
    ]);
    expect(await alice.grants()).toEqual([]);
    expect(skill.requests()).toEqual([]);
    expect((await alice.allows(await asks(given))).status).toBe("completed");
  });

  test("grants nothing where it does not say which version it showed", async () => {
    const given = await givenSkillOfOwnApi(world, { api: { points: [claims] } });
    const asked = await asks(given);
    await sql`update consent_request set card = card - 'shown' where id = ${cardOf(asked).id}`.execute(
      world.ctx.db,
    );

    expect(await given.alice.answers(asked, { decision: "allow" })).toMatchObject({ status: 409 });
    expect(await given.alice.grants()).toEqual([]);
  });

  test("is answered where it opens less, or where somebody just says no", async () => {
    const given = await givenSkillOfOwnApi(world, { api: { points: [withBank] } });
    const { alice } = given;
    const [first, second] = [await asks(given), await asks(given)];

    await given.api.publishes({ points: [claims] });
    expect((await alice.allows(first)).status).toBe("completed");
    await given.api.publishes({ points: [withBank] });

    expect((await alice.denies(second)).status).toBe("completed");
  });
});

describe("a permission that is withdrawn", () => {
  const others = [{ code: "Expense.Trip.Read", operations: ["GET /trips"] }];

  test("ends what was allowed and what was approved, and nobody can be asked for it", async () => {
    const given = await givenAllowed();
    const { alice, builder, assistant, skill, api } = given;
    const [{ accessToken = "", refreshToken = "" } = {}] = skill.tokens();
    const preview = await builder.send("GET", `/api/apis/${api.id}/difference?from=0&to=1`);
    expect(read(preview, 200, Difference).difference.points).toMatchObject([
      { code: claims.code, people: 1 },
    ]);

    const { points } = await api.publishes({ points: others });

    expect(points).toContainEqual({ code: claims.code, change: "withdrawn" });
    expect(await alice.grants()).toEqual([]);
    expect(await events(builder, "grant.ended")).toMatchObject([
      { details: { reason: "permission_withdrawn", codes: [claims.code], personId: alice.id } },
    ]);
    await expect(skill.client.refresh(refreshToken)).rejects.toBeDefined();
    expect((await asksAs(world, api, { token: accessToken })).body).toMatchObject({ active: false });
    expect(answerOf(await asks(given))).not.toBe("");
    expect(skill.codesReceived()).toHaveLength(1);
    expect(
      await builder.send("POST", `/api/applications/${assistant.applicationId}/permissions`, {
        codes: [claims.code],
      }),
    ).toMatchObject({ status: 400, body: { error: { code: "permission_unknown" } } });
  });

  test("and published again is a new one: nothing of before works, and it is asked for anew", async () => {
    const given = await givenAllowed();
    const { builder, assistant, api } = given;
    await api.publishes({ points: others });
    await api.publishes({ points: [claims] });

    expect(await applyFor(builder, assistant, [claims.code])).toMatchObject({ [claims.code]: "pending" });
    await approveAll(builder);
    expect(cardOf(await asks(given)).scopes[0]).not.toHaveProperty("widened");
  });

  test("with its API ends all the same, and a card that waits is over", async () => {
    const given = await givenAllowed();
    const { alice, builder, assistant, api } = given;
    const bob = await given.organisation.person("Bob");
    const waiting = await bob.says(assistant, question);

    expect(await builder.send("DELETE", `/api/apis/${api.id}`, { namespace: "Expense" })).toMatchObject({
      status: 204,
    });

    const [{ accessToken = "" } = {}] = given.skill.tokens();
    expect((await asksAs(world, api, { token: accessToken })).status).toBe(401);
    expect((await bob.waitsFor(waiting, "failed")).error?.code).toBe("approval_withdrawn");
    expect(await alice.grants()).toEqual([]);
  });
});

describe("an admin's approval", () => {
  const secret: OwnPoint = { ...claims, sensitive: true, risk: "medium" };

  test("of a sensitive permission that opens more waits for an admin again, and until then it is not asked for", async () => {
    const given = await givenAllowed([secret]);
    const { builder, assistant, skill, api } = given;
    const before = await applyFor(builder, assistant, [secret.code]);
    expect(before).toMatchObject({ [secret.code]: "approved" });

    await api.publishes({ points: [{ ...withBank, sensitive: true, risk: "medium" }] });

    expect((await pendingRequests(builder)).map(({ code }) => code)).toEqual([secret.code]);
    expect(await events(builder, "permission.reopened")).toMatchObject([{ details: { code: secret.code } }]);
    await asks(given);
    expect(skill.codesReceived()).toHaveLength(1);
    await approveAll(builder);
    expect(cardOf(await asks(given)).scopes).toMatchObject([{ code: secret.code, widened: more }]);
  });

  test("that nobody gave, of one that becomes sensitive, waits for an admin", async () => {
    const given = await givenAllowed();

    await given.api.publishes({ points: [secret] });

    expect((await pendingRequests(given.builder)).map(({ code }) => code)).toEqual([secret.code]);
  });

  test("is not given by a decision on what it was before", async () => {
    const given = await givenSkillOfOwnApi(world, {
      api: { points: [secret] },
      approved: [],
      published: false,
    });
    const { builder, assistant, api } = given;
    await applyFor(builder, assistant, [secret.code]);
    const [looked] = await pendingRequests(builder);

    await api.publishes({ points: [{ ...withBank, sensitive: true, risk: "medium" }] });

    const decided = await builder.send("POST", `/api/permission-requests/${looked?.id}`, {
      decision: "approve",
    });
    expect(decided).toMatchObject({ status: 404 });
    expect(await pendingRequests(builder)).toHaveLength(1);
  });

  test("of one that is not sensitive stands", async () => {
    const given = await givenAllowed();

    await given.api.publishes({ points: [withBank] });

    expect(await pendingRequests(given.builder)).toEqual([]);
  });
});

describe("an application that asks for itself in the browser", () => {
  async function givenAsked(given: GivenApi) {
    await registers(given.builder, given.assistant, [callback]);
    return () => isAsked(given.alice, asking(given.assistant, { scope: `openid ${claims.code}` }));
  }

  test("shows what opens more to who allowed it before, and grants nothing that was not shown", async () => {
    const given = await givenSkillOfOwnApi(world, { api: { points: [claims] } });
    const { alice, api } = given;
    const opens = await givenAsked(given);
    const allow = ({ id }: { id: string }) =>
      alice.send("POST", `/api/authorisation-requests/${id}/answer`, { decision: "allow" });
    expect(await allow(await opens())).toMatchObject({ status: 200 });

    await api.publishes({ points: [withBank] });
    const asked = await opens();
    expect(asked).toMatchObject({ scopes: [{ code: claims.code, widened: more }] });
    await api.publishes({ points: [{ ...withBank, write: true }] });

    expect(await allow(asked)).toMatchObject({
      status: 409,
      body: { error: { code: "no_longer_available" } },
    });
    expect(await scopesOf(given)).toMatchObject([{ resting: { ...more, write: true } }]);
    expect(await allow(await opens())).toMatchObject({ status: 200 });
    expect(await scopesOf(given)).toMatchObject([{ resting: null }]);
  });
});

test("one organisation's versions change nothing of another's of the same name", async () => {
  const [ours, theirs] = [await givenAllowed(), await givenAllowed()];

  await ours.api.publishes({ points: [withBank] });

  expect(await scopesOf(ours)).toMatchObject([{ resting: more }]);
  expect(await scopesOf(theirs)).toMatchObject([{ resting: null }]);
  await ours.api.publishes({ points: [{ code: "Expense.Trip.Read", operations: ["GET /trips"] }] });
  expect(await scopesOf(theirs)).toHaveLength(1);
  expect(asksNothing(await asks(theirs))).toBe(true);
});
