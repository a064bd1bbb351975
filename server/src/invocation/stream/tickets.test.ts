import { request } from "node:http";
import { json } from "node:stream/consumers";
import { sql } from "kysely";
import { pino } from "pino";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { testCtx } from "../../../test/world/database.ts";
import { connect, givenApplication, givenNodes } from "./gateway.fixture.ts";

const given = await testCtx();
const { ctx, later } = given;
const nodes = await givenNodes(given);

const refused = {
  status: 401,
  body: {
    code: "authFailed",
    requestid: expect.stringMatching(/^[0-9A-F-]{36}$/),
    message: expect.any(String),
  },
};

test("a client with its secret gets the address to connect to and a ticket that fits into a URL as it is", async () => {
  const node = await nodes.node();
  const { credentials } = await givenApplication(ctx);

  const { status, body } = await node.opens(credentials);

  expect(status).toBe(200);
  expect(body).toEqual({
    endpoint: `ws://127.0.0.1:${node.port}/connect`,
    ticket: expect.stringMatching(/^bhf_[\w-]{16}_[\w-]{43}$/),
  });
});

test("behind a proxy the address is the public one, encrypted as that is", async () => {
  const { credentials } = await givenApplication(ctx);
  const secure = await nodes.node({ config: { PUBLIC_URL: "https://behalf.example/" } });
  const plain = await nodes.node({ config: { PUBLIC_URL: "http://behalf.example:8080" } });

  expect((await secure.opens(credentials)).body.endpoint).toBe("wss://behalf.example/connect");
  expect((await plain.opens(credentials)).body.endpoint).toBe("ws://behalf.example:8080/connect");
});

test("the host that a request names is not where it is sent to", async () => {
  const node = await nodes.node();
  const { credentials } = await givenApplication(ctx);

  const body = await new Promise((resolve, reject) => {
    const headers = { host: "evil.example", "content-type": "application/json" };
    const path = "/v1.0/gateway/connections/open";
    request({ port: node.port, host: "127.0.0.1", method: "POST", path, headers }, (answer) =>
      json(answer).then(resolve, reject),
    ).end(JSON.stringify(credentials));
  });

  expect(body).toMatchObject({ endpoint: `ws://127.0.0.1:${node.port}/connect` });
});

/** As the audit will have counted them when their minute is over. */
async function refusalsOf(applicationId: string): Promise<number | undefined> {
  const { rows } = await sql<{ times: number }>`
    select times from frequent_event where event = 'client.refused' and subject = ${applicationId}`.execute(
    ctx.db,
  );
  return rows[0]?.times;
}

test("wrong credentials are refused in the words of the compatible platform, and recorded", async () => {
  const node = await nodes.node();
  const { application, credentials } = await givenApplication(ctx);
  const { credentials: others } = await givenApplication(ctx);
  const wrong = [
    { ...credentials, clientSecret: "wrong" },
    { ...credentials, clientSecret: others.clientSecret },
    { clientId: "unknown", clientSecret: credentials.clientSecret },
    { clientId: "", clientSecret: "" },
  ];

  for (const each of wrong) {
    const answer = await node.opens(each);
    expect(answer).toEqual({ ...refused, body: { ...refused.body, message: "鉴权失败" } });
  }
  await expect.poll(() => refusalsOf(application.id)).toBe(2);
});

test("a client that goes on with the same wrong secret is refused without being looked up or recorded each time", async () => {
  const node = await nodes.node();
  const { application, credentials } = await givenApplication(ctx);
  const stale = { ...credentials, clientSecret: "an-old-one" };

  for (let attempt = 0; attempt < 12; attempt += 1)
    expect(await node.opens(stale)).toMatchObject({ status: 401 });

  await expect.poll(() => refusalsOf(application.id)).toBe(12);
  expect(await node.opens(credentials)).toMatchObject({ status: 200 });
});

test.each([
  ["subscriptions that are none", { subscriptions: "EVENT" }],
  ["a subscription without a topic", { subscriptions: [{ type: "EVENT" }] }],
  ["more than fifty subscriptions", { subscriptions: Array(51).fill({ type: "EVENT", topic: "*" }) }],
  ["a topic without end", { subscriptions: [{ type: "EVENT", topic: "x".repeat(300) }] }],
])("%s are refused", async (_, more) => {
  const node = await nodes.node();
  const { credentials } = await givenApplication(ctx);

  expect(await node.opens(credentials, more)).toMatchObject({
    status: 400,
    body: { code: "invalidParameter" },
  });
});

test("what other official clients add is no obstacle: addresses, extras, members that are empty", async () => {
  const node = await nodes.node();
  const { credentials } = await givenApplication(ctx);

  const more = { localIp: "10.0.0.1,10.0.0.2", extras: { a: "b" }, ua: null, subscriptions: null };
  expect(await node.opens(credentials, more)).toMatchObject({ status: 200 });
});

test("a ticket opens one connection: the second is refused (T44)", async () => {
  const node = await nodes.node();
  const { credentials } = await givenApplication(ctx);
  const ticket = await node.ticket(credentials);

  await node.connects(ticket);

  await expect(node.connects(ticket)).rejects.toMatchObject(refused);
});

test("of many sockets with one ticket at the same moment, on two nodes, exactly one gets in (T44)", async () => {
  const both = [await nodes.node(), await nodes.node()];
  const { credentials } = await givenApplication(ctx);
  const ticket = await both[0]?.ticket(credentials);

  const attempts = both.flatMap((node) => Array.from({ length: 8 }, () => node.connects(ticket ?? "")));
  const results = await Promise.allSettled(attempts);

  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a ticket ends after 90 seconds (T44)", async () => {
  const node = await nodes.node({ timing: { beatMs: 1e6 } });
  const { credentials } = await givenApplication(ctx);
  const [early, late] = [await node.ticket(credentials), await node.ticket(credentials)];

  await later("89 seconds");
  await node.connects(early);
  await later("91 seconds");
  await expect(node.connects(late)).rejects.toMatchObject(refused);
  await later("0 seconds");
});

test("a ticket stolen on its way opens nothing elsewhere, is spent by the attempt, and its owner can see it (T44)", async () => {
  const node = await nodes.node();
  const { id, credentials } = await givenApplication(ctx);
  const ticket = await node.ticket(credentials);

  await expect(node.connects(ticket, { localAddress: "127.0.0.2" })).rejects.toMatchObject(refused);

  await expect(node.connects(ticket)).rejects.toMatchObject(refused);
  const { rows } = await sql`
    select details from audit_event where subject = ${id} and event = 'stream.ticket_refused'`.execute(
    ctx.db,
  );
  expect(rows).toEqual([{ details: { address: "127.0.0.2" } }]);
});

test("a ticket of a secret that was revoked meanwhile opens nothing", async () => {
  const node = await nodes.node();
  const { id, credentials } = await givenApplication(ctx);
  const ticket = await node.ticket(credentials);

  await sql`update application_secret set expires_at = behalf_now() where application_id = ${id}`.execute(
    ctx.db,
  );

  await expect(node.connects(ticket)).rejects.toMatchObject(refused);
});

test.each(["", "x", "%00", `${"a".repeat(43)}`, "a".repeat(10_000)])(
  "a ticket that nobody gave out is refused: %.20s",
  async (ticket) => {
    const node = await nodes.node();
    await expect(node.connects(ticket)).rejects.toMatchObject(refused);
  },
);

test("nothing but /connect becomes a socket, and without an upgrade /connect is nothing", async () => {
  const node = await nodes.node();
  const { credentials } = await givenApplication(ctx);

  for (const path of ["/", "/api/session", "/connect/", "/v1.0/connect", "//connect"]) {
    const url = `ws://127.0.0.1:${node.port}${path}?ticket=${await node.ticket(credentials)}`;
    await expect(connect(url), path).rejects.toMatchObject({ status: 404 });
  }
  const plain = await fetch(`http://127.0.0.1:${node.port}/connect?ticket=${await node.ticket(credentials)}`);
  expect(plain.status).toBe(404);
});

test("a client that offers HTTP/2 with every request, as some do, is served over HTTP/1.1", async () => {
  const node = await nodes.node();
  const headers = { connection: "Upgrade, HTTP2-Settings", upgrade: "h2c", "http2-settings": "AAMAAABk" };

  const status = await new Promise((resolve, reject) => {
    const path = "/v1.0/gateway/connections/open";
    const options = { port: node.port, host: "127.0.0.1", method: "POST", path, headers };
    request(options, (answer) => resolve(answer.statusCode))
      .on("error", reject)
      .end("{}");
  });

  expect(status).toBe(415);
});

test("a handshake that is none spends the ticket and leaves no connection behind", async () => {
  const node = await nodes.node();
  const { id, credentials } = await givenApplication(ctx);
  const path = `/connect?ticket=${await node.ticket(credentials)}`;

  const status = await new Promise((resolve, reject) => {
    const headers = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "1" };
    request({ port: node.port, host: "127.0.0.1", path, headers }, (answer) => resolve(answer.statusCode))
      .on("error", reject)
      .end();
  });

  expect(status).toBe(400);
  expect(node.gateway.holds(id)).toBe(false);
  const open = () => sql`select 1 from stream_connection where application_id = ${id} and closed_at is null`;
  await expect.poll(async () => (await open().execute(ctx.db)).rows).toEqual([]);
});

test("an application has at most twenty connections, told where it asks and not at the socket", async () => {
  const node = await nodes.node();
  const { credentials } = await givenApplication(ctx);
  const spare = await node.ticket(credentials);
  const clients = await Promise.all(Array.from({ length: 20 }, () => node.client(credentials)));

  expect(await node.opens(credentials)).toMatchObject({
    status: 403,
    body: { code: "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi" },
  });
  await expect(node.connects(spare)).rejects.toMatchObject({ status: 401 });

  clients[0]?.socket.close();
  await expect.poll(async () => (await node.opens(credentials)).status).toBe(200);
});

test("a ticket is kept as its hash alone, and not at all once used or long past", async () => {
  const node = await nodes.node({ timing: { beatMs: 50 } });
  const { id, credentials } = await givenApplication(ctx);
  const [used, unused] = [await node.ticket(credentials), await node.ticket(credentials)];
  const kept = () => sql`select * from stream_ticket where application_id = ${id}`.execute(ctx.db);

  expect(JSON.stringify(await kept())).not.toContain(unused);
  await node.connects(used);
  expect((await kept()).rows).toHaveLength(1);
  await later("2 minutes");
  await expect.poll(async () => (await kept()).rows).toEqual([]);
  await later("0 seconds");
});

test("no ticket and no secret stands in any line of the log, whatever becomes of it (T50)", async () => {
  const lines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line) => lines.push(line) });
  const logged = await givenNodes({ ctx: { ...ctx, log }, url: given.url });
  const node = await logged.node();
  const { credentials } = await givenApplication(ctx);
  const [used, stolen, unused] = [
    await node.ticket(credentials),
    await node.ticket(credentials),
    await node.ticket(credentials),
  ];

  await node.connects(used);
  await node.connects(used).catch(() => {});
  await node.connects(stolen, { localAddress: "127.0.0.2" }).catch(() => {});
  await connect(`ws://127.0.0.1:${node.port}/elsewhere?ticket=${unused}`).catch(() => {});
  await fetch(`http://127.0.0.1:${node.port}/connect?ticket=${unused}`);
  await node.opens({ ...credentials, clientSecret: "a-wrong-secret" });

  expect(lines.length).toBeGreaterThan(0);
  for (const secret of [used, stolen, unused, credentials.clientSecret, "a-wrong-secret"])
    expect(lines.join("")).not.toContain(secret);
});

test("a socket that is dropped while its ticket is looked up ends nothing but itself", async () => {
  const node = await nodes.node();
  const { id, credentials } = await givenApplication(ctx);

  for (let attempt = 0; attempt < 5; attempt += 1) {
    const socket = new WebSocket(
      `ws://127.0.0.1:${node.port}/connect?ticket=${await node.ticket(credentials)}`,
    );
    socket.on("error", () => {});
    setTimeout(() => socket.terminate(), attempt * 2);
    await new Promise((resolve) => socket.once("close", resolve));
  }

  await expect.poll(() => node.gateway.holds(id)).toBe(false);
  await node.client(credentials);
  expect(node.gateway.holds(id)).toBe(true);
});
