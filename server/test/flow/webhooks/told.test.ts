import { sql } from "kysely";
import { expect, test } from "vitest";
import { keepHouse } from "../../../src/app/housekeeping.ts";
import { endRunScopes, revokeAllGrants } from "../../../src/consent/index.ts";
import { inTx, within } from "../../../src/platform/ctx.ts";
import { idSchema } from "../../../src/platform/ids.ts";
import { givenWebhook } from "../../world/given-webhook.ts";
import { quiet } from "../../world/quiet.ts";
import { startReceiver, webhookAt } from "../../world/webhook-receiver.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();
const question = "我的手机号是多少？";
const both = ["Contact.User.Read", "Contact.User.mobile"];

/** What was told, by its type and what it says. */
const saidTo = ({ receiver, secret }: Awaited<ReturnType<typeof givenWebhook>>) =>
  receiver.verified(secret).map(({ type, data }) => ({ type, ...data }));

test("an application is told within a second that a person took back what they allowed it", async () => {
  const given = await givenWebhook(world);
  const { alice, assistant, organisation, receiver, secret } = given;
  const grant = await given.allows();

  const begun = performance.now();
  await alice.revokes(grant);
  await expect.poll(() => receiver.told()).toHaveLength(1);

  expect((receiver.told()[0]?.at ?? Number.NaN) - begun).toBeLessThan(1_000);
  expect(receiver.verified(secret)).toEqual([
    {
      type: "grant.revoked",
      version: 1,
      timestamp: expect.any(String),
      organisation: organisation.corpId,
      data: {
        grantId: grant.id,
        applicationId: assistant.applicationId,
        codes: both,
        sub: alice.unionId,
      },
    },
  ]);
});

test("one permission that is taken back is told of by itself", async () => {
  const given = await givenWebhook(world);
  const { alice, receiver } = given;
  const grant = await given.allows();

  await alice.revokes(grant, "Contact.User.mobile");
  await expect.poll(() => receiver.told()).toHaveLength(1);
  await alice.send("DELETE", "/api/grants");
  await expect.poll(() => receiver.told()).toHaveLength(2);

  expect(saidTo(given)).toMatchObject([
    { type: "grant.revoked", codes: ["Contact.User.mobile"] },
    { type: "grant.revoked", codes: ["Contact.User.Read"] },
  ]);
});

test("a permission that ends is told of with the reason: with its run, with its conversation, by time", async () => {
  const given = await givenWebhook(world);
  const { alice, assistant, receiver } = given;

  await alice.allows(await alice.says(assistant, question), { duration: "once" });
  await expect.poll(() => receiver.told()).toHaveLength(1);
  const talked = await alice.says(await alice.startsConversation(assistant), question);
  await alice.allows(talked, { duration: "conversation" });
  await alice.send("DELETE", `/api/conversations/${talked.conversationId}`);
  await expect.poll(() => receiver.told()).toHaveLength(2);
  await given.allows("30d");
  await world.later("31 days");
  await keepHouse(world.ctx, new AbortController().signal);
  await expect.poll(() => receiver.told()).toHaveLength(3);

  const ended = { type: "permission.ended", codes: both, sub: alice.unionId };
  expect(saidTo(given)).toMatchObject([
    { ...ended, reason: "run_over" },
    { ...ended, reason: "conversation_deleted" },
    { ...ended, reason: "time_over" },
  ]);
});

test("an approval that is withdrawn ends the permission of everybody who allows it", async () => {
  const given = await givenWebhook(world);
  const { alice, builder, assistant, organisation, receiver } = given;
  const bob = await organisation.person("Bob");
  await given.allows();
  await bob.allows(await bob.says(assistant, question), { duration: "always" });

  await builder.send(
    "DELETE",
    `/api/applications/${assistant.applicationId}/permissions/Contact.User.mobile`,
  );
  await expect.poll(() => receiver.told()).toHaveLength(2);

  const said = { type: "permission.ended", codes: ["Contact.User.mobile"], reason: "approval_withdrawn" };
  expect(saidTo(given)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ ...said, sub: alice.unionId }),
      expect.objectContaining({ ...said, sub: bob.unionId }),
    ]),
  );
});

test("what an application had for itself ends without a person", async () => {
  const given = await givenWebhook(world);
  const { builder, assistant, receiver } = given;
  const path = `/api/applications/${assistant.applicationId}/permissions`;
  await builder.send("POST", path, { codes: ["AI.Assistant.Read"] });
  const { requests } = (await builder.send("GET", "/api/permission-requests?status=pending")).body as {
    requests: { id: string }[];
  };
  for (const { id } of requests)
    await builder.send("POST", `/api/permission-requests/${id}`, { decision: "approve" });

  await builder.send("DELETE", `${path}/AI.Assistant.Read`);
  await expect.poll(() => receiver.told()).toHaveLength(1);

  expect(saidTo(given)).toEqual([
    {
      type: "permission.ended",
      grantId: null,
      applicationId: assistant.applicationId,
      codes: ["AI.Assistant.Read"],
      sub: null,
      reason: "approval_withdrawn",
    },
  ]);
});

test("that a person left is told once to whom they allow something, however often they are disabled", async () => {
  const given = await givenWebhook(world);
  const { alice, builder, organisation, receiver } = given;
  await given.allows();
  const bob = await organisation.person("Bob");

  for (const { id } of [bob, alice, alice])
    await builder.send("PATCH", `/api/members/${id}`, { disabled: true });
  await expect.poll(() => receiver.told()).toHaveLength(1);
  await quiet();
  expect(receiver.told()).toHaveLength(1);
  await builder.send("PATCH", `/api/members/${alice.id}`, { disabled: false });
  await builder.send("PATCH", `/api/members/${alice.id}`, { disabled: true });
  await expect.poll(() => receiver.told()).toHaveLength(2);

  expect(saidTo(given)).toEqual([
    { type: "person.left", sub: alice.unionId },
    { type: "person.left", sub: alice.unionId },
  ]);
});

test("an application is told of its own permissions alone, and of what it asked to be told of", async () => {
  const given = await givenWebhook(world);
  const { alice, builder, webhook, receiver } = given;
  const other = await startReceiver();
  const made = await builder.send("POST", "/api/applications", { name: "Another" });
  const { application } = made.body as { application: { id: string } };
  await webhookAt(builder, `/api/applications/${application.id}`).set(other.url);
  const stranger = await givenWebhook(world);

  const grant = await given.allows();
  await webhook.set(receiver.url, ["person.left"]);
  await alice.revokes(grant, "Contact.User.mobile");
  await webhook.set(receiver.url, ["grant.revoked"]);
  await alice.revokes(grant);
  await expect.poll(() => receiver.told()).toHaveLength(1);
  await quiet();

  expect(saidTo(given)).toMatchObject([{ type: "grant.revoked", codes: ["Contact.User.Read"] }]);
  expect(other.told()).toEqual([]);
  expect(stranger.receiver.told()).toEqual([]);
});

test("whatever happens is told nobody when it is taken back before it commits", async () => {
  const given = await givenWebhook(world);
  const { alice, organisation, receiver } = given;
  await given.allows();
  const ctx = within(world.ctx, organisation.id);
  const undone = inTx(ctx, async (ctx) => {
    await revokeAllGrants(ctx, idSchema("usr").parse(alice.id));
    throw new Error("not after all");
  });

  await expect(undone).rejects.toThrow("not after all");
  await quiet();

  expect(receiver.told()).toEqual([]);
  const { rows } = await sql`
    select from webhook_delivery where organisation_id = ${organisation.id}`.execute(world.ctx.db);
  expect(rows).toEqual([]);
});

test("to be told costs the one who revokes no statement, and a run that ends none either", async () => {
  const given = await givenWebhook(world);
  const { alice, organisation, receiver } = given;
  await given.allows();
  const ctx = within(world.ctx, organisation.id);
  const runId = idSchema("run").parse("run_0");

  await quiet();
  world.statements();
  await endRunScopes(ctx, runId);
  expect(world.statements()).toHaveLength(1);
  await revokeAllGrants(ctx, idSchema("usr").parse(alice.id));
  expect(world.statements().filter((text) => text.includes("consent_grant"))).toHaveLength(1);
  await expect.poll(() => receiver.told()).toHaveLength(1);
});

test("an application that is out of use is told nothing until it is enabled again", async () => {
  const given = await givenWebhook(world);
  const { alice, builder, assistant, receiver } = given;
  const grant = await given.allows();
  const path = `/api/applications/${assistant.applicationId}`;

  await builder.send("PATCH", path, { disabled: true });
  await alice.revokes(grant);
  await quiet();
  expect(receiver.told()).toEqual([]);
  await builder.send("PATCH", path, { disabled: false });

  await expect.poll(() => receiver.told()).toHaveLength(1);
});
