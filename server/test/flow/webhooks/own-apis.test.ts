import { expect, test } from "vitest";
import { codeOf } from "../../world/asking-api.ts";
import { applyFor, approveAll } from "../../world/building.ts";
import { givenAssistantWithSkill } from "../../world/given.ts";
import { givenOwnApi } from "../../world/own-api.ts";
import { quiet } from "../../world/quiet.ts";
import { startReceiver, webhookAt } from "../../world/webhook-receiver.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();
const [reads, writes, other] = ["Expense.Claim.Read", "Expense.Claim.Write", "Room.Booking.Read"];

/** An API and an application that is approved for it, each with a webhook, and another API beside them. */
async function givenTold() {
  const given = await givenAssistantWithSkill(world);
  const { builder, assistant, organisation } = given;
  const api = await givenOwnApi(builder);
  const rooms = await givenOwnApi(builder, {
    namespace: "Room",
    points: [{ code: other, operations: ["GET /rooms"] }],
  });
  await applyFor(builder, assistant, [reads, writes, other]);
  await approveAll(builder);
  const at = async (of: string) => {
    const receiver = await startReceiver();
    const webhook = webhookAt(builder, of);
    const secret = await webhook.set(receiver.url);
    const said = () => receiver.verified(secret).map(({ type, data }) => ({ type, ...data }));
    return { receiver, webhook, said };
  };
  return {
    ...given,
    api,
    rooms,
    owner: await organisation.person("Owner"),
    atApi: await at(`/api/apis/${api.id}`),
    atRooms: await at(`/api/apis/${rooms.id}`),
    atApplication: await at(`/api/applications/${assistant.applicationId}`),
  };
}

test("an API is told of its own permissions alone, and the application of all of them", async () => {
  const given = await givenTold();
  const { alice, assistant, atApi, atApplication, atRooms } = given;
  await codeOf(world, given, alice, { scopes: [reads, writes] });
  await codeOf(world, given, alice, { scopes: [other] });
  const grant = await alice.grant();

  await alice.revokes(grant, reads);
  await expect.poll(atApi.said).toHaveLength(1);
  await alice.revokes(grant);
  await expect.poll(atApi.said).toHaveLength(2);
  await expect.poll(atRooms.said).toHaveLength(1);
  await expect.poll(atApplication.said).toHaveLength(2);

  const revoked = { type: "grant.revoked", grantId: grant.id, applicationId: assistant.applicationId };
  expect(atApi.said()).toEqual([
    { ...revoked, codes: [reads], sub: alice.id },
    { ...revoked, codes: [writes], sub: alice.id },
  ]);
  expect(atRooms.said()).toEqual([{ ...revoked, codes: [other], sub: alice.id }]);
  expect(atApplication.said()).toEqual([
    { ...revoked, codes: [reads], sub: alice.unionId },
    { ...revoked, codes: [writes, other].toSorted(), sub: alice.unionId },
  ]);
});

test("an API that knows people by ids of its own is told those, as introspection tells them", async () => {
  const given = await givenTold();
  const { alice, builder, api, skill, atApi } = given;
  await builder.send("PATCH", `/api/apis/${api.id}`, { subject: "pairwise" });
  const code = await codeOf(world, given, alice, { scopes: [reads] });
  const { accessToken = "" } = await skill.client.exchange(code);
  const asked = await fetch(`${world.url}/oauth2/introspect`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token: accessToken, client_id: api.id, client_secret: api.secret }),
  });
  const { sub } = (await asked.json()) as { sub: string };
  expect(sub).not.toBe(alice.id);

  await alice.send("DELETE", "/api/grants");
  await expect.poll(atApi.said).toHaveLength(1);

  expect(atApi.said()).toMatchObject([{ type: "grant.revoked", sub }]);
});

test("a version that is published is told to the API and to whoever is approved for it; what it withdraws ends", async () => {
  const given = await givenTold();
  const { alice, assistant, api, atApi, atApplication, atRooms } = given;
  await codeOf(world, given, alice, { scopes: [reads, writes] });

  await api.publishes({ points: [{ code: reads, operations: ["GET /claims"] }] });
  await expect.poll(atApi.said).toHaveLength(2);
  await expect.poll(atApplication.said).toHaveLength(2);

  const published = { type: "version.published", apiId: api.id, version: 2 };
  const ended = {
    type: "permission.ended",
    applicationId: assistant.applicationId,
    codes: [writes],
    reason: "permission_withdrawn",
  };
  for (const { said } of [atApi, atApplication])
    expect(said()).toEqual(
      expect.arrayContaining([
        expect.objectContaining(published),
        expect.objectContaining({ ...ended, grantId: expect.stringMatching(/^gra_/) }),
      ]),
    );
  await quiet();
  expect(atRooms.said()).toEqual([]);
  expect(atApplication.said()).toHaveLength(2);
});

test("that somebody left is told once to each API they allowed something of", async () => {
  const given = await givenTold();
  const { alice, builder, atApi, atRooms, atApplication } = given;
  await codeOf(world, given, alice, { scopes: [reads, writes] });

  await builder.send("PATCH", `/api/members/${alice.id}`, { disabled: true });
  await expect.poll(atApi.said).toHaveLength(1);
  await expect.poll(atApplication.said).toHaveLength(1);
  await quiet();

  expect(atApi.said()).toEqual([{ type: "person.left", sub: alice.id }]);
  expect(atApplication.said()).toEqual([{ type: "person.left", sub: alice.unionId }]);
  expect(atRooms.said()).toEqual([]);
});

test("a webhook of an API is its owner's and an admin's", async () => {
  const { builder, owner, organisation, api } = await givenTold();
  const of = `/api/apis/${api.id}`;
  const developer = await organisation.person("Developer", { roles: ["member", "developer"] });
  const member = await organisation.person("Member");

  expect(await webhookAt(developer, of).send("GET", "")).toMatchObject({ status: 403 });
  expect(await webhookAt(member, of).send("GET", "")).toMatchObject({ status: 404 });
  expect(await webhookAt(owner, of).send("GET", "")).toMatchObject({ status: 404 });
  await builder.send("PATCH", of, { ownerId: owner.id });
  expect(await webhookAt(owner, of).see()).toMatchObject({ paused: null });
  expect(await webhookAt(owner, of).pause(true)).toMatchObject({ paused: { reason: "by_hand" } });
  expect(await webhookAt(owner, of).pause(false)).toMatchObject({ paused: null });
  const { id } = await webhookAt(owner, of).test();
  await expect.poll(() => webhookAt(owner, of).deliveries("?state=delivered")).toMatchObject([{ id }]);
});
