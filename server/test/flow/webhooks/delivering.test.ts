import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { givenWebhook } from "../../world/given-webhook.ts";
import { quiet } from "../../world/quiet.ts";
import { startReceiver, webhookAt } from "../../world/webhook-receiver.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();

type Answering = (request: IncomingMessage, response: ServerResponse) => void;
const status =
  (code: number, body = ""): Answering =>
  (_, response) =>
    void response.writeHead(code).end(body);

const soon = { timeout: 8_000 };

test("what does not arrive is tried again after 5 s, 30 s, 2 min, 10 min, 1 h, 6 h, then daily, as the same event", async () => {
  const { receiver, webhook, secret } = await givenWebhook(world);
  receiver.answers(status(500, "out of order"));
  const { id } = await webhook.test();

  const [second, minute, hour, day] = [1, 60, 3_600, 86_400];
  const waits = [5 * second, 30 * second, 2 * minute, 10 * minute, hour, 6 * hour, day, day];
  for (const [tried, seconds] of waits.entries()) {
    const failed = { attempts: tried + 1, state: "pending", status: 500, line: "out of order" };
    await expect.poll(async () => (await webhook.deliveries())[0], soon).toMatchObject(failed);
    // Not before, and at most a tenth later.
    await world.later(`${Math.max(seconds - 3, 0)} seconds`);
    await sleep(1_200);
    expect(receiver.told(), `${seconds} s`).toHaveLength(tried + 1);
    await world.later(`${Math.ceil(3 + seconds / 10)} seconds`);
    await expect.poll(() => receiver.told(), soon).toHaveLength(tried + 2);
  }

  expect(new Set(receiver.told().map(({ id }) => id))).toEqual(new Set([id]));
  expect(new Set(receiver.told().map(({ body }) => body)).size).toBe(1);
  expect(receiver.verified(secret)).toHaveLength(waits.length + 1);
});

test("a webhook where nothing arrives for a week is paused, its developer is told, and resumed it sends what waited", async () => {
  const { alice, builder, assistant, receiver, webhook, allows } = await givenWebhook(world);
  const grant = await allows();
  receiver.answers(status(503));
  await webhook.test();
  await expect.poll(async () => (await webhook.see())?.failingSince, soon).not.toBeNull();
  await world.later("6 days");
  await expect.poll(() => receiver.told().length, soon).toBe(2);
  expect(await webhook.see()).toMatchObject({ paused: null });

  await world.later("2 days");
  await expect.poll(() => webhook.see(), soon).toMatchObject({ paused: { reason: "failing" } });
  await alice.revokes(grant);
  await quiet();

  expect(receiver.told()).toHaveLength(3);
  expect(await webhook.deliveries()).toMatchObject([
    { event: { type: "grant.revoked" }, state: "pending", attempts: 0, nextAt: null },
    { event: { type: "webhook.test" }, state: "failed", attempts: 3 },
  ]);
  const { notices } = (await builder.send("GET", "/api/notices")).body as { notices: unknown[] };
  expect(notices).toMatchObject([
    { kind: "webhook_paused", details: { receiver: { id: assistant.applicationId } } },
  ]);
  const audit = await builder.send(
    "GET",
    `/api/audit?subject=${assistant.applicationId}&event=webhook.paused`,
  );
  expect(audit.body).toMatchObject({ events: [{ event: "webhook.paused", details: { reason: "failing" } }] });
  for (const path of ["/test", "/deliveries/resend"])
    expect(await webhook.send("POST", path)).toMatchObject({
      status: 409,
      body: { error: { code: "webhook_paused" } },
    });

  receiver.answers(status(204));
  expect(await webhook.pause(false)).toMatchObject({ paused: null, failingSince: null });
  await expect
    .poll(() => webhook.deliveries("?state=delivered"), soon)
    .toMatchObject([{ event: { type: "grant.revoked" } }]);
  expect(await webhook.send("POST", "/deliveries/resend")).toMatchObject({ status: 200, body: { count: 1 } });
  await expect.poll(() => webhook.deliveries("?state=delivered"), soon).toHaveLength(2);
});

test("a receiver that is gone (410) is not tried again until somebody resumes it", async () => {
  const { receiver, webhook } = await givenWebhook(world);
  receiver.answers(status(410));
  await webhook.test();

  await expect.poll(() => webhook.see(), soon).toMatchObject({ paused: { reason: "gone" } });
  await world.later("1 hour");
  await quiet();
  expect(receiver.told()).toHaveLength(1);
  receiver.answers(status(200));
  await webhook.pause(false);

  await expect.poll(() => webhook.deliveries(), soon).toMatchObject([{ state: "delivered", status: 200 }]);
});

test("paused by hand it keeps what there is to tell, and is told it when it is resumed", async () => {
  const { receiver, webhook, happens } = await givenWebhook(world);
  expect(await webhook.pause(true)).toMatchObject({ paused: { reason: "by_hand" } });

  await happens();
  await quiet();
  expect(receiver.told()).toEqual([]);
  await webhook.pause(false);

  await expect.poll(() => receiver.told()).toHaveLength(1);
});

test("what arrived is sent again under its own id", async () => {
  const { receiver, webhook, secret } = await givenWebhook(world);
  const { id } = await webhook.test();
  await expect.poll(() => webhook.deliveries("?state=delivered")).toHaveLength(1);

  expect(await webhook.send("POST", `/deliveries/${id}/resend`)).toMatchObject({
    status: 200,
    body: { delivery: { id, state: "pending", attempts: 0 } },
  });
  await expect.poll(() => receiver.told()).toHaveLength(2);

  expect(receiver.told().map((told) => told.id)).toEqual([id, id]);
  expect(receiver.verified(secret)).toHaveLength(2);
});

test("for a day the secret before signs too, unless it is revoked", async () => {
  const { receiver, webhook, secret } = await givenWebhook(world);
  const told = () => receiver.told().at(-1);
  const isBy = (key: string) => {
    const { body = "", headers = {} } = told() ?? {};
    try {
      new Webhook(key).verify(body, headers);
      return true;
    } catch {
      return false;
    }
  };
  const testing = async (count: number) => {
    await webhook.test();
    await expect.poll(() => receiver.told(), soon).toHaveLength(count);
  };

  const second = await webhook.rotate();
  expect((await webhook.see())?.earlierSecretUntil).not.toBeNull();
  await testing(1);
  expect([secret, second].map(isBy)).toEqual([true, true]);
  await world.later("25 hours");
  await testing(2);
  expect([secret, second].map(isBy)).toEqual([false, true]);
  const third = await webhook.rotate({ revokeOld: true });
  await testing(3);

  expect([secret, second, third].map(isBy)).toEqual([false, false, true]);
});

test("an answer counts by its status: redirects are not followed, and of a body the beginning is read", async () => {
  const elsewhere = await startReceiver();
  const { receiver, webhook, secret } = await givenWebhook(world);
  const delivered = async (answering: Answering) => {
    receiver.answers(answering);
    const { id } = await webhook.test();
    const found = async () => (await webhook.deliveries()).find((each) => each.id === id);
    await expect.poll(async () => (await found())?.attempts, soon).toBe(1);
    await expect.poll(async () => (await found())?.status ?? (await found())?.problem, soon).toBeTruthy();
    return found();
  };

  expect(
    await delivered((_, response) => void response.writeHead(302, { location: elsewhere.url }).end()),
  ).toMatchObject({ state: "pending", status: 302, problem: "redirect" });
  const long = "x".repeat(1024 * 1024);
  let written = 0;
  const endless: Answering = async (_, response) => {
    response.writeHead(200);
    while (!response.destroyed && written < 100) {
      written += 1;
      if (!response.write(long))
        await new Promise((resolve) => response.once("drain", resolve).once("close", resolve));
    }
    response.end();
  };
  expect(await delivered(endless)).toMatchObject({
    state: "delivered",
    status: 200,
    line: expect.stringMatching(/^x+…$/),
  });
  expect(written).toBeLessThan(50);
  expect(await delivered(status(400, `no \u001b[31m${secret}\u202e\nsecond line`))).toMatchObject({
    status: 400,
    line: expect.not.stringContaining(secret.slice(8, 20)),
  });
  expect(await delivered((request) => void request.socket.destroy())).toMatchObject({
    status: null,
    problem: "bad_response",
  });
  expect(elsewhere.told()).toEqual([]);
});

test("a receiver that never answers is given up after ten seconds", async () => {
  const { receiver, webhook } = await givenWebhook(world);
  receiver.answers(() => {});
  await webhook.test();

  await sleep(9_000);
  expect(await webhook.deliveries()).toMatchObject([{ attempts: 1, problem: null }]);

  await expect
    .poll(() => webhook.deliveries(), soon)
    .toMatchObject([{ attempts: 1, state: "pending", status: null, problem: "timeout" }]);
});

test("receivers that hang do not hold the others", async () => {
  const hanging = await Promise.all(Array.from({ length: 12 }, () => givenWebhook(world)));
  const well = await givenWebhook(world);
  for (const { receiver, webhook } of hanging) {
    receiver.answers(() => {});
    for (let count = 0; count < 12; count += 1) await webhook.test();
  }
  await quiet();

  const begun = performance.now();
  await well.webhook.test();
  await expect.poll(() => well.receiver.told()).toHaveLength(1);

  expect((well.receiver.told()[0]?.at ?? Number.NaN) - begun).toBeLessThan(1_000);
  for (const { receiver } of hanging) expect(receiver.told().length).toBeLessThanOrEqual(10);
});

test("a webhook of an application goes on being its own when another organisation has one at the same address", async () => {
  const [one, two] = [await givenWebhook(world), await givenWebhook(world)];
  const secret = await webhookAt(two.builder, `/api/applications/${two.assistant.applicationId}`).set(
    one.receiver.url,
  );
  expect(secret).toBe("");

  await one.webhook.test();
  await two.webhook.test();
  await expect.poll(() => one.receiver.told()).toHaveLength(2);

  const organisations = one.receiver.told().map(({ body }) => JSON.parse(body).organisation);
  expect(organisations.toSorted()).toEqual([one.organisation.corpId, two.organisation.corpId].toSorted());
  expect(await one.webhook.deliveries()).toHaveLength(1);
  expect(() => one.receiver.verified(one.secret)).toThrow("No matching signature");
});
