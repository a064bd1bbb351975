import { connect as connectTcp } from "node:net";
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import {
  call,
  type GivenNode,
  givenApplication,
  givenNodes,
  type RawClient,
  response,
} from "./gateway.fixture.ts";
import { StrayLimit } from "./stray-limit.ts";

const given = await testCtx();
const { ctx } = given;
const nodes = await givenNodes(given);

async function givenClient(timing = {}) {
  const node = await nodes.node({ timing });
  const application = await givenApplication(ctx);
  return { node, ...application, client: await node.client(application.credentials) };
}

const mebibyte = 1024 * 1024;

async function ignored({ gateway }: GivenNode): Promise<number | undefined> {
  const metrics = await Promise.all(gateway.metrics.map((metric) => metric.get()));
  return metrics.find(({ name }) => name === "behalf_stream_ignored_frames_total")?.values[0]?.value;
}

test("fifty frames in ten seconds may be ones that nobody asked for, and again in the next ten", () => {
  const limit = new StrayLimit();
  const notes = (count: number, now: number) => Array.from({ length: count }, () => limit.note(100, now));

  expect(notes(50, 20_000)).not.toContain(false);
  expect(limit.note(100, 29_999)).toBe(false);
  expect(notes(50, 30_000)).not.toContain(false);
  expect(limit.note(100, 30_001)).toBe(false);
});

test("what nobody asked for may have eight mebibytes in ten seconds", () => {
  const limit = new StrayLimit();
  const large = Array.from({ length: 8 }, () => limit.note(mebibyte, 20_000));

  expect(large).not.toContain(false);
  expect(limit.note(1, 20_001)).toBe(false);
  expect(limit.note(mebibyte, 30_000)).toBe(true);
});

test("an application has twenty connections and not one more when many tickets are used at once on several nodes", async () => {
  const several = [await nodes.node(), await nodes.node(), await nodes.node()];
  const { id, credentials } = await givenApplication(ctx);
  const uses = await Promise.all(
    Array.from({ length: 15 }, () => several)
      .flat()
      .map(async (node) => ({ node, ticket: await node.ticket(credentials) })),
  );
  const opens = (some: typeof uses) =>
    Promise.allSettled(some.map(({ node, ticket }) => node.connects(ticket)));
  const first = await opens(uses.slice(0, 18));

  // Whoever comes now waits here, having counted what there was when they came.
  const { rest } = await ctx.db.transaction().execute(async (db) => {
    await sql`select from stream_presence where application_id = ${id} for update`.execute(db);
    const rest = opens(uses.slice(18));
    await setTimeout(300);
    return { rest };
  });

  const isOpen = ({ status }: { status: string }) => status === "fulfilled";
  expect([...first, ...(await rest)].filter(isOpen)).toHaveLength(20);
});

test("a client that floods with frames is closed with 1008 (T45)", async () => {
  const { node, id, client } = await givenClient();

  for (let index = 0; index < 100_000; index += 1) client.answers(`cal_${index}`, "flood");

  expect(await client.closed).toBe(1008);
  expect(node.gateway.holds(id)).toBe(false);
});

test("a client that floods with pings is closed with 1008 (T45)", async () => {
  const { client } = await givenClient();

  for (let index = 0; index < 1_000; index += 1) client.socket.ping();

  expect(await client.closed).toBe(1008);
});

test("a client that floods with pongs is closed with 1008 (T45)", async () => {
  const { client } = await givenClient();

  for (let index = 0; index < 1_000; index += 1) client.socket.pong();

  expect(await client.closed).toBe(1008);
});

test("what nobody waits for is not read through, however much of it clients may send (T45)", async () => {
  const { node, client, credentials } = await givenClient();
  const clients = [client, ...(await Promise.all(Array.from({ length: 4 }, () => node.client(credentials))))];
  const half = mebibyte / 2 - 100;
  const nested = `{"headers":{"messageId":"cal_1"},"data":${"[".repeat(half)}${"]".repeat(half)}}`;

  const before = process.threadCpuUsage();
  for (const { socket } of clients) for (let index = 0; index < 8; index += 1) socket.send(nested);
  await expect.poll(() => ignored(node)).toBe(40);

  const { user, system } = process.threadCpuUsage(before);
  expect(user + system).toBeLessThan(1_000_000);
});

test("answers to calls are no flood, however many there are", async () => {
  const { node, id, client } = await givenClient();
  client.socket.on("message", (data) => {
    const { headers } = JSON.parse(String(data));
    client.answers(headers.messageId, "done");
  });

  for (let round = 0; round < 20; round += 1) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => node.gateway.invoke(id, call())));
    expect(answers.map(({ kind }) => kind)).toEqual(Array(20).fill("answer"));
  }
});

test("a message of 16 MB closes the socket with 1009, and the call it may have answered is told of (T45)", async () => {
  const { node, id, client } = await givenClient();

  const answering = node.gateway.invoke(id, call("cal_1"));
  await client.gets();
  client.answers("cal_1", "x".repeat(16 * mebibyte));

  expect(await client.closed).toBe(1009);
  expect(await answering).toMatchObject({ kind: "failed", reason: "too_large", sent: true });
});

test("an answer just under a mebibyte arrives", async () => {
  const { node, id, client } = await givenClient();

  const answering = node.gateway.invoke(id, call("cal_1"));
  await client.gets();
  client.answers("cal_1", "x".repeat(mebibyte - 1024));

  expect(await answering).toMatchObject({ kind: "answer", status: 200 });
});

test("a message in a million pieces closes the socket with 1008 (T45)", async () => {
  const { client } = await givenClient();

  for (let index = 0; index < 5_000; index += 1) client.socket.send("x", { fin: false });

  expect(await client.closed).toBe(1008);
});

test("a client that never reads gets no more calls once a quarter of a mebibyte waits for it (T45)", async () => {
  const { node, id, client } = await givenClient();
  client.socket.pause();
  const large = { ...call(), body: "x".repeat(mebibyte), timeoutMs: 300 };

  const reasons: unknown[] = [];
  for (let index = 0; index < 20; index += 1) {
    const answer = await node.gateway.invoke(id, { ...large, messageId: `cal_${index}`, timeoutMs: 30 });
    reasons.push(answer.kind === "failed" && answer.reason);
  }

  // The system's own buffers take the first few.
  expect(reasons.at(-1)).toBe("unreachable");
  expect(reasons.filter((reason) => reason === "timeout").length).toBeLessThan(15);
});

test("a client that does not answer pings is gone within its time, and its calls with it (T45)", async () => {
  const { node, id, credentials } = await givenClient({ pingMs: 60, deadMs: 150 });
  const silent = await node.client(credentials, { autoPong: false });

  expect(await silent.closed).toBe(1006);
  expect(silent.frames.map(({ headers }) => headers.topic)).toContain("ping");
  expect(node.gateway.holds(id)).toBe(true);
});

const alive: Record<string, (client: RawClient) => void> = {
  "answers the protocol's pings": (client) => client.socket.on("ping", (data) => client.socket.pong(data)),
  "answers the pings that are in the documents": (client) =>
    client.socket.on("message", (message) => {
      const { headers, data } = JSON.parse(String(message));
      client.sends({ code: 200, headers, message: "OK", data });
    }),
};

test.each(Object.entries(alive))("a client that %s stays", async (_, answering) => {
  const { node, credentials } = await givenClient({ pingMs: 60, deadMs: 150 });
  const client = await node.client(credentials, { autoPong: false });
  answering(client);

  await setTimeout(600);

  expect(client.socket.readyState).toBe(client.socket.OPEN);
});

test("a ping is a frame of the documents: opaque data to be sent back", async () => {
  const { client } = await givenClient({ pingMs: 60 });

  await expect.poll(() => client.frames.length).toBeGreaterThan(0);

  const [ping] = client.frames;
  expect(ping).toMatchObject({ type: "SYSTEM", headers: { topic: "ping", contentType: "application/json" } });
  expect(JSON.parse(ping?.data ?? "")).toEqual({ opaque: ping?.headers.messageId });
});

test("only the latest ping is waited for: those that a client never answers are not kept", async () => {
  const { node, client } = await givenClient({ pingMs: 60 });
  const pings = () => client.frames.filter(({ headers }) => headers.topic === "ping");
  await expect.poll(() => pings().length).toBeGreaterThan(2);

  client.sends({ code: 200, headers: { messageId: pings()[0]?.headers.messageId }, message: "OK" });

  await expect.poll(() => ignored(node)).toBeGreaterThan(0);
});

test("what a client sends that is not a WebSocket frame ends its socket and nothing else", async () => {
  const { node, id, credentials, client } = await givenClient();
  const ticket = await node.ticket(credentials);
  const socket = connectTcp(node.port, "127.0.0.1");
  const upgrade = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"];
  const key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
  socket.write(
    `GET /connect?ticket=${ticket} HTTP/1.1\r\nHost: x\r\n${[...upgrade, key].join("\r\n")}\r\n\r\n`,
  );
  await new Promise((resolve) => socket.once("data", resolve));
  const closed = new Promise((resolve) => socket.once("close", resolve));

  socket.write("GET / HTTP/1.1\r\n\r\n".repeat(100));

  await closed;
  const answering = node.gateway.invoke(id, call("cal_1"));
  await client.gets();
  client.sends({ headers: { messageId: "cal_1" }, data: JSON.stringify(response("still there")) });
  expect(await answering).toMatchObject({ kind: "answer" });
});
