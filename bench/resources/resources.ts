import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { sql } from "kysely";
import { Closing } from "../../server/src/app/closing.ts";
import { openDatabase } from "../../server/src/platform/db/database.ts";
import { createLog } from "../../server/src/platform/log.ts";
import { issueCodes } from "../../server/test/races/codes.ts";
import { applyFor, approveAll } from "../../server/test/world/building.ts";
import { type Contender, measureBeside, type Side, startBareNode } from "../beside-bare.ts";
import { clientOf } from "../client.ts";
import { meterOf } from "../cost.ts";
import { startBenchNode } from "../node.ts";
import { type BenchServer, withBenchServer } from "../postgres.ts";
import { startBenchSkill } from "../skill.ts";
import { givenTalker, questions } from "../talker.ts";

/** What is asked, with a live token. */
export const paths = {
  profile: "/v1.0/contact/users/me",
  "100 events": "/v1.0/calendar/users/me/calendars/primary/events?maxResults=100",
} as const;
export type Kind = keyof typeof paths;
export const kinds = Object.keys(paths) as Kind[];

/** A node of ours and the bare handler, on one PostgreSQL. */
export function measureResources(wanted: { rounds: number; count: number }): Promise<Contender<Kind>[]> {
  return withBenchServer(async (server) => {
    const closing = new Closing();
    try {
      return await measureBeside(await startBoth(server, closing), { kinds, ...wanted });
    } finally {
      await closing.close();
    }
  });
}

async function startBoth(server: BenchServer, closing: Closing): Promise<Side<Kind>[]> {
  const ours = await startOurs(server, closing);
  const [profile, events] = [await ours.read("profile"), await ours.read("100 events")];
  return [ours.side, await startBare(server, { token: ours.token, profile, ...events }, closing)];
}

const scopes = ["Calendar.Event.Read", "Calendar.Event.Write"];

/** A node with a person who has a hundred events, and a token that they gave. */
async function startOurs(server: BenchServer, closing: Closing) {
  const database = await server.database();
  const folder = resolve(import.meta.dirname, "../..");
  const node = await startBenchNode({ folder, database, secretKey: randomBytes(32).toString("base64") });
  closing.add(() => node.stop());
  const skill = await startBenchSkill();
  closing.add(() => skill.close());
  const { member, assistant } = await givenTalker(node.url, skill);
  await member.allows(await member.says(assistant, questions.phone), { duration: "always" });
  await applyFor(member, assistant, scopes);
  await approveAll(member);
  const { send, close } = clientOf(node.url);
  closing.add(close);
  const headers = { "content-type": "application/json" };
  const { clientId, clientSecret } = assistant;
  const [code] = await codesFor(database);
  const exchange = { clientId, clientSecret, grantType: "authorization_code", code };
  const { body } = await send("POST", "/v1.0/oauth2/userAccessToken", {
    headers,
    body: JSON.stringify(exchange),
  });
  const token: string = body.accessToken;
  const bearing = { ...headers, "x-acs-dingtalk-access-token": token };
  for (let made = 0; made < 100; made += 1) await addEvent(made);
  const meter = await meterOf(server, { pid: node.pid, database });
  closing.add(() => meter.close());
  const read = (kind: Kind) => send("GET", paths[kind], { headers: bearing });
  const side: Side<Kind> = { name: "behalf", meter, ask: async (kind) => (await read(kind)).status === 200 };
  return { token, side, read: async (kind: Kind) => (await read(kind)).body };

  async function addEvent(day: number): Promise<void> {
    const at = (hour: number) => ({
      dateTime: new Date(Date.UTC(2026, 11, 1 + day, hour)).toISOString(),
      timeZone: "Asia/Shanghai",
    });
    const event = { summary: `Meeting ${day}`, description: "What we talk about", start: at(2), end: at(3) };
    const answer = await send("POST", "/v1.0/calendar/users/me/calendars/primary/events", {
      headers: bearing,
      body: JSON.stringify(event),
    });
    if (answer.status !== 200) throw new Error(`no event: ${JSON.stringify(answer.body)}`);
  }
}

/** A code of the person's grant, once it holds the calendar too: as if it had stood on the card. */
async function codesFor(url: string): Promise<string[]> {
  const { db, close } = openDatabase({ url, log: createLog("silent"), connections: 1 });
  try {
    await sql`
      insert into grant_scope (organisation_id, id, grant_id, code, shape, duration, expires_at)
      select s.organisation_id, s.id || added.code, s.grant_id, added.code, s.shape, s.duration, s.expires_at
        from (select * from grant_scope limit 1) s, unnest(${scopes}::text[]) as added (code)`.execute(db);
    return await issueCodes(db, 1);
  } finally {
    await close();
  }
}

/** The bare handler, which answers what ours answered. */
async function startBare(
  server: BenchServer,
  filled: { token: string; profile: object; events: object[] },
  closing: Closing,
): Promise<Side<Kind>> {
  const database = await server.database();
  const { url, pid } = await startBareNode(join(import.meta.dirname, "bare-node.ts"), database, closing);
  const { send, close } = clientOf(url);
  closing.add(close);
  const headers = { "content-type": "application/json", "x-acs-dingtalk-access-token": filled.token };
  await send("POST", "/filled", { headers, body: JSON.stringify(filled) });
  const meter = await meterOf(server, { pid, database });
  closing.add(() => meter.close());
  return {
    name: "bare Fastify",
    meter,
    ask: async (kind) => (await send("GET", paths[kind], { headers })).status === 200,
  };
}
