import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { givenApi } from "../../../test/world/api.ts";
import { testCtx } from "../../../test/world/database.ts";
import { endStreamClient, streamClient } from "../../../test/world/stream-skill.ts";
import { applicationRoutes } from "../../applications/index.ts";
import { findHosts } from "../../assistants/index.ts";
import { newId } from "../../platform/ids.ts";
import { call, givenApplication, givenNodes } from "./gateway.fixture.ts";
import { streamRoutes } from "./http.ts";
import { findStreamNode } from "./store.ts";

const given = await testCtx();
const { ctx, later } = given;
const nodes = await givenNodes(given);
const api = await givenApi(ctx, [...applicationRoutes({ findHosts }), ...streamRoutes({ node: "nod_here" })]);

type Given = Awaited<ReturnType<typeof givenApplication>>;

const rotate = ({ developer, id }: Given, revokeOld: boolean) =>
  api.as(developer)("POST", `/api/applications/${id}/secret`, { revokeOld });

async function seenBy({ developer, id }: Given) {
  const { body } = await api.as(developer)("GET", `/api/applications/${id}/connections`);
  return { ...body, events: body.recent.map(({ event }: { event: string }) => event) };
}

test("a revoked secret closes the sockets that were opened with it, on every node, within a second (T44)", async () => {
  const both = [await nodes.node(), await nodes.node()];
  const application = await givenApplication(ctx);
  const clients = await Promise.all(both.map((node) => node.client(application.credentials)));
  const stranger = await both[0]?.client((await givenApplication(ctx)).credentials);

  const { body } = await rotate(application, true);

  const begun = performance.now();
  expect(await Promise.all(clients.map(({ closed }) => closed))).toEqual([1008, 1008]);
  expect(performance.now() - begun).toBeLessThan(1_000);
  expect(stranger?.socket.readyState).toBe(stranger?.socket.OPEN);
  const renewed = { ...application.credentials, clientSecret: body.clientSecret };
  await both[0]?.client(renewed);
  expect(both[0]?.gateway.holds(application.id)).toBe(true);
});

test("a secret that was only replaced keeps its sockets for its day, and no longer", async () => {
  const node = await nodes.node({ timing: { beatMs: 100 } });
  const application = await givenApplication(ctx);
  const client = await node.client(application.credentials);

  const { body } = await rotate(application, false);
  const renewed = await node.client({ ...application.credentials, clientSecret: body.clientSecret });
  await later("23 hours");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(client.socket.readyState).toBe(client.socket.OPEN);

  await later("25 hours");
  expect(await client.closed).toBe(1008);
  expect(renewed.socket.readyState).toBe(renewed.socket.OPEN);
  await later("0 seconds");
});

test("a disabled application's sockets close", async () => {
  const node = await nodes.node();
  const { id, credentials } = await givenApplication(ctx);
  const client = await node.client(credentials);

  await sql`update application set disabled_at = behalf_now() where id = ${id}`.execute(ctx.db);

  expect(await client.closed).toBe(1008);
});

test("a call under way when the secret is revoked fails, and no answer to it counts any more", async () => {
  const node = await nodes.node();
  const application = await givenApplication(ctx);
  const client = await node.client(application.credentials);

  const answering = node.gateway.invoke(application.id, call("cal_1"));
  await client.gets();
  await rotate(application, true);

  expect(await answering).toMatchObject({ kind: "failed", reason: "bad_response", sent: true });
});

test("stopping, a node asks its clients to connect anew, lets calls end, and closes them with 1001", async () => {
  const node = await nodes.node();
  const { id, credentials } = await givenApplication(ctx);
  const [busy, idle] = [await node.client(credentials), await node.client(credentials)];
  const answering = node.gateway.invoke(id, call("cal_1"));
  const asked = await Promise.race([busy.gets().then(() => busy), idle.gets().then(() => idle)]);

  const stopping = node.stop();
  for (const { frames } of [busy, idle]) {
    await expect.poll(() => frames.at(-1)?.headers.topic).toBe("disconnect");
    expect(JSON.parse(frames.at(-1)?.data ?? "")).toEqual({ reason: expect.any(String) });
  }
  expect(node.gateway.holds(id)).toBe(false);
  asked.answers("cal_1", "just in time");

  expect(await answering).toMatchObject({ kind: "answer" });
  expect(await Promise.all([busy.closed, idle.closed])).toEqual([1001, 1001]);
  await stopping;
});

test("stopping waits two seconds for a call, and one more for a client that does not take part", async () => {
  const node = await nodes.node();
  const { id, credentials } = await givenApplication(ctx);
  const client = await node.client(credentials);
  const answering = node.gateway.invoke(id, call());
  await client.gets();
  client.socket.pause();

  const begun = performance.now();
  await node.stop();

  expect(performance.now() - begun).toBeLessThan(4_000);
  expect(await answering).toMatchObject({ kind: "failed", reason: "aborted", sent: true });
});

test("after a restart of its node the official client is back by itself", async () => {
  const name = newId("nod");
  const first = await nodes.node({ name });
  const { id, credentials } = await givenApplication(ctx);
  const client = streamClient(`http://127.0.0.1:${first.port}`, credentials);
  onTestFinished(() => endStreamClient(client));
  client.registerCallbackListener("/v1.0/graph/api/invoke", () => {});
  await client.connect();
  await expect.poll(() => first.gateway.holds(id)).toBe(true);

  await first.stop();
  const second = await nodes.node({ name, port: first.port });

  await expect.poll(() => second.gateway.holds(id), { timeout: 10_000 }).toBe(true);
});

test("another node finds the one that holds a socket; one that is silent is not believed", async () => {
  const [here, there] = [await nodes.node(), await nodes.node({ timing: { beatMs: 1e6 } })];
  const { id, credentials, tenant } = await givenApplication(ctx);
  expect(await findStreamNode(tenant, id)).toBeUndefined();

  const client = await there.client(credentials);

  expect(here.gateway.holds(id)).toBe(false);
  expect(await findStreamNode(tenant, id)).toBe(there.gateway.node);
  await later("16 seconds");
  expect(await findStreamNode(tenant, id)).toBeUndefined();
  await later("0 seconds");
  client.socket.close();
  await expect.poll(() => findStreamNode(tenant, id)).toBeUndefined();
});

test("what a process left behind when it died is not believed once its node is back", async () => {
  const { id, credentials, tenant } = await givenApplication(ctx);
  const name = newId("nod");
  await (await nodes.node({ name, timing: { beatMs: 1e6 } })).client(credentials);
  expect(await findStreamNode(tenant, id)).toBe(name);

  await nodes.node({ name });

  expect(await findStreamNode(tenant, id)).toBeUndefined();
});

test("the first connection from an address is an event; the next ones from there are none", async () => {
  const node = await nodes.node();
  const application = await givenApplication(ctx);
  const there = { localAddress: "127.0.0.3" };
  const from = async (address: string) => {
    const { credentials } = application;
    const ticket = await node.ticket(credentials);
    // Tickets are bound to the address they were asked for at; the real client asks and connects from one.
    await sql`update stream_ticket set source = ${address} where application_id = ${application.id}`.execute(
      ctx.db,
    );
    return node.connects(ticket, { localAddress: address });
  };

  await node.client(application.credentials);
  await from(there.localAddress);
  await from(there.localAddress);

  const { events, addresses, recent } = await seenBy(application);
  expect(events).toEqual(["stream.new_address", "stream.connected", "stream.new_address"]);
  expect(recent[0]).toMatchObject({ address: "127.0.0.3" });
  expect(addresses.map(({ address }: { address: string }) => address)).toEqual(["127.0.0.3", "127.0.0.1"]);
});

test("an application that comes back soon was never away; gone for longer, that is one event, on however many nodes", async () => {
  const timing = { beatMs: 50 };
  const [node] = [await nodes.node({ timing }), await nodes.node({ timing })];
  const application = await givenApplication(ctx);
  const settle = () => new Promise((resolve) => setTimeout(resolve, 250));
  for (let round = 0; round < 3; round += 1) {
    const client = await node.client(application.credentials);
    client.socket.close();
    await client.closed;
  }
  await settle();
  expect((await seenBy(application)).events).toEqual(["stream.connected", "stream.new_address"]);

  await later("31 seconds");
  await settle();
  expect((await seenBy(application)).events).toEqual([
    "stream.disconnected",
    "stream.connected",
    "stream.new_address",
  ]);
  await node.client(application.credentials);
  expect((await seenBy(application)).events[0]).toBe("stream.connected");
  await later("0 seconds");
});

test("its developer sees each connection: node, address, what the client says it is, and its calls", async () => {
  const node = await nodes.node({ name: "nod_here", timing: { beatMs: 50 } });
  const application = await givenApplication(ctx);
  const client = await node.connects(await node.ticket(application.credentials, { ua: "my-skill/1.0" }));
  client.socket.on("message", (data) => {
    const { headers } = JSON.parse(String(data));
    client.answers(headers.messageId, "done");
  });
  await node.gateway.invoke(application.id, call());

  const shown = async () => (await seenBy(application)).connections;
  await expect.poll(shown).toMatchObject([{ calls: 1 }]);
  expect(await shown()).toEqual([
    {
      id: expect.stringMatching(/^stc_/),
      node: "nod_here",
      here: true,
      address: "127.0.0.1",
      client: "my-skill/1.0",
      calls: 1,
      connectedAt: expect.stringMatching(/Z$/),
      lastSeenAt: expect.stringMatching(/Z$/),
    },
  ]);
});

test("another developer's and another organisation's connections are nothing that is there", async () => {
  const application = await givenApplication(ctx);
  const colleague = await application.organisation.person("developer");
  const { developer: stranger } = await givenApplication(ctx);

  for (const person of [colleague, stranger]) {
    const { status } = await api.as(person)("GET", `/api/applications/${application.id}/connections`);
    expect(status).toBe(404);
  }
});
