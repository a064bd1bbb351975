import { expect, test } from "vitest";
import { signIn } from "../../test/world/session.ts";
import { startWorld } from "../../test/world/world.ts";
import { newId } from "../platform/ids.ts";

const world = await startWorld();

async function givenAdmin() {
  const organisation = await world.organisation();
  return organisation.person("Admin", { roles: ["admin"] });
}

const newMember = { name: "Alice", password: "correct-horse", roles: ["member"] };

test("an account name belongs to one person of an organisation", async () => {
  const [admin, another] = [await givenAdmin(), await givenAdmin()];
  const added = (account: string) => admin.send("POST", "/api/members", { ...newMember, account });

  expect(await added(admin.account)).toMatchObject({
    status: 409,
    body: { error: { code: "account_taken" } },
  });
  expect(await added(another.account)).toMatchObject({ status: 201 });
});

test("whom an admin adds can sign in, and is among the members", async () => {
  const admin = await givenAdmin();
  const account = newId("acc");

  const answer = await admin.send("POST", "/api/members", { ...newMember, account });

  expect(answer).toMatchObject({
    status: 201,
    body: { member: { account, name: "Alice", roles: ["member"] } },
  });
  expect((await signIn(world.url, { ...admin, account, password: newMember.password })).csrfToken).not.toBe(
    "",
  );
  expect(await admin.send("GET", "/api/audit?event=member.added")).toMatchObject({
    body: { events: [{ actor: { kind: "person", id: admin.id } }] },
  });
});

test("an organisation keeps an admin: the last one is neither disabled nor made a member", async () => {
  const admin = await givenAdmin();
  for (const change of [{ disabled: true }, { roles: ["member"] }]) {
    const answer = await admin.send("PATCH", `/api/members/${admin.id}`, change);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "last_admin" } } });
  }
  expect(await admin.send("GET", "/api/members")).toMatchObject({
    status: 200,
    body: { members: [{ id: admin.id, roles: ["admin"], disabled: false }] },
  });
});

test("everybody reads whom to ask: the active admins, by name", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person("Li Ming", { roles: ["admin"] });
  const gone = await organisation.person("Gone", { roles: ["admin"] });
  const member = await organisation.person("Wang Fang");
  await givenAdmin();
  await admin.send("PATCH", `/api/members/${gone.id}`, { disabled: true });

  expect(await member.send("GET", "/api/admins")).toMatchObject({
    status: 200,
    body: { admins: [{ name: "Li Ming" }] },
  });
});
