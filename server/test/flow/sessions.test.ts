import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { newId } from "../../src/platform/ids.ts";
import { eventsOf } from "../world/event-stream.ts";
import { givenAssistantWithSkill } from "../world/given.ts";
import { type Credentials, request, type Session, signIn } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const behindHttps = await startWorld({ env: { PUBLIC_URL: "https://behalf.example" } });

const notSignedIn = { status: 401, body: { error: { code: "not_signed_in" } } };

const isLive = async (session: Session) => (await session.send("GET", "/api/session")).status === 200;

const givenPerson = async (in_ = world) => (await in_.organisation()).person("Alice");

type Named = Pick<Credentials, "organisation" | "account">;
const tries = ({ organisation, account }: Named, password: string, headers = {}) =>
  request(world.url, "POST", "/api/session", { organisation, account, password }, headers);

describe("the cookie", () => {
  test("is for this site's own requests and for no script (T48)", async () => {
    const person = await givenPerson();
    const { headers } = await tries(person, person.password);
    const [value, ...attributes] = (headers.getSetCookie()[0] ?? "").split("; ");

    expect(value).toMatch(/^behalf=bhf_[\w-]{16}_[\w-]{43}$/);
    expect(attributes.toSorted()).toEqual(["HttpOnly", "Max-Age=604800", "Path=/", "SameSite=Lax"]);
  });

  test("is pinned to its origin and to https where there is https (T48)", async () => {
    const person = await givenPerson(behindHttps);
    const answer = await request(behindHttps.url, "POST", "/api/session", {
      account: person.account,
      password: person.password,
    });
    const [value, ...attributes] = (answer.headers.getSetCookie()[0] ?? "").split("; ");

    expect(value).toMatch(/^__Host-behalf=/);
    expect(attributes.toSorted()).toEqual(["HttpOnly", "Max-Age=604800", "Path=/", "SameSite=Lax", "Secure"]);
  });
});

describe("a session", () => {
  test("is a new one at each sign-in, never one that was handed in, and takes the place of the one held before (T48)", async () => {
    const person = await givenPerson();
    const before = await signIn(world.url, person);
    const planted = await tries(person, person.password, { cookie: "behalf=planted-by-somebody-else" });
    expect(planted.headers.get("set-cookie")).not.toContain("planted");
    expect(
      await request(world.url, "GET", "/api/session", undefined, {
        cookie: "behalf=planted-by-somebody-else",
      }),
    ).toMatchObject(notSignedIn);

    const again = await tries(person, person.password, { cookie: before.cookie });

    expect(again.headers.get("set-cookie")).not.toContain(before.cookie);
    expect(await isLive(before)).toBe(false);
  });

  test("is over on the server when its person signs out; their others go on (T48)", async () => {
    const person = await givenPerson();
    const [here, there] = [await signIn(world.url, person), await signIn(world.url, person)];

    const answer = await here.send("DELETE", "/api/session");

    expect(answer.status).toBe(204);
    expect(answer.headers.get("set-cookie")).toMatch(/^behalf=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/);
    expect(await here.send("GET", "/api/session")).toMatchObject(notSignedIn);
    expect(await isLive(there)).toBe(true);
  });

  test("does not survive a new password, except the one that set it (T48)", async () => {
    const person = await givenPerson();
    const [here, there] = [await signIn(world.url, person), await signIn(world.url, person)];

    const change = { currentPassword: person.password, password: "another-horse" };
    expect(await here.send("PATCH", "/api/session", change)).toMatchObject({ status: 200 });

    expect(await isLive(here)).toBe(true);
    expect(await isLive(there)).toBe(false);
    expect((await tries(person, person.password)).status).toBe(401);
  });

  test("does not survive a new password that an admin sets, nor does the old password (T48)", async () => {
    const organisation = await world.organisation();
    const alice = await organisation.person("Alice");
    const admin = await organisation.person("Admin", { roles: ["admin"] });
    const session = await signIn(world.url, alice);

    const change = { password: "another-horse" };
    expect(await admin.send("PATCH", `/api/members/${alice.id}`, change)).toMatchObject({ status: 200 });

    expect(await isLive(session)).toBe(false);
    expect((await tries(alice, alice.password)).status).toBe(401);
    expect((await tries(alice, "another-horse")).status).toBe(200);
    const { body } = await admin.send("GET", `/api/audit?event=member.changed&subject=${alice.id}`);
    expect(body).toMatchObject({ events: [{ details: { changed: ["password"] } }] });
    expect(JSON.stringify(body)).not.toContain("horse");
  });

  test("does not come back with a person who was disabled and is enabled again (T48)", async () => {
    const organisation = await world.organisation();
    const alice = await organisation.person("Alice");
    const admin = await organisation.person("Admin", { roles: ["admin"] });
    const session = await signIn(world.url, alice);

    await admin.send("PATCH", `/api/members/${alice.id}`, { disabled: true });
    await admin.send("PATCH", `/api/members/${alice.id}`, { disabled: false });

    expect(await isLive(session)).toBe(false);
    expect((await tries(alice, alice.password)).status).toBe(200);
  });

  test("is not begun by any password where a person has none", async () => {
    const alice = await givenPerson();
    await sql`delete from password where person_id = ${alice.id}`.execute(world.ctx.db);
    for (const guess of [alice.password, "null", "undefined"])
      expect((await tries(alice, guess)).status).toBe(401);
  });

  test("ends after twelve hours of silence (T48)", async () => {
    const person = await givenPerson();
    const session = await signIn(world.url, person);

    await world.later("11 hours");
    expect(await isLive(session)).toBe(true);
    await world.later("11 hours");
    expect(await isLive(session)).toBe(true);
    await world.later("13 hours");

    expect(await isLive(session)).toBe(false);
  });

  test("ends after seven days, however busy", async () => {
    const person = await givenPerson();
    const session = await signIn(world.url, person);

    for (let hours = 11; hours < 7 * 24; hours += 11) {
      await world.later("11 hours");
      expect(await isLive(session), `after ${hours} hours`).toBe(true);
    }
    await world.later("11 hours");

    expect(await isLive(session)).toBe(false);
  });
});

describe("an open event stream ends with the session it was opened in", () => {
  async function givenOpenStream() {
    const given = await givenAssistantWithSkill(world);
    const asked = await given.alice.says(given.assistant, "我的手机号是多少？");
    const session = await given.alice.session();
    const stream = eventsOf(
      await session.open(`/api/runs/${asked.id}/events`, {}, AbortSignal.timeout(10_000)),
    );
    expect((await stream.next()).value).toMatchObject({ event: "run" });
    return { ...given, session, ended: async () => (await stream.next()).done };
  }

  test("when its person signs out", async () => {
    const { session, ended } = await givenOpenStream();
    await session.send("DELETE", "/api/session");
    expect(await ended()).toBe(true);
  });

  test("when its person is disabled, as do all their sessions", async () => {
    const { alice, builder, session, ended } = await givenOpenStream();
    const other = await signIn(world.url, alice);

    expect(await builder.send("PATCH", `/api/members/${alice.id}`, { disabled: true })).toMatchObject({
      status: 200,
    });

    expect(await ended()).toBe(true);
    for (const each of [session, other]) expect(await isLive(each)).toBe(false);
    expect((await tries(alice, alice.password)).status).toBe(401);
  });

  test("but not when another session of theirs does", async () => {
    const { alice, assistant, session, ended } = await givenOpenStream();
    const other = await signIn(world.url, alice);
    await other.send("DELETE", "/api/session");

    const stillOpen = Symbol();
    const waited = new Promise((resolve) => setTimeout(resolve, 300, stillOpen));

    expect(await Promise.race([ended(), waited])).toBe(stillOpen);
    expect(await isLive(session)).toBe(true);
    await alice.says(assistant, "你好");
  });
});

describe("where there are several organisations", () => {
  test("the form asks for it, and only then", async () => {
    const one = await startWorld();
    const asks = async (url: string) => (await request(url, "GET", "/api/sign-in")).body;
    await one.organisation();
    expect(await asks(one.url)).toEqual({ asksOrganisation: false });
    await one.organisation();
    expect(await asks(one.url)).toEqual({ asksOrganisation: true });
  });

  test("it must be said, and is asked for before anybody's account is looked for", async () => {
    const alice = await givenPerson();
    await world.organisation();
    const { account, password } = alice;
    const needed = { status: 400, body: { error: { details: [{ path: "body.organisation" }] } } };
    expect(await tries({ account }, password)).toMatchObject(needed);
    expect(await tries({ account: "nobody-here" }, password)).toMatchObject(needed);
  });

  test("one account in each is somebody of their own", async () => {
    const [here, there] = [await world.organisation(newId("org")), await world.organisation()];
    const account = newId("acc");
    const alice = await here.person("Alice", { account });
    const bob = await there.person("Bob", { account });
    const signedIn = async (organisation: string) =>
      (await tries({ organisation, account }, alice.password)).body;

    expect(await signedIn(here.name)).toMatchObject({ user: { id: alice.id, name: "Alice" } });
    expect(await signedIn(there.corpId)).toMatchObject({ user: { id: bob.id, name: "Bob" } });
    expect(await signedIn("no such place")).toMatchObject({ error: { code: "wrong_credentials" } });
  });
});
