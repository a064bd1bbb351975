import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Platform, startPlatform } from "../kill/platform.ts";
import { asking, callback, codeFor, registers } from "../world/browser-flow.ts";
import { addSkill, applyFor, approveAll, createAssistant, publish } from "../world/building.ts";
import { demoPassword, demoPerson } from "../world/demo.ts";
import type { Assistant, Member } from "../world/member.ts";
import { read, request, type Session, signIn } from "../world/session.ts";
import {
  type EchoSkill,
  echoDocument,
  echoQuestions,
  speltInEveryWay,
  startEchoSkill,
} from "./echo-skill.ts";
import { type Canary, hunt, type Places } from "./hunt.ts";

const newPassword = "a new päss/word + more";

let platform: Platform;
let skill: EchoSkill;
let places: Places;
let canaries: Canary[];

beforeAll(async () => {
  platform = await startPlatform({ LOG_LEVEL: "debug" });
  skill = await startEchoSkill();
  const member = await demoPerson(platform.url, "member");
  const builder = await demoPerson(platform.url, "builder");
  const admin = await demoPerson(platform.url, "admin");
  const assistant = await givenEchoAssistant(builder, admin);

  const streams = await ask(member, assistant);
  await registers(builder, assistant, [callback]);
  const browserCode = await codeFor(member, asking(assistant));
  const secret = await rotate(builder, assistant);
  await tryWhatFails(member, secret);
  const session = await changePassword(member);
  places = new Map([
    ...(await answersFor({ member, builder, admin }, assistant)),
    ...(await tables()),
    ...(await filesIn(platform.dataDir)),
    ["event streams", streams],
    ["log", platform.output()],
  ]);
  canaries = [
    ...skill.codes().map((value, index) => ({ name: `code ${index + 1}`, value })),
    ...skill.tokens().map((value, index) => ({ name: `token ${index + 1}`, value })),
    { name: "code for a browser", value: browserCode },
    { name: "client secret", value: assistant.clientSecret },
    { name: "new client secret", value: secret },
    { name: "password", value: demoPassword },
    { name: "new password", value: newPassword },
    ...sessionsOf([await member.session(), await builder.session(), await admin.session(), session]),
  ];
});

afterAll(async () => {
  await skill?.stop();
  await platform?.remove();
});

function sessionsOf(sessions: readonly Session[]): Canary[] {
  return sessions.flatMap(({ cookie, csrfToken }, index) => [
    { name: `session ${index + 1}`, value: cookie.slice(cookie.indexOf("=") + 1) },
    { name: `csrf token ${index + 1}`, value: csrfToken },
  ]);
}

async function givenEchoAssistant(builder: Member, admin: Member): Promise<Assistant> {
  const assistant = await createAssistant(builder, { name: "Echo" });
  skill.usesCredentials(platform.url, assistant);
  await applyFor(builder, assistant, ["Contact.User.Read", "Contact.User.mobile"]);
  await approveAll(admin);
  await addSkill(builder, assistant, echoDocument(skill.origin));
  await publish(builder, assistant);
  return assistant;
}

/** Each question in one conversation, followed as a browser does. Answers all that the streams said. */
async function ask(member: Member, assistant: Assistant): Promise<string> {
  const conversation = await member.startsConversation(assistant);
  const session = await member.session();
  let streamed = "";
  for (const question of Object.values(echoQuestions)) {
    const { id } = await member.says(conversation, question);
    const following = session.open(`/api/runs/${id}/events`).then((answer) => answer.text());
    const asked = await member.sees({ id });
    if (asked.status === "requires_action") await member.allows(asked, { duration: "always" });
    streamed += await following;
  }
  return streamed;
}

async function rotate(builder: Member, { applicationId }: Assistant): Promise<string> {
  const answer = await builder.send("POST", `/api/applications/${applicationId}/secret`, { revokeOld: true });
  return read(answer, 201, z.object({ clientSecret: z.string() })).clientSecret;
}

/** Requests that are refused, with secrets in every place where they do not belong. */
async function tryWhatFails(member: Member, secret: string): Promise<void> {
  const { url } = platform;
  const [code = "", token = ""] = [skill.codes()[0], skill.tokens()[0]];
  const exchange = { clientId: "nobody", clientSecret: secret, grantType: "authorization_code", code };
  const headers = { "x-acs-dingtalk-access-token": `${token}x` };
  const { cookie } = await member.session();
  await Promise.all([
    request(url, "POST", "/v1.0/oauth2/userAccessToken", exchange),
    request(url, "POST", "/v1.0/oauth2/userAccessToken", { ...exchange, grantType: code }),
    request(url, "POST", "/v1.0/oauth2/userAccessToken", `{"code":"${code}"`),
    request(url, "POST", `/v1.0/oauth2/userAccessToken?code=${code}`, { code: [code] }),
    request(url, "GET", `/v1.0/contact/users/${token}?access_token=${token}`, undefined, headers),
    request(url, "GET", `/api/runs/${code}`, undefined, { cookie }),
    request(url, "GET", `/nowhere/${secret}?token=${token}`, undefined, {
      cookie,
      referer: `${url}/?${code}`,
    }),
    request(url, "POST", "/api/session", { account: "member", password: `${newPassword}!` }),
    request(url, "POST", "/api/session", `{"account":"member","password":"${demoPassword}`),
  ]);
}

async function changePassword(member: Member): Promise<Session> {
  const change = { currentPassword: demoPassword, password: newPassword };
  read(await member.send("PATCH", "/api/session", change), 200, z.object({}));
  return signIn(platform.url, { account: "member", password: newPassword });
}

/** What each person can read, but for the session's own answer, which is where a browser gets its csrf token. */
async function answersFor(people: Record<string, Member>, assistant: Assistant): Promise<Places> {
  const answers: Places = new Map();
  const look = async (who: string, path: string) => {
    const answer = await people[who]?.send("GET", path);
    answers.set(`${who} ${path}`, JSON.stringify([answer?.body, [...(answer?.headers ?? [])]]));
    return answer?.body;
  };
  const { conversations } = z
    .object({ conversations: z.array(z.object({ id: z.string() })) })
    .parse(await look("member", "/api/conversations"));
  const { db, close } = await platform.database();
  const { rows } = await sql<{ id: string }>`select id from run`.execute(db);
  await close();
  for (const who of Object.keys(people)) {
    const paths = [
      "/api/grants",
      "/api/audit?limit=200",
      "/api/members",
      "/api/assistants",
      `/api/assistants/${assistant.id}`,
      "/api/applications",
      `/api/applications/${assistant.applicationId}`,
      "/api/permission-requests",
      ...conversations.map(({ id }) => `/api/conversations/${id}`),
      ...rows.flatMap(({ id }) => [`/api/runs/${id}`, `/api/runs/${id}/calls`]),
      "/metrics",
    ];
    for (const path of paths) await look(who, path);
  }
  return answers;
}

/** Every row of every table, the job engine's too, as text; bytes as hexadecimal. */
async function tables(): Promise<Places> {
  const { db, close } = await platform.database();
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
  `.execute(db);
  const found: Places = new Map();
  for (const { name } of rows) {
    const table = await sql<{
      row: string;
    }>`select ${sql.raw("t")}::text as row from ${sql.raw(name)} t`.execute(db);
    found.set(`table ${name}`, table.rows.map(({ row }) => row).join("\n"));
  }
  await close();
  return found;
}

/** Whatever lies in the data folder, the database's files and its log among it, but for the samples' own credentials. */
async function filesIn(dataDir: string): Promise<Places> {
  const found: Places = new Map();
  for (const folder of [dataDir, join(dataDir, "postgres/")]) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || path.includes("/samples/") || /postgres\/bin-/.test(path)) continue;
      found.set(`file ${path.slice(dataDir.length)}`, await readFile(path, "latin1"));
    }
  }
  return found;
}

test("there was something to find, and a hunt that finds it", () => {
  expect(skill.codes()).toHaveLength(4);
  expect(new Set(canaries.map(({ value }) => value)).size).toBe(canaries.length);
  expect(canaries.every(({ value }) => value.length >= 16)).toBe(true);
  expect(places.size).toBeGreaterThan(80);
  expect([...places].filter(([, text]) => text.includes("13800000000")).length).toBeGreaterThan(5);
  const code = { name: "code", value: skill.codes()[0] ?? "" };
  const spelled = [
    code.value,
    Buffer.from(`,${code.value},`).toString("base64"),
    Buffer.from(code.value).toString("hex"),
    ...speltInEveryWay([code.value]),
  ];
  for (const text of spelled) expect(hunt([code], new Map([["here", `…${text}…`]]))).toEqual(["here: code"]);
});

test("no code, token, client secret, password, session or csrf token is logged, kept, streamed or shown, however the skill spells it (T50)", () => {
  expect(hunt(canaries, places)).toEqual([]);
});
