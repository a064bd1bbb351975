import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { tellFrequent } from "../../src/audit/index.ts";
import { newId } from "../../src/platform/ids.ts";
import type { Member } from "../world/member.ts";
import { type Answer, request } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld({ env: { TRUST_PROXY: "1" } });
const second = await world.another();

async function givenClient() {
  const organisation = await world.organisation();
  const developer = await organisation.person("Dev", { roles: ["member", "developer", "admin"] });
  const { body } = await developer.send("POST", "/api/applications", { name: "A skill" });
  const { application, clientSecret } = body as {
    application: { id: string; clientId: string };
    clientSecret: string;
  };
  return { developer, application, clientId: application.clientId, clientSecret };
}

interface Presented {
  clientId: string;
  clientSecret: string;
  ip: string;
  url?: string;
}

/** Each way in which a client authenticates. */
const doors = {
  "a code": ({ clientId, clientSecret }: Presented) => [
    "/v1.0/oauth2/userAccessToken",
    { clientId, clientSecret, grantType: "authorization_code", code: "unknown" },
  ],
  "a refresh token": ({ clientId, clientSecret }: Presented) => [
    "/v1.0/oauth2/userAccessToken",
    { clientId, clientSecret, grantType: "refresh_token", refreshToken: "unknown" },
  ],
  "its own token": ({ clientId, clientSecret }: Presented) => [
    "/v1.0/oauth2/accessToken",
    { appKey: clientId, appSecret: clientSecret },
  ],
  "a connection": ({ clientId, clientSecret }: Presented) => [
    "/v1.0/gateway/connections/open",
    { clientId, clientSecret, subscriptions: [] },
  ],
} as const;

function knocks(door: keyof typeof doors, presented: Presented): Promise<Answer> {
  const [path, body] = doors[door](presented);
  const headers = { "x-forwarded-for": presented.ip };
  return request(presented.url ?? world.url, "POST", String(path), body, headers);
}

interface Event {
  actor: { id: string };
  details: { times?: number };
}

async function eventsOf(developer: Member, event: string): Promise<Event[]> {
  const { body } = await developer.send("GET", `/api/audit?event=${event}`);
  return (body as { events: Event[] }).events;
}

const told = async (developer: Member, event: string) =>
  (await eventsOf(developer, event)).map(({ details }) => details.times ?? 1);

const sumOf = (times: number[]) => times.reduce((sum, each) => sum + each, 0);

/** What is counted in memory has been written. */
const counted = (subject: string, times: number) =>
  expect
    .poll(async () => {
      const { rows } = await sql<{ times: number }>`
        select times from frequent_event where subject = ${subject}`.execute(world.ctx.db);
      return rows[0]?.times;
    })
    .toBe(times);

let addresses = 0;
const newAddress = () => `198.51.100.${(addresses++ % 250) + 1}`;

describe("wrong client secrets (T07)", () => {
  test.each(["a code", "a refresh token", "its own token"] as const)(
    "three hundred a minute at %s are throttled, and two events that say how many, at two nodes",
    async (door) => {
      const { developer, application, clientId, clientSecret } = await givenClient();
      const ip = newAddress();
      const answers: Answer[] = [];
      for (let time = 0; time < 300; time += 1) {
        const url = time % 2 === 0 ? world.url : second.url;
        answers.push(await knocks(door, { clientId, clientSecret: `wrong ${time}`, ip, url }));
      }

      const refused = answers.filter(({ status }) => status === 400);
      const throttled = answers.filter(({ status }) => status === 403);
      expect(refused.length + throttled.length).toBe(300);
      expect(refused.length).toBeGreaterThanOrEqual(100);
      expect(refused.length).toBeLessThanOrEqual(102);
      expect(throttled[0]?.body).toMatchObject({ code: "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi" });
      expect(Number(throttled[0]?.headers.get("retry-after"))).toBeGreaterThan(0);

      await counted(application.id, 300);
      expect((await eventsOf(developer, "client.refused")).length).toBe(1);
      await world.later("61 seconds");
      await tellFrequent(world.ctx);
      const times = await told(developer, "client.refused");
      expect(times).toHaveLength(2);
      expect(sumOf(times)).toBe(300);

      const right = { clientId, clientSecret };
      expect((await knocks("its own token", { ...right, ip: newAddress() })).status).toBe(200);
    },
  );

  test("lock the right one out nowhere", async () => {
    const { clientId, clientSecret } = await givenClient();
    const knock = (secret: string) =>
      knocks("its own token", { clientId, clientSecret: secret, ip: "2001:db8:5:5::1" });
    for (let time = 0; time < 101; time += 1) await knock("wrong");

    expect((await knock("wrong")).status).toBe(403);
    expect((await knock(clientSecret)).status).toBe(200);
  });

  test("at the door of stream mode are counted too", async () => {
    const { developer, application, clientId } = await givenClient();
    const ip = newAddress();
    for (let time = 0; time < 120; time += 1)
      await knocks("a connection", { clientId, clientSecret: `wrong ${time}`, ip });
    await counted(application.id, 120);
    expect(await eventsOf(developer, "client.refused")).toHaveLength(1);
  });

  test("of an unknown client are told to nobody, and cost no row", async () => {
    const before = await sql`select 1 from frequent_event`.execute(world.ctx.db);
    const ip = newAddress();
    for (const clientId of ["unknown", "", `ding${"a".repeat(28)}`, "x".repeat(4000)])
      expect((await knocks("its own token", { clientId, clientSecret: "wrong", ip })).status).toBe(400);
    await new Promise((resolve) => setTimeout(resolve, 400));
    const after = await sql`select 1 from frequent_event`.execute(world.ctx.db);
    expect(after.rows).toHaveLength(before.rows.length);
  });
});

describe("what comes in floods (T49)", () => {
  test("one event a minute for as long as it lasts, then none, and the next is told at once again", async () => {
    const { developer, application, clientId, clientSecret } = await givenClient();
    const ip = newAddress();
    const knock = () => knocks("a refresh token", { clientId, clientSecret, ip });
    const lets = async (passed: string, times: number) => {
      for (let time = 0; time < times; time += 1) await knock();
      await counted(application.id, times);
      await world.later(passed);
      await Promise.all([tellFrequent(world.ctx), tellFrequent(world.ctx)]);
    };
    await knock();
    await expect.poll(() => told(developer, "token.refused")).toEqual([1]);
    await knock();
    await counted(application.id, 2);
    await world.later("61 seconds");
    await tellFrequent(world.ctx);
    expect(await told(developer, "token.refused")).toEqual([1, 1]);
    await lets("61 seconds", 7);
    expect(await told(developer, "token.refused")).toEqual([7, 1, 1]);
    await world.later("61 seconds");
    await tellFrequent(world.ctx);
    await knock();
    await expect.poll(() => told(developer, "token.refused")).toEqual([1, 7, 1, 1]);
  });

  test("loses nothing when its node is told to end", async () => {
    const { developer, clientId, clientSecret } = await givenClient();
    const third = await world.another();
    for (let time = 0; time < 20; time += 1)
      await knocks("a refresh token", { clientId, clientSecret, ip: newAddress(), url: third.url });
    await third.stop();
    await world.later("61 seconds");
    await tellFrequent(world.ctx);
    expect(sumOf(await told(developer, "token.refused"))).toBe(20);
  });
});

test("a wrong password costs the same statements before it is answered, whether or not there is such an account (T49)", async () => {
  const alice = await (await world.organisation()).person("Alice");
  const { organisation = "" } = alice;
  const costOf = async (account: string) => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    world.statements();
    const answer = await request(world.url, "POST", "/api/session", {
      organisation,
      account,
      password: "a guess",
    });
    const statements = world.statements().filter((text) => !/frequent_event|audit_seal/.test(text));
    return { status: answer.status, statements };
  };
  const known = await costOf(alice.account);
  expect(known.status).toBe(401);
  expect(known.statements.length).toBeLessThanOrEqual(4);
  expect(await costOf(newId("acc"))).toEqual(known);
  await counted(alice.id, 1);
});
