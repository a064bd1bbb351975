import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { z } from "zod";
import { watchStatements } from "../../src/platform/organisation-check/watch-statements.ts";
import { type Belongings, givenBelongings } from "../attack/belongings.ts";
import { type Answer, read, request } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const sent: string[] = [];
/** What nodes send by the clock is nobody's work. */
const byTheClock = /frequent_event|audit_seal|stream_presence|pgboss/;
watchStatements(({ text }) => {
  if (!byTheClock.test(text)) sent.push(text);
});

type Presents = (secret: string) => Promise<unknown>;

const told = ({ status, body }: Answer) => ({
  status,
  body: JSON.stringify(body).replace(/"request_?id":"[^"]*"/gi, ""),
});

const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
  told(await request(world.url, "POST", path, body, headers));

const Ticket = z.object({ ticket: z.string() });

/** What opens a socket with it is told. */
function connect(ticket: string): Promise<unknown> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${world.url.replace("http", "ws")}/connect?ticket=${ticket}`);
    socket.on("unexpected-response", (_, { statusCode }) => resolve(statusCode));
    socket.on("error", () => {});
    socket.on("close", (code) => resolve(code));
    socket.on("open", () => {
      socket.close();
      resolve("open");
    });
  });
}

/** Each kind of secret that is presented without a session, with how; and one of an organisation's own. */
async function kindsOf({ assistant, secrets, alice }: Belongings) {
  const { clientId, clientSecret } = assistant;
  const client = { clientId, clientSecret };
  const open = () =>
    request(world.url, "POST", "/v1.0/gateway/connections/open", { ...client, subscriptions: [] });
  const { ticket } = read(await open(), 200, Ticket);
  const get = async (path: string, headers: Record<string, string>) =>
    told(await request(world.url, "GET", path, undefined, headers));
  const kinds: Record<string, { own: string; presents: Presents }> = {
    "session cookie": {
      own: (await alice.session()).cookie.replace("behalf=", ""),
      presents: (cookie) => get("/api/session", { cookie: `behalf=${cookie}` }),
    },
    "access token": {
      own: secrets.accessToken,
      presents: (token) => get("/v1.0/contact/users/me", { "x-acs-dingtalk-access-token": token }),
    },
    code: {
      own: secrets.code,
      presents: (code) =>
        post("/v1.0/oauth2/userAccessToken", { ...client, grantType: "authorization_code", code }),
    },
    "refresh token": {
      own: secrets.refreshToken,
      presents: (refreshToken) =>
        post("/v1.0/oauth2/userAccessToken", { ...client, grantType: "refresh_token", refreshToken }),
    },
    "client id": {
      own: clientId,
      presents: (appKey) => post("/v1.0/oauth2/accessToken", { appKey, appSecret: clientSecret }),
    },
    "client secret": {
      own: clientSecret,
      presents: (appSecret) => post("/v1.0/oauth2/accessToken", { appKey: clientId, appSecret }),
    },
    "conversation token": {
      own: secrets.conversationToken,
      presents: (conversationToken) =>
        post(
          "/v1.0/aiInteraction/reply",
          { conversationToken, contentType: "basic_card_schema", content: "x" },
          {
            "x-acs-dingtalk-access-token": secrets.appToken,
          },
        ),
    },
    "session webhook": {
      own: secrets.session,
      presents: (session) =>
        post(`/robot/sendBySession?session=${session}`, { msgtype: "text", text: { content: "x" } }),
    },
    "stream ticket": { own: ticket, presents: connect },
  };
  return kinds;
}

/** `bhf_` or `ding`, sixteen characters of tag, and what is secret. */
const parts = (secret: string) => /^(bhf_|ding)(.{16})(_?)(.+)$/.exec(secret)?.slice(1) ?? [];

/** The same form with another tag or another secret. */
function made(secret: string, { tag, rest }: { tag?: string; rest?: string }): string {
  const [kind = "", ownTag, between = "", ownRest] = parts(secret);
  return [kind, tag ?? ownTag, between, rest ?? ownRest].join("");
}

/** What it is told, and the fewest statements that it took: others may be at work meanwhile. */
async function presented(presents: Presents, secret: string) {
  const counts: number[] = [];
  let answer: unknown;
  for (let round = 0; round < 3; round += 1) {
    sent.length = 0;
    answer = await presents(secret);
    counts.push(sent.length);
  }
  return { answer, statements: Math.min(...counts) };
}

test("a secret of one organisation under the tag of another is as unknown as one that nobody has, and as much work (T15, T18)", async () => {
  const [theirs, own] = [await givenBelongings(world, "Zanzibar"), await givenBelongings(world, "Attackers")];
  const [theirKinds, kinds] = [await kindsOf(theirs), await kindsOf(own)];
  const refusals: Record<string, unknown> = {};

  for (const [kind, { own: secret, presents }] of Object.entries(kinds)) {
    const [, ownTag = "", , ownRest = ""] = parts(secret);
    const [, theirTag = "", , theirRest = ""] = parts(theirKinds[kind]?.own ?? "");
    const rest = randomBytes(32).toString("base64url").slice(0, ownRest.length);
    expect([ownTag, theirTag], kind).toEqual([own.organisation.id.slice(4), theirs.organisation.id.slice(4)]);

    const unknown = await presented(presents, made(secret, { rest }));
    const ofNobody = await presented(presents, made(secret, { tag: "AAAAAAAAAAAAAAAA", rest }));
    const ofTheirs = await presented(presents, made(secret, { tag: theirTag, rest }));
    const secretOfTheirs = await presented(presents, made(secret, { rest: theirRest }));
    const underTheirTag = await presented(presents, made(secret, { tag: theirTag }));

    expect({ ofNobody, ofTheirs, secretOfTheirs, underTheirTag }, kind).toEqual({
      ofNobody: unknown,
      ofTheirs: unknown,
      secretOfTheirs: unknown,
      underTheirTag: unknown,
    });
    refusals[kind] = unknown.answer;
    expect(unknown.statements, kind).toBeGreaterThan(0);
  }

  const [refused, answered] = [{ status: 400 }, { status: 200, body: expect.stringContaining("300001") }];
  expect(refusals).toEqual({
    "session cookie": expect.objectContaining({ status: 401 }),
    "access token": expect.objectContaining(refused),
    code: expect.objectContaining(refused),
    "refresh token": expect.objectContaining(refused),
    "client id": expect.objectContaining(refused),
    "client secret": expect.objectContaining(refused),
    "conversation token": expect.objectContaining(refused),
    "session webhook": answered,
    "stream ticket": 401,
  });
});
