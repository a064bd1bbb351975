import { expect, test } from "vitest";
import { z } from "zod";
import { givenAssistantWithSkill } from "../world/given.ts";
import type { Member } from "../world/member.ts";
import { read } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

const question = "我的手机号是多少？";

const EndedReply = z.object({
  grants: z.array(
    z.object({ id: z.string(), codes: z.array(z.string()), revoked: z.boolean(), endedAt: z.iso.datetime() }),
  ),
  next: z.string().nullable(),
});

const ended = async (person: Member, query = "") =>
  read(await person.send("GET", `/api/grants/ended${query}`), 200, EndedReply);

test("what a person took back is kept for 30 days, and what they still allow is not among it", async () => {
  const { alice, bob, assistant } = await givenAllowed();
  const grant = await alice.grant();
  expect((await ended(alice)).grants).toEqual([]);

  await alice.revokes(grant, "Contact.User.mobile");
  expect((await ended(alice)).grants).toEqual([]);
  await alice.revokes(grant);

  expect((await ended(alice)).grants).toMatchObject([
    { id: grant.id, codes: ["Contact.User.Read", "Contact.User.mobile"], revoked: true },
  ]);
  expect((await ended(bob)).grants).toEqual([]);
  await alice.allows(await alice.says(assistant, question), { duration: "always" });
  expect((await ended(alice)).grants.map(({ id }) => id)).toEqual([grant.id]);

  await world.later("31 days");
  expect((await ended(alice)).grants).toEqual([]);
});

test("what a person took back permission by permission counts as taken back", async () => {
  const { alice } = await givenAllowed();
  const grant = await alice.grant();

  for (const code of ["Contact.User.mobile", "Contact.User.Read"]) await alice.revokes(grant, code);

  expect((await ended(alice)).grants).toMatchObject([{ id: grant.id, revoked: true }]);
});

test("what came to its end by itself says so, the latest first, a page at a time", async () => {
  const { alice, assistant } = await givenAllowed();
  const first = await alice.grant();
  await alice.revokes(first);
  await world.later("1 hour");
  await alice.allows(await alice.says(assistant, question), { duration: "once" });

  const page = await ended(alice, "?limit=1");
  const [last] = page.grants;
  expect(last?.revoked).toBe(false);
  expect(last?.id).not.toBe(first.id);
  const rest = await ended(alice, `?limit=1&cursor=${page.next}`);
  expect(rest).toMatchObject({ grants: [{ id: first.id, revoked: true }], next: null });
});

async function givenAllowed() {
  const given = await givenAssistantWithSkill(world);
  const { alice, assistant } = given;
  await alice.allows(await alice.says(assistant, question), { duration: "always" });
  return { ...given, bob: await given.organisation.person("Bob") };
}
