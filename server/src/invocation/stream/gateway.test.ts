import { expect, test } from "vitest";
import { testCtx } from "../../../test/world/database.ts";
import { call, givenApplication, givenNodes } from "./gateway.fixture.ts";

const given = await testCtx({ queues: ["application.secrets_revoked"] });
const { ctx } = given;
const nodes = await givenNodes(given);

test("a call reaches the skill's socket as the wire format has it, and its answer comes back as if over HTTP", async () => {
  const node = await nodes.node();
  const { id, credentials } = await givenApplication(ctx);
  const client = await node.client(credentials);
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
  const answer = await answering;
  expect(answer).toMatchObject({
    kind: "answer",
    status: 200,
    statusText: "OK",
    headers: [["content-type", "application/json"]],
  });
  expect(answer.kind === "answer" && Buffer.from(answer.body).toString()).toBe('{"mobile":"13800000000"}');
});
