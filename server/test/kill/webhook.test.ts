import { afterAll, beforeAll, expect, test } from "vitest";
import { type Cluster, startCluster } from "../world/cluster.ts";
import { cloneDatabase } from "../world/database.ts";
import { demoPerson } from "../world/demo.ts";
import { phone } from "../world/skill-file.ts";
import { startReceiver, webhookAt } from "../world/webhook-receiver.ts";
import { type Installed, installSkill } from "./platform.ts";

let cluster: Cluster;
let installed: Installed;

beforeAll(async () => {
  cluster = await startCluster({ databaseUrl: await cloneDatabase(), size: 2 });
  installed = await installSkill(cluster.url(0), { operations: [phone] });
});
afterAll(async () => {
  await installed?.skill.stop();
  await cluster?.close();
});

/** Longer than another node leaves a delivery to whoever took it. */
const elsewhere = { timeout: 30_000, interval: 100 };

/** An application with a webhook, and somebody at the first node who can take a permission back. */
async function givenAllowed() {
  const { assistant, skill } = installed;
  skill.answersWith(async () => ({ mobile: "13800000000" }));
  const [first, builder] = [
    await demoPerson(cluster.url(0), "member"),
    await demoPerson(cluster.url(1), "admin"),
  ];
  const receiver = await startReceiver();
  const webhook = webhookAt(builder, `/api/applications/${assistant.applicationId}`);
  await webhook.send("DELETE", "");
  const secret = await webhook.set(receiver.url);
  const talked = await first.startsConversation(assistant);
  await first.allows(await first.says(talked, "what is my phone number?"), { duration: "always" });
  return { receiver, webhook, secret, revokesAll: () => first.send("DELETE", "/api/grants") };
}

test("what a node that was killed was about to tell is told by another, under the same id", async () => {
  const { receiver, webhook, secret, revokesAll } = await givenAllowed();
  const second = cluster.node(1);
  let killed: Promise<number> | undefined;
  receiver.answers((_, response) => {
    if (killed !== undefined) return void response.writeHead(204).end();
    // In the middle of the first attempt: nobody will know what came of it.
    killed = cluster.end(0, "SIGKILL");
    second.goOn();
  });
  // The first node is the one that takes it.
  second.pause();

  await revokesAll();
  await expect.poll(() => receiver.told(), elsewhere).toHaveLength(2);

  const [before, after] = receiver.told();
  expect(after?.id).toBe(before?.id);
  expect(receiver.verified(secret)).toMatchObject([{ type: "grant.revoked" }, { type: "grant.revoked" }]);
  await expect
    .poll(() => webhook.deliveries())
    .toMatchObject([{ state: "delivered", attempts: 2, status: 204 }]);
  await killed;
  await cluster.start(0);
});

test("what was committed by a node that was killed before it told anybody is told", async () => {
  const { receiver, secret, revokesAll } = await givenAllowed();

  const answer = await revokesAll();
  await cluster.end(0, "SIGKILL");
  expect(answer.status).toBe(204);

  await expect.poll(() => receiver.told().length, elsewhere).toBeGreaterThan(0);
  expect(receiver.verified(secret)[0]).toMatchObject({ type: "grant.revoked" });
  await cluster.start(0);
});
