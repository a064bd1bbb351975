import { expect, test } from "vitest";
import { startWorld } from "../../../test/world/world.ts";
import { inTx, within } from "../../platform/ctx.ts";
import { idSchema } from "../../platform/ids.ts";
import { tellPerson } from "../index.ts";

const world = await startWorld();

async function givenTold() {
  const organisation = await world.organisation();
  const [alice, bob] = [await organisation.person("Alice"), await organisation.person("Bob")];
  const ctx = within(world.ctx, organisation.id);
  const personId = idSchema("usr").parse(alice.id);
  const tell = (name: string) =>
    tellPerson(ctx, { personId, kind: "password_given", details: { by: { id: bob.id, name } } });
  return { ctx, personId, alice, bob, tell };
}

test("a person reads who did what to them, the latest first, and nobody else does", async () => {
  const { alice, bob, tell } = await givenTold();
  await tell("Bob");
  await tell("Bobby");

  expect(await alice.send("GET", "/api/notices")).toMatchObject({
    status: 200,
    body: {
      notices: [
        { text: { zh: "「Bobby」为你设置了密码。", en: "“Bobby” gave you a new password." }, seenAt: null },
        { kind: "password_given", details: { by: { id: bob.id, name: "Bob" } } },
      ],
      next: null,
    },
  });
  expect(await bob.send("GET", "/api/notices")).toMatchObject({ body: { notices: [] } });
});

test("a list of notices goes on where its last page ended", async () => {
  const { alice, tell } = await givenTold();
  for (const name of ["One", "Two", "Three"]) await tell(name);
  const named = (name: string) => ({ details: { by: { name } } });

  const first = await alice.send("GET", "/api/notices?limit=2");
  expect(first.body).toMatchObject({ notices: [named("Three"), named("Two")] });
  const { next } = first.body as { next: string };
  const second = await alice.send("GET", `/api/notices?limit=2&cursor=${next}`);
  expect(second.body).toMatchObject({ notices: [named("One")], next: null });
});

test("what was put away is seen, stays in the list and is put away by its own person alone", async () => {
  const { alice, bob, tell } = await givenTold();
  await tell("Bob");
  const listed = (await alice.send("GET", "/api/notices?which=unseen")).body as { notices: { id: string }[] };
  const path = `/api/notices/${listed.notices[0]?.id}`;

  expect(await bob.send("DELETE", path)).toMatchObject({ status: 404 });
  expect(await alice.send("GET", "/api/notices?which=unseen")).toMatchObject({ body: listed });
  expect(await alice.send("DELETE", path)).toMatchObject({ status: 204 });
  expect(await alice.send("GET", "/api/notices?which=unseen")).toMatchObject({ body: { notices: [] } });
  expect(await alice.send("GET", "/api/notices")).toMatchObject({
    body: { notices: [{ id: listed.notices[0]?.id, seenAt: expect.any(String) }] },
  });
});

test("nobody is told of what did not happen", async () => {
  const { ctx, personId, alice, bob } = await givenTold();
  const failing = inTx(ctx, async (ctx) => {
    await tellPerson(ctx, {
      personId,
      kind: "link_made",
      details: { by: { id: bob.id, name: "Bob" } },
    });
    throw new Error("in the end it did not happen");
  });

  await expect(failing).rejects.toThrow("did not happen");
  expect(await alice.send("GET", "/api/notices")).toMatchObject({ body: { notices: [] } });
});
