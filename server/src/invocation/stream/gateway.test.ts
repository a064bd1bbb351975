import { expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import type { OutboundAnswer } from "../../platform/egress/index.ts";
import { call, givenApplication, givenNodes, type RawClient, response } from "./gateway.fixture.ts";

const given = await testCtx();
const { ctx } = given;
const nodes = await givenNodes(given);

async function givenClient() {
  const node = await nodes.node();
  const application = await givenApplication(ctx);
  return { node, ...application, client: await node.client(application.credentials) };
}

const bodyOf = (answer: OutboundAnswer) =>
  answer.kind === "answer" ? Buffer.from(answer.body).toString() : answer;

/** Answers every call with this text. */
function answersAll(client: RawClient, body: string): void {
  client.socket.on("message", (data) => {
    const { type, headers } = JSON.parse(String(data));
    if (type === "CALLBACK") client.answers(headers.messageId, body);
  });
}

test("a call reaches the skill's socket as the wire format has it, and its answer comes back as if over HTTP", async () => {
  const { node, id, client } = await givenClient();
  expect(node.gateway.holds(id)).toBe(true);

  const answering = node.gateway.invoke(id, call("cal_1"));
  const frame = await client.gets();

  expect(frame).toEqual({
    specVersion: "1.0",
    type: "CALLBACK",
    headers: {
      appId: id,
      connectionId: expect.stringMatching(/^stc_/),
      contentType: "application/json",
      messageId: "cal_1",
      time: expect.stringMatching(/^\d{13}$/),
      topic: "/v1.0/graph/api/invoke",
    },
    data: JSON.stringify({
      requestLine: { method: "GET", uri: "/phone?oauthAuthCode=a-code" },
      headers: { "content-type": "application/json" },
      body: "{}",
    }),
  });
  client.answers("cal_1", '{"mobile":"13800000000"}');
  expect(await answering).toEqual({
    kind: "answer",
    status: 200,
    statusText: "OK",
    headers: [["content-type", "application/json"]],
    body: Buffer.from('{"mobile":"13800000000"}'),
    ms: expect.any(Number),
  });
});

test.each<[shape: string, answer: object]>([
  ["in data.response", { message: "OK", data: JSON.stringify(response("yes")) }],
  ["in data", { message: "OK", data: JSON.stringify(response("yes").response) }],
  ["in message, with our request as data", { message: response("yes").response, data: '{"requestLine":{}}' }],
])("an answer %s is taken off the wire", async (_, answer) => {
  const { node, id, client } = await givenClient();

  const answering = node.gateway.invoke(id, call());
  const { headers } = await client.gets();
  client.sends({ code: 200, headers, ...answer });

  expect(bodyOf(await answering)).toBe("yes");
});

test("a client without a listener for calls says 404, and so does the answer", async () => {
  const { node, id, client } = await givenClient();

  const answering = node.gateway.invoke(id, call());
  const { headers } = await client.gets();
  client.sends({ code: 404, headers, message: "no topic", data: "" });

  expect(await answering).toMatchObject({ kind: "answer", status: 404, statusText: "no topic" });
});

test("frames that answer nothing are ignored: forged, malformed, late and double ones (T44)", async () => {
  const { node, id, client } = await givenClient();

  const late = await node.gateway.invoke(id, { ...call("cal_late"), timeoutMs: 50 });
  const answering = node.gateway.invoke(id, call("cal_now"));
  await client.gets(2);
  client.answers("cal_late", "an old run's");
  client.answers("cal_forged", "forged");
  client.socket.send("nonsense");
  client.socket.send(Buffer.from(JSON.stringify({ headers: { messageId: "cal_now" } })));
  client.answers("cal_now", "right");
  client.answers("cal_now", "twice");

  expect(late).toMatchObject({ kind: "failed", reason: "timeout", sent: true });
  expect(bodyOf(await answering)).toBe("right");
  const next = node.gateway.invoke(id, call("cal_next"));
  await client.gets(3);
  client.answers("cal_next", "still there");
  expect(bodyOf(await next)).toBe("still there");
});

test("an answer from another socket of the same application is ignored (T44)", async () => {
  const { node, id, credentials, client } = await givenClient();
  const second = await node.client(credentials);

  const answering = node.gateway.invoke(id, call("cal_1"));
  const asked = await Promise.race([client.gets().then(() => client), second.gets().then(() => second)]);
  const other = asked === client ? second : client;
  other.answers("cal_1", "from the other socket");
  await new Promise((resolve) => setTimeout(resolve, 100));
  asked.answers("cal_1", "from the one that was asked");

  expect(bodyOf(await answering)).toBe("from the one that was asked");
});

test("several connections of an application share its calls; another application's socket gets none (T44)", async () => {
  const { node, id, credentials, client } = await givenClient();
  const second = await node.client(credentials);
  const stranger = await node.client((await givenApplication(ctx)).credentials);
  answersAll(client, "first");
  answersAll(second, "second");

  const answers = await Promise.all(Array.from({ length: 40 }, () => node.gateway.invoke(id, call())));

  expect(new Set(answers.map(bodyOf))).toEqual(new Set(["first", "second"]));
  expect(stranger.frames).toEqual([]);
});

test("a socket that did not subscribe to calls gets none", async () => {
  const node = await nodes.node();
  const { id, credentials } = await givenApplication(ctx);
  const subscriptions = [{ type: "EVENT", topic: "*" }];
  const client = await node.connects(await node.ticket(credentials, { subscriptions }));

  expect(node.gateway.holds(id)).toBe(false);
  expect(await node.gateway.invoke(id, call())).toMatchObject({ reason: "unreachable", sent: false });
  expect(client.frames).toEqual([]);
});

test("with no connection nothing is sent, and that is said at once", async () => {
  const node = await nodes.node();
  const { id } = await givenApplication(ctx);

  expect(await node.gateway.invoke(id, call())).toEqual({
    kind: "failed",
    reason: "unreachable",
    sent: false,
    message: expect.any(String),
    ms: expect.any(Number),
  });
});

test("a socket that closes while a call is under way fails it at once, as one that was sent", async () => {
  const { node, id, client } = await givenClient();

  const answering = node.gateway.invoke(id, call());
  await client.gets();
  client.socket.terminate();

  const answer = await answering;
  expect(answer).toMatchObject({ kind: "failed", reason: "bad_response", sent: true });
  expect(answer.ms).toBeLessThan(2_000);
  expect(node.gateway.holds(id)).toBe(false);
});

test("a call that is stopped ends at once, and its answer comes too late", async () => {
  const { node, id, client } = await givenClient();
  const stopping = new AbortController();

  const answering = node.gateway.invoke(id, { ...call("cal_1"), signal: stopping.signal });
  await client.gets();
  stopping.abort();

  expect(await answering).toMatchObject({ kind: "failed", reason: "aborted", sent: true });
  client.answers("cal_1", "late");
});

test("an answer that holds no response is a bad one", async () => {
  const { node, id, client } = await givenClient();

  const answering = node.gateway.invoke(id, call("cal_1"));
  await client.gets();
  client.sends({ code: 200, headers: { messageId: "cal_1" }, message: "OK", data: "{}" });

  expect(await answering).toMatchObject({ kind: "failed", reason: "bad_response", sent: true });
});

test("an application has at most twenty calls under way; the next waits for a place, within its time", async () => {
  const { node, id, client } = await givenClient();
  const calls = Array.from({ length: 20 }, (_, index) => node.gateway.invoke(id, call(`cal_${index}`)));
  await client.gets(20);

  expect(await node.gateway.invoke(id, { ...call(), timeoutMs: 100 })).toMatchObject({
    reason: "timeout",
    sent: false,
  });
  const waiting = node.gateway.invoke(id, call("cal_20"));
  client.answers("cal_0", "done");
  await client.gets(21);
  for (let index = 1; index <= 20; index += 1) client.answers(`cal_${index}`, "done");

  expect(bodyOf(await waiting)).toBe("done");
  expect((await Promise.all(calls)).map(bodyOf)).toEqual(Array(20).fill("done"));
});
