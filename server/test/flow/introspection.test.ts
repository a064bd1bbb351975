import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { clearOldChecks } from "../../src/oauth/index.ts";
import { type AskingApi, appTokenFor, basic, codeOf, givenAskingApi, sends } from "../world/asking-api.ts";
import { asking, callback, goesBack, registers } from "../world/browser-flow.ts";
import { applyFor, approveAll } from "../world/building.ts";
import { AuditReply } from "../world/contract.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import type { Member } from "../world/member.ts";
import { read } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const [reads, writes, all] = ["Expense.Claim.Read", "Expense.Claim.Write", "Expense.Claim.All"];
const points = [
  { code: reads, fields: ["iban"] },
  { code: writes },
  { code: all, kind: "application" as const, fields: ["iban", "cost"] },
];

/** An organisation with an API of its own, and an application that is approved for its permissions. */
async function givenExpenses(subject: "user_id" | "pairwise" = "user_id") {
  const given = await givenAssistantWithSkill(world);
  const { organisation, builder, assistant } = given;
  const owner = await organisation.person("Owner");
  const api = await givenAskingApi(world, { admin: builder, owner, points, subject });
  await applyFor(builder, assistant, [reads, writes, all]);
  await approveAll(builder);
  return { ...given, owner, api };
}

async function tokenOf(given: Given, scopes: readonly string[], person: Member = given.alice) {
  const tokens = await given.skill.client.exchange(await codeOf(world, given, person, { scopes }));
  return { access: tokens.accessToken ?? "", refresh: tokens.refreshToken ?? "" };
}

const inactive = { active: false, check: expect.stringMatching(/^chk_/) };

const Activity = z.object({
  events: z.array(z.object({ event: z.string(), outcome: z.string(), api: z.string().optional() }).loose()),
});

async function activityOf(person: Member) {
  const { id } = await person.grant();
  return read(await person.send("GET", `/api/grants/${id}/activity`), 200, Activity).events;
}

describe("an API that asks what a token may do", () => {
  test("is told who it is for and what it opens there, and by nothing that is kept", async () => {
    const given = await givenExpenses();
    const { api, alice, assistant, organisation } = given;
    const { access } = await tokenOf(given, [reads, writes]);

    const { status, headers, body } = await api.asks(access);

    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(body).toEqual({
      active: true,
      token_type: "Bearer",
      iss: world.url,
      aud: api.id,
      sub: alice.id,
      client_id: assistant.clientId,
      scope: `${reads} ${writes}`,
      fields: ["iban"],
      iat: expect.any(Number),
      exp: body.iat + 7200,
      organisation: organisation.corpId,
      kind: "delegated",
      check: expect.stringMatching(/^chk_[\w-]{16}$/),
    });
    expect(Math.abs(body.iat - Date.now() / 1000)).toBeLessThan(30);
    await alice.revokes(await alice.grant(), writes);
    expect((await api.asks(access)).body).toMatchObject({ active: true, scope: reads });
    await alice.revokes(await alice.grant());
    expect((await api.asks(access)).body).toEqual(inactive);
  });

  test("may also send JSON, and its credentials in the body", async () => {
    const given = await givenExpenses();
    const { access: token } = await tokenOf(given, [reads]);
    const { id: client_id, secret: client_secret } = given.api;
    const json = { "content-type": "application/json" };
    const hint = { token_type_hint: "refresh_token", unknown: "is not looked at" };

    const asked = [
      await sends(world, {}, new URLSearchParams({ token, client_id, client_secret, ...hint })),
      await sends(world, json, JSON.stringify({ token, client_id, client_secret, ...hint })),
      await sends(world, { ...json, authorization: basic(given.api) }, JSON.stringify({ token })),
    ];

    expect(asked.map(({ body }) => body)).toMatchObject(asked.map(() => ({ active: true, scope: reads })));
  });

  test.each<[string, string, number, string]>([
    ["a parameter that is there twice", "token=a&token=b", 400, "each parameter once"],
    ["a form that is not UTF-8", "token=%ff", 400, "UTF-8"],
    ["plain text", "token=a", 415, "application/x-www-form-urlencoded"],
  ])("with %s is told what is wrong", async (kind, body, status, words) => {
    const type = kind === "plain text" ? "text/plain" : "application/x-www-form-urlencoded";

    const told = await sends(world, { "content-type": type }, body);

    expect([told.status, told.body]).toEqual([
      status,
      { error: "invalid_request", error_description: expect.stringContaining(words) },
    ]);
  });

  test("for an operation of whatever length is answered", async () => {
    const { api } = await givenExpenses();

    const told = await api.asks("unknown", { operation: `GET /${"claims/".repeat(70)}` });

    expect(told).toMatchObject({ status: 200, body: { active: false } });
  });

  test("knows people by an id of its own where it is not to know theirs, always the same", async () => {
    const given = await givenExpenses("pairwise");
    const { alice, builder, owner, api } = given;
    const other = await givenAskingApi(world, {
      admin: builder,
      owner,
      points: [{ code: "Leave.Day.Read" }],
      subject: "pairwise",
    });
    await applyFor(builder, given.assistant, ["Leave.Day.Read"]);
    const subOf = async (at: AskingApi, code: string, person: Member) =>
      (await at.asks((await tokenOf(given, [code], person)).access)).body.sub;

    const subs = [await subOf(api, reads, alice), await subOf(api, reads, alice)];
    const others = [await subOf(api, reads, builder), await subOf(other, "Leave.Day.Read", alice)];

    expect(subs[0]).toMatch(/^[\w-]{43}$/);
    expect(subs[1]).toBe(subs[0]);
    expect(new Set([subs[0], ...others, alice.id, builder.id]).size).toBe(5);
  });

  test("is told of the call that a skill makes, and a refreshed token is for it as the first was", async () => {
    const given = await givenExpenses();
    const { access, refresh } = await tokenOf(given, [reads]);

    const { accessToken = "" } = await given.skill.client.refresh(refresh);

    expect(accessToken).not.toBe(access);
    expect((await given.api.asks(accessToken)).body).toMatchObject({ active: true, scope: reads });
    await expect(given.skill.client.profile(accessToken)).rejects.toMatchObject({
      statusCode: 400,
      code: "InvalidAuthentication",
      message: expect.stringContaining(`此令牌只能用于接口 ${given.api.id}`),
    });
  });
});

describe("a code, and what comes of it, is for one API", () => {
  test("permissions of two are in no code", async () => {
    const given = await givenExpenses();
    const { alice, assistant, builder } = given;
    await registers(builder, assistant, [callback]);

    await expect(codeOf(world, given, alice, { scopes: [reads, "Contact.User.Read"] })).rejects.toThrow(
      "no code was issued",
    );
    const back = await goesBack(alice, asking(assistant, { scope: `openid ${reads} Contact.User.Read` }));
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      error: "invalid_scope",
      error_description: expect.stringContaining("a code is for one API"),
    });
  });

  test("an application gets a token of its own for the API that it names, by id or address", async () => {
    const { assistant, api, skill } = await givenExpenses();

    for (const resource of [api.id, api.baseUrl, `${api.baseUrl}/`]) {
      const { body } = await appTokenFor(world, assistant, resource);
      const told = (await api.asks(body.accessToken)).body;
      expect(told).toMatchObject({ active: true, kind: "application", scope: all, fields: ["cost", "iban"] });
      expect(told).not.toHaveProperty("sub");
      await expect(skill.client.profile(body.accessToken)).rejects.toMatchObject({ statusCode: 400 });
    }
    const platforms = await appTokenFor(world, assistant);
    expect((await api.asks(platforms.body.accessToken)).body).toEqual({ active: false });
    const unknown = await appTokenFor(world, assistant, "https://nobody.example.com");
    expect(unknown).toMatchObject({ status: 400, body: { message: expect.stringContaining("resource") } });
  });
});

describe("what was asked", () => {
  test("is in the activity of the grant, with the API, its operation and whether it was allowed", async () => {
    const given = await givenExpenses();
    const { access } = await tokenOf(given, [reads]);

    await given.api.asks(access, { operation: "GET /claims/{claimId}", scope: reads });
    await given.api.asks(access, { operation: "POST /claims", scope: writes });
    await given.api.asks(access);
    await sleep(1000);

    const apiName = "Expense service";
    const checks = (await activityOf(given.alice)).filter(({ event }) => event === "api.called");
    expect(checks.toReversed()).toMatchObject([
      { api: "GET /claims/{claimId}", apiName, outcome: "answered" },
      { api: "POST /claims", apiName, outcome: "refused" },
      { apiName, outcome: "answered" },
    ]);
  });

  test("is kept for the API's owner with what came of it, and nothing of who it was", async () => {
    const given = await givenExpenses();
    const { api, alice, builder, organisation } = given;
    const { access } = await tokenOf(given, [reads]);
    const { check } = (await api.asks(access, { operation: "GET /claims", scope: `${reads} ${writes}` }))
      .body;
    const outcomes = JSON.stringify({ outcomes: [{ check, status: 403, milliseconds: 12 }] });
    const headers = { "content-type": "application/json", authorization: basic(api) };

    expect(await sends(world, headers, outcomes, "/oauth2/introspect/outcomes")).toMatchObject({
      status: 204,
    });
    const other = await givenAskingApi(world, { admin: builder, points: [{ code: "Room.All.Read" }] });
    const foreign = JSON.stringify({ outcomes: [{ check, status: 500, milliseconds: 1 }] });
    await sends(world, { ...headers, authorization: basic(other) }, foreign, "/oauth2/introspect/outcomes");
    await sleep(1800);

    const { rows } = await sql<Record<string, unknown>>`
      select * from api_check where organisation_id = ${organisation.id}`.execute(world.ctx.db);
    expect(rows).toMatchObject([
      { id: check, api_id: api.id, operation: "GET /claims", refused: true, missing: [writes], status: 403 },
    ]);
    expect(JSON.stringify(rows)).not.toContain(alice.id);
    expect(rows[0]).not.toHaveProperty("grant_id");
  });

  test("with wrong credentials, is in the organisation's audit", async () => {
    const { api, builder } = await givenExpenses();

    for (let time = 0; time < 3; time += 1)
      expect(
        (
          await sends(
            world,
            { authorization: basic({ ...api, secret: `${api.secret.slice(0, -4)}none` }) },
            new URLSearchParams({ token: "any" }),
          )
        ).status,
      ).toBe(401);
    await sleep(500);

    const { events } = read(await builder.send("GET", "/api/audit?event=api.refused"), 200, AuditReply);
    expect(events).toMatchObject([{ subject: api.id, actor: { kind: "system" } }]);
  });
});

describe("the numbers of an API", () => {
  test("are of applications, operations and how many people, for an admin and its owner alone", async () => {
    const given = await givenExpenses();
    const { api, alice, builder, owner, organisation, assistant } = given;
    const ofAlice = (await tokenOf(given, [reads])).access;
    const ofBuilder = (await tokenOf(given, [reads], builder)).access;
    const own = (await appTokenFor(world, assistant, api.id)).body.accessToken;
    const told: object[] = [];
    for (const [index, token] of [ofAlice, ofAlice, ofBuilder, own].entries()) {
      const { check } = (await api.asks(token, { operation: "GET /claims" })).body;
      told.push({ check, status: index === 0 ? 500 : 200, milliseconds: 10 * (index + 1) });
    }
    await api.asks(ofAlice, { operation: "POST /claims", scope: writes });
    const headers = { "content-type": "application/json", authorization: basic(api) };
    await sends(world, headers, JSON.stringify({ outcomes: told }), "/oauth2/introspect/outcomes");
    await sleep(1800);

    for (const person of [owner, builder]) {
      const numbers = await person.send("GET", `/api/apis/${api.id}/calls?days=7`);
      const { calls } = read(numbers, 200, z.object({ calls: z.looseObject({}) }));
      const all = { calls: 5, people: 2, refused: 1, failed: 1, p50: 25, p95: 38 };
      expect(calls).toMatchObject({
        ...all,
        truncated: false,
        byDay: [{ calls: 5, people: 2, refused: 1, failed: 1 }],
        applications: [{ applicationId: assistant.applicationId, ...all }],
        operations: [
          { operation: "GET /claims", calls: 4, people: 2, refused: 0, failed: 1, p50: 25 },
          { operation: "POST /claims", calls: 1, people: 1, refused: 1, failed: 0, p50: null },
        ],
      });
      const listed = await person.send("GET", `/api/apis/${api.id}/refusals`);
      const { refusals } = read(listed, 200, z.object({ refusals: z.array(z.looseObject({})) }));
      expect(refusals).toMatchObject([
        {
          applicationId: assistant.applicationId,
          operation: "POST /claims",
          scope: writes,
          times: 1,
          people: 1,
        },
      ]);
      const said = JSON.stringify([calls, refusals]);
      for (const name of [alice.id, builder.id, "Alice"]) expect(said).not.toContain(name);
    }
    const developer = await organisation.person("Developer", { roles: ["member", "developer"] });
    for (const place of ["calls", "refusals"]) {
      expect((await developer.send("GET", `/api/apis/${api.id}/${place}`)).status).toBe(403);
      expect((await alice.send("GET", `/api/apis/${api.id}/${place}`)).status).toBe(404);
    }
  });

  test("are kept as long as other logs are", async () => {
    const given = await givenExpenses();
    await given.api.asks((await tokenOf(given, [reads])).access);
    await sleep(1000);
    const kept = async () => {
      await clearOldChecks(world.ctx, { days: 30 });
      const { rows } = await sql`
        select from api_check where organisation_id = ${given.organisation.id}`.execute(world.ctx.db);
      return rows.length;
    };

    await world.later("29 days");
    expect(await kept()).toBe(1);
    await world.later("2 days");
    expect(await kept()).toBe(0);
  });
});
