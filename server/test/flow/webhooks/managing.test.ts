import { sql } from "kysely";
import { expect, test } from "vitest";
import { randomText } from "../../../src/platform/secret.ts";
import { openVault } from "../../../src/platform/vault.ts";
import { clearOldDeliveries, tidyWebhookSecrets } from "../../../src/webhooks/index.ts";
import { givenWebhook } from "../../world/given-webhook.ts";
import { webhookAt } from "../../world/webhook-receiver.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();
const notFound = { status: 404, body: { error: { code: "not_found" } } };
const events = ["grant.revoked"];

test("an application has no webhook until one is set; its secret is shown then and not again", async () => {
  const { webhook, receiver, secret } = await givenWebhook(world);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);

  expect(await webhook.set(receiver.url, events)).toBe("");
  const seen = await webhook.send("GET", "");
  expect(seen).toMatchObject({ body: { webhook: { url: receiver.url, events, paused: null } } });
  expect(JSON.stringify(seen.body)).not.toContain("whsec_");
  expect(await webhook.send("DELETE", "")).toMatchObject({ status: 204 });
  expect(await webhook.send("GET", "")).toMatchObject({ status: 200, body: { webhook: null } });
  for (const [method, path] of [
    ["DELETE", ""],
    ["POST", "/test"],
    ["POST", "/secret"],
    ["GET", "/deliveries"],
    ["POST", "/deliveries/resend"],
    ["POST", "/deliveries/whd_1/resend"],
  ] as const)
    expect(await webhook.send(method, path), `${method} ${path}`).toMatchObject(notFound);
  expect(await webhook.send("PATCH", "", { paused: true })).toMatchObject(notFound);
});

test("its developer and an admin may, another developer finds nothing there", async () => {
  const { organisation, assistant, webhook } = await givenWebhook(world);
  const path = `/api/applications/${assistant.applicationId}`;
  const [admin, other, member] = [
    await organisation.person("Admin", { roles: ["member", "admin"] }),
    await organisation.person("Other", { roles: ["member", "developer"] }),
    await organisation.person("Member"),
  ];
  const { id } = await webhook.test();

  expect(await webhookAt(admin, path).see()).toMatchObject({ paused: null });
  for (const [method, rest, body] of [
    ["GET", ""],
    ["PUT", "", { url: "https://example.com", events }],
    ["PATCH", "", { paused: true }],
    ["DELETE", ""],
    ["POST", "/secret", {}],
    ["GET", "/deliveries"],
    ["POST", "/deliveries/resend"],
    ["POST", `/deliveries/${id}/resend`],
    ["POST", "/test"],
  ] as const) {
    expect(await webhookAt(other, path).send(method, rest, body), `${method} ${rest}`).toMatchObject(
      notFound,
    );
    expect(await webhookAt(member, path).send(method, rest, body)).toMatchObject({ status: 403 });
  }
});

test.each([
  ["plain http to the world", "http://93.184.215.14/hook"],
  ["an address of a private network", "https://10.0.0.1/hook"],
  ["another protocol", "ftp://example.com/hook"],
  ["no address", "somewhere"],
  ["one with a password in it", "https://me:secret@example.com/hook"],
  ["a name that is none", "https://nowhere.invalid/hook"],
])("what cannot be told at is refused with the place: %s", async (_, url) => {
  const { webhook, receiver } = await givenWebhook(world);

  expect(await webhook.send("PUT", "", { url, events })).toMatchObject({
    status: 400,
    body: { error: { code: "invalid_input", details: [{ path: "body.url" }] } },
  });
  expect(await webhook.see()).toMatchObject({ url: receiver.url });
});

test.each([
  ["no events", []],
  ["one that there is not", ["grant.revoked", "grant.made"]],
  ["the same more than once", ["grant.revoked", "grant.revoked"]],
])("what is to be told is checked: %s", async (_, wrong) => {
  const { webhook, receiver } = await givenWebhook(world);

  expect(await webhook.send("PUT", "", { url: receiver.url, events: wrong })).toMatchObject({
    status: 400,
    body: { error: { code: "invalid_input", details: [{ path: expect.stringMatching(/^body\.events/) }] } },
  });
});

test("tests are let in thirty a minute", async () => {
  const { webhook } = await givenWebhook(world);
  const answers = [];
  for (let count = 0; count < 31; count += 1) answers.push((await webhook.send("POST", "/test")).status);

  expect(answers.filter((status) => status === 201)).toHaveLength(30);
  expect(answers.at(-1)).toBe(429);
});

test("deliveries are listed by page and by state, and go after thirty days", async () => {
  const { webhook, receiver } = await givenWebhook(world);
  for (let count = 0; count < 5; count += 1) await webhook.test();
  await expect.poll(() => webhook.deliveries("?state=delivered")).toHaveLength(5);

  const first = (await webhook.send("GET", "/deliveries?limit=3")).body as { next: string };
  expect(first).toMatchObject({ deliveries: [{}, {}, {}], next: expect.any(String) });
  expect(await webhook.deliveries(`?limit=3&cursor=${first.next}`)).toHaveLength(2);
  expect(await webhook.deliveries("?state=failed")).toEqual([]);
  expect(await webhook.send("GET", "/deliveries?state=lost")).toMatchObject({ status: 400 });
  await world.later("29 days");
  await clearOldDeliveries(world.ctx, { days: 30 });
  expect(await webhook.deliveries()).toHaveLength(5);
  await world.later("2 days");
  await clearOldDeliveries(world.ctx, { days: 30 });

  expect(await webhook.deliveries()).toEqual([]);
  expect(receiver.told()).toHaveLength(5);
});

test("whatever is done to a webhook is in the audit, without its secret", async () => {
  const { builder, assistant, webhook, secret } = await givenWebhook(world);
  await webhook.rotate();
  const { id } = await webhook.test();
  await webhook.send("POST", `/deliveries/${id}/resend`);
  await webhook.pause(true);
  await webhook.pause(false);
  await webhook.send("DELETE", "");

  const audit = await builder.send("GET", `/api/audit?subject=${assistant.applicationId}&limit=7`);
  const { events: told } = audit.body as { events: { event: string; details: unknown }[] };
  expect(told.map(({ event }) => event)).toEqual(
    ["removed", "resumed", "paused", "resent", "tested", "secret_added", "set"].map(
      (event) => `webhook.${event}`,
    ),
  );
  expect(told.at(-1)?.details).toMatchObject({
    host: expect.stringMatching(/^127/),
    events: expect.any(Array),
  });
  expect(JSON.stringify(told)).not.toContain(secret.slice(6));
});

test("a secret is kept sealed, and sealed again by the first key of the vault", async () => {
  const { organisation, webhook, receiver, secret } = await givenWebhook(world);
  await webhook.rotate();
  const kept = async () => {
    const { rows } = await sql<{ sealed_secret: string; earlier_secret: string }>`
      select sealed_secret, earlier_secret from webhook where organisation_id = ${organisation.id}`.execute(
      world.ctx.db,
    );
    return rows[0] ?? { sealed_secret: "", earlier_secret: "" };
  };
  const before = await kept();
  expect(JSON.stringify(before)).not.toContain(secret.slice(6));
  const { vault } = world.ctx;
  const newer = openVault([randomText()]);
  const turning = { ...newer, open: vault.open };

  await tidyWebhookSecrets({ ...world.ctx, vault: turning });

  const after = await kept();
  for (const sealed of Object.values(after)) expect(sealed.startsWith(newer.mark)).toBe(true);
  await webhook.test();
  await expect.poll(async () => (await webhook.deliveries())[0]?.problem).toBe("not_signed");
  expect(receiver.told()).toEqual([]);
});
