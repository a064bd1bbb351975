import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { changeMember } from "../../src/directory/index.ts";
import { type Ctx, inTx, within } from "../../src/platform/ctx.ts";
import { idSchema } from "../../src/platform/ids.ts";
import { deleteSessionsOf, setPassword } from "../../src/sign-in/store.ts";
import { type Answer, signIn } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();

const wrong = { status: 401, body: { error: { code: "wrong_credentials" } } };

async function givenAlice() {
  const organisation = await world.organisation();
  const alice = await organisation.person("Alice");
  return { alice, ctx: within(world.ctx, organisation.id), id: idSchema("usr").parse(alice.id) };
}

/** Holds the person until somebody waits for them, and changes them then, as an admin's request or a link does. */
async function changedMeanwhile<T>(
  { ctx, id }: Pick<Awaited<ReturnType<typeof givenAlice>>, "ctx" | "id">,
  attempt: () => Promise<T>,
  change: (ctx: Ctx) => Promise<unknown>,
): Promise<T> {
  let trying: Promise<T> | undefined;
  await inTx(ctx, async (ctx) => {
    await sql`select from person where organisation_id = ${ctx.organisationId} and id = ${id} for update`.execute(
      ctx.db,
    );
    trying = attempt();
    await expect.poll(waiting, { timeout: 5_000 }).toBeGreaterThan(0);
    await change(ctx);
    await deleteSessionsOf(ctx, id);
  });
  if (trying === undefined) throw new Error("nothing was tried");
  return trying;
}

async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_locks where not granted`.execute(world.ctx.db);
  return rows[0]?.count ?? 0;
}

describe("what rests on a password that was checked just before it changed", () => {
  test("is no session (T48)", async () => {
    const { alice, ctx, id } = await givenAlice();

    const signingIn = changedMeanwhile(
      { ctx, id },
      () => signIn(world.url, alice).catch((error: Error) => error.message),
      () => setPassword(ctx, id, { hash: "of another" }),
    );

    expect(await signingIn).toContain("answered 401");
  });

  test("nor a session of somebody who is disabled, which would be back with them (T48)", async () => {
    const { alice, ctx, id } = await givenAlice();

    const signingIn = changedMeanwhile(
      { ctx, id },
      () => signIn(world.url, alice).catch((error: Error) => error.message),
      (ctx) => sql`update person set disabled_at = behalf_now() where id = ${id}`.execute(ctx.db),
    );

    expect(await signingIn).toContain("answered 401");
  });

  test("nor the next password, which would undo what an admin did against a thief (T48)", async () => {
    const { alice, ctx, id } = await givenAlice();
    const session = await signIn(world.url, alice);
    const change = { currentPassword: alice.password, password: "the-thiefs-horse" };

    const changing = changedMeanwhile(
      { ctx, id },
      () => session.send("PATCH", "/api/session", change),
      () => setPassword(ctx, id, { hash: "of another" }),
    );

    expect(await changing).toMatchObject(wrong);
    const { rows } = await sql`select hash from password where person_id = ${id}`.execute(world.ctx.db);
    expect(rows).toEqual([{ hash: "of another" }]);
  });
});

test("two admins who take each other's role at once leave one of them", async () => {
  const organisation = await world.organisation();
  const ctx = within(world.ctx, organisation.id);
  const alice = await organisation.person("Alice", { roles: ["admin"] });
  const bob = await organisation.person("Bob", { roles: ["admin"] });
  await bob.session();

  let bobs: Promise<Answer> | undefined;
  await inTx(ctx, async (ctx) => {
    const changing = { by: idSchema("usr").parse(alice.id), id: idSchema("usr").parse(bob.id) };
    await changeMember(ctx, changing, { roles: ["member"] });
    bobs = bob.send("PATCH", `/api/members/${alice.id}`, { roles: ["member"] });
    await Promise.race([bobs, expect.poll(waiting, { timeout: 5_000 }).toBeGreaterThan(0)]);
  });

  expect(await bobs).toMatchObject({ status: 400, body: { error: { code: "last_admin" } } });
});
