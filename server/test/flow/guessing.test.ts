import { describe, expect, test } from "vitest";
import { newId } from "../../src/platform/ids.ts";
import { hashing } from "../../src/sign-in/turn-queue.ts";
import { type Answer, type Credentials, request } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld({ env: { TRUST_PROXY: "1" } });
const second = await world.another();

type Named = Pick<Credentials, "organisation" | "account">;
interface From {
  url?: string;
  /** What a proxy says that is believed. */
  ip?: string;
  /** The cookie of a device. */
  device?: string;
}

let addresses = 0;
/** One that no other test comes from. */
const newAddress = () => `198.51.${100 + Math.floor(addresses / 250)}.${(addresses++ % 250) + 1}`;

function tries(
  { organisation, account }: Named,
  password: string,
  { url = world.url, ip = newAddress(), device = "" }: From = {},
): Promise<Answer> {
  const headers = { "x-forwarded-for": ip, cookie: device };
  return request(url, "POST", "/api/session", { organisation, account, password }, headers);
}

const tooMany = { status: 429, body: { error: { code: "too_many_attempts" } } };
const wrong = { status: 401, body: { error: { code: "wrong_credentials" } } };
const right = { status: 200 };

const givenPerson = async () => (await world.organisation()).person("Alice");

/** Nobody's account, in an organisation that there is. */
const givenNobody = async (): Promise<Named> => ({
  organisation: (await world.organisation()).corpId,
  account: newId("acc"),
});

async function guesses(person: Named, times: number, from: From = {}) {
  for (let time = 0; time < times; time += 1)
    expect(await tries(person, "a guess", from)).toMatchObject(wrong);
}

/** The cookie by which the browser is known that signed in. */
function deviceOf({ headers }: Answer): string {
  const cookie = headers.getSetCookie().find((each) => each.startsWith("behalf-device="));
  return cookie?.split(";")[0] ?? "";
}

const waitOf = ({ headers }: Answer) => Number(headers.get("retry-after"));

describe("passwords are guessed slowly (T49)", () => {
  test.each([
    ["somebody's account", givenPerson],
    ["nobody's", givenNobody],
  ])("a burst of 400 at %s gets ten answers, at two nodes and from 400 addresses", async (_, given) => {
    const account = await given();
    const answers = await Promise.all(
      Array.from({ length: 400 }, (_, index) =>
        tries(account, `guess ${index}`, { url: index % 2 === 0 ? world.url : second.url }),
      ),
    );

    const others = answers.filter(({ status }) => status !== 429 && status !== 401);
    expect(others.map(({ body }) => body)).toEqual([]);
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(refused).toHaveLength(390);
    expect(refused.filter((answer) => !(waitOf(answer) >= 1))).toEqual([]);
  });

  test("also from one address", async () => {
    const account = await givenPerson();
    const ip = newAddress();
    const answers = await Promise.all(Array.from({ length: 400 }, () => tries(account, "a guess", { ip })));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(390);
  });

  test("for this account alone, also when the right one comes then", async () => {
    const [victim, other] = [await givenPerson(), await givenPerson()];
    await guesses(victim, 10);

    const stopped = await tries(victim, victim.password);
    expect(stopped).toMatchObject(tooMany);
    expect(waitOf(stopped)).toBeGreaterThan(200);
    expect(await tries(other, other.password)).toMatchObject(right);
  });

  test("an account that does not exist is told the same", async () => {
    const nobody = await givenNobody();
    await guesses(nobody, 10);
    const stopped = await tries(nobody, "a guess");
    expect(stopped).toMatchObject(tooMany);
    expect(waitOf(stopped)).toBeGreaterThan(200);
  });

  test("however its organisation is called, and in whatever case it is written", async () => {
    const organisation = await world.organisation(newId("org"));
    const person = await organisation.person("Alice", { account: `alice-${newId("acc")}` });
    const { account } = person;
    await guesses({ organisation: organisation.name, account }, 5);
    await guesses({ organisation: organisation.corpId, account: account.toUpperCase() }, 5);
    expect(await tries(person, person.password)).toMatchObject(tooMany);
  });

  test("failures alone count: signing in is never limited, and forgives what was mistyped", async () => {
    const person = await givenPerson();
    await guesses(person, 9);
    expect(await tries(person, person.password)).toMatchObject(right);
    await guesses(person, 9);
    for (let time = 0; time < 12; time += 1)
      expect(await tries(person, person.password)).toMatchObject(right);
  });

  test("slower and slower, and never locked for ever, however many knock meanwhile", async () => {
    const person = await givenPerson();
    await guesses(person, 10);
    for (const minutes of [5, 10, 20, 40, 60, 60]) {
      const stopped = await tries(person, "a guess");
      expect(stopped).toMatchObject(tooMany);
      expect(Math.ceil(waitOf(stopped) / 60)).toBe(minutes);
      for (let knock = 0; knock < 5; knock += 1) await tries(person, "a guess");
      await world.later(`${minutes} minutes`);
      await guesses(person, 1);
    }
    await world.later("60 minutes");
    expect(await tries(person, person.password)).toMatchObject(right);
    await guesses(person, 9);
  });

  test("a day without a guess begins anew", async () => {
    const person = await givenPerson();
    await guesses(person, 10);
    await world.later("25 hours");
    await guesses(person, 10);
    expect(await tries(person, "a guess")).toMatchObject(tooMany);
  });
});

describe("a device that a person signed in from (T49)", () => {
  async function givenDevice() {
    const person = await givenPerson();
    return { person, device: deviceOf(await tries(person, person.password)) };
  }

  test("is known by a cookie of its own, which no script reads and which stays when they sign out", async () => {
    const person = await givenPerson();
    const session = await tries(person, person.password);
    const [own, device = ""] = session.headers.getSetCookie();
    const [value, ...attributes] = device.split("; ");
    expect(value).toMatch(/^behalf-device=bhf_[\w-]{16}_[\w-]{43}$/);
    expect(attributes.toSorted()).toEqual(["HttpOnly", "Max-Age=15552000", "Path=/", "SameSite=Lax"]);

    const cookie = `${own?.split(";")[0]}; ${value}`;
    const signedOut = await request(world.url, "DELETE", "/api/session", undefined, {
      cookie,
      "x-csrf-token": (session.body as { csrfToken: string }).csrfToken,
    });
    expect(signedOut.status).toBe(204);
    expect(signedOut.headers.getSetCookie().filter((each) => each.includes("device"))).toEqual([]);
  });

  test("is pinned to its origin under https", async () => {
    const secure = await startWorld({ env: { PUBLIC_URL: "https://behalf.example" } });
    const person = await (await secure.organisation()).person("Alice");
    const { headers } = await tries(person, person.password, { url: secure.url });
    expect(headers.getSetCookie()[1]).toMatch(/^__Host-behalf-device=.*Secure/);
  });

  test("is not locked out by what others guess, from its own address either", async () => {
    const { person, device } = await givenDevice();
    const ip = newAddress();
    await guesses(person, 10, { ip });
    expect(await tries(person, person.password, { ip })).toMatchObject(tooMany);

    const again = await tries(person, person.password, { device, ip });
    expect(again).toMatchObject(right);
    expect(deviceOf(again)).toBe(device);
    expect(await tries(person, "a guess"), "nor does it let others guess on").toMatchObject(tooMany);
  });

  test("finds its place where strangers from a hundred networks have taken all others", async () => {
    const { person, device } = await givenDevice();
    const { promise: over, resolve: end } = Promise.withResolvers<void>();
    const strangers = Array.from({ length: 64 }, (_, at) =>
      hashing.visit({ lane: `network ${at}` }, () => over),
    );

    expect(await tries(person, person.password, { device })).toMatchObject(right);
    expect(await tries(person, person.password, { device: `${device}x` }), "one made up").toMatchObject(
      tooMany,
    );
    end();
    await Promise.all(strangers);
  });

  test("may guess ten times too, and locks out no other", async () => {
    const { person, device } = await givenDevice();
    await guesses(person, 10, { device });
    expect(await tries(person, person.password, { device })).toMatchObject(tooMany);
    expect(await tries(person, person.password)).toMatchObject(right);
  });

  test("is known for its own person alone, of whom it may have several", async () => {
    const { person: alice, device } = await givenDevice();
    const bob = await givenPerson();
    await guesses(bob, 10);
    expect(await tries(bob, bob.password, { device })).toMatchObject(tooMany);
    await world.later("1 hour");

    const both = deviceOf(await tries(bob, bob.password, { device }));
    expect(both).not.toBe(device);
    for (const person of [alice, bob]) {
      await guesses(person, 10);
      expect(await tries(person, person.password, { device: both })).toMatchObject(right);
    }
  });

  test("is not made known by a cookie that somebody planted", async () => {
    const person = await givenPerson();
    const planted = deviceOf(await tries(await givenPerson(), "correct-horse"));
    const forged = planted.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
    for (const device of [planted, forged]) {
      expect(await tries(person, person.password, { device })).toMatchObject(right);
      await guesses(person, 10, { device });
      expect(await tries(person, person.password, { device })).toMatchObject(tooMany);
      await world.later("2 days");
    }
  });

  test("is forgotten with the password, but for the one that changed it", async () => {
    const { person, device: other } = await givenDevice();
    const here = await tries(person, person.password);
    const [session = ""] = here.headers.getSetCookie().map((each) => each.split(";")[0]);
    const change = { currentPassword: person.password, password: "another-horse" };
    const changed = await request(world.url, "PATCH", "/api/session", change, {
      cookie: `${session}; ${deviceOf(here)}`,
      "x-csrf-token": (here.body as { csrfToken: string }).csrfToken,
    });
    expect(changed.status).toBe(200);

    await guesses(person, 10);
    expect(await tries(person, "another-horse", { device: other })).toMatchObject(tooMany);
    expect(await tries(person, "another-horse", { device: deviceOf(here) })).toMatchObject(right);
  });

  test("is forgotten when it was not used for half a year, and when twenty others were since", async () => {
    const { person, device } = await givenDevice();
    await world.later("179 days");
    const kept = await tries(person, person.password, { device });
    expect(deviceOf(kept)).toBe(device);
    for (let time = 0; time < 19; time += 1) await tries(person, person.password);
    await guesses(person, 10);
    expect(await tries(person, person.password, { device })).toMatchObject(right);

    await world.later("3 days");
    for (let time = 0; time < 20; time += 1) await tries(person, person.password);
    expect(deviceOf(await tries(person, person.password, { device }))).not.toBe(device);
    await world.later("200 days");
    await guesses(person, 10);
    expect(await tries(person, person.password, { device })).toMatchObject(tooMany);
  });
});

describe("a spray over many accounts (T49)", () => {
  /** A hundred wrong ones at a hundred accounts. */
  async function spray(addressOf: (index: number) => string) {
    const organisation = await world.organisation();
    const people = await Promise.all(Array.from({ length: 10 }, () => organisation.person("Alice")));
    for (let round = 0; round < 10; round += 1) {
      const answers = people.map((person, index) =>
        tries(person, "a guess", { ip: addressOf(round * 10 + index) }),
      );
      for (const answer of await Promise.all(answers)) expect(answer).toMatchObject(wrong);
    }
  }

  test.each([
    ["from one address", () => "203.0.113.9", "203.0.113.9"],
    ["from one address, written as IPv6", () => "::ffff:203.0.113.10", "203.0.113.10"],
    ["from the addresses of one network of IPv6", (at: number) => `2001:db8:7:7::${at}`, "2001:db8:7:7:f::1"],
  ])("%s is stopped after a hundred, and stops nobody elsewhere", async (_, addressOf, ip) => {
    const person = await givenPerson();
    const device = deviceOf(await tries(person, person.password));
    await spray(addressOf);

    const stopped = await tries(person, person.password, { ip });
    expect(stopped).toMatchObject(tooMany);
    expect(waitOf(stopped)).toBeGreaterThan(0);
    expect(await tries(person, person.password, { ip, device })).toMatchObject(right);
    expect(await tries(person, person.password, { ip: "2001:db8:7:8::1" })).toMatchObject(right);
    await world.later("16 minutes");
    expect(await tries(person, person.password, { ip })).toMatchObject(right);
  });
});

describe("the current password, where a person changes it (T49)", () => {
  test("is guessed as slowly in a session, and each failure is an event", async () => {
    const organisation = await world.organisation();
    const person = await organisation.person("Alice");
    const admin = await organisation.person("Admin", { roles: ["admin"] });
    const change = (currentPassword: string) =>
      person.send("PATCH", "/api/session", { currentPassword, password: "another-horse" });

    const answers = await Promise.all(Array.from({ length: 30 }, () => change("a guess")));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
    expect(await change(person.password)).toMatchObject(tooMany);

    expect(await tries(person, person.password), "which locks nobody out").toMatchObject(right);
    const events = await admin.send("GET", `/api/audit?event=session.password_refused&subject=${person.id}`);
    expect((events.body as { events: unknown[] }).events).toHaveLength(10);
  });
});
