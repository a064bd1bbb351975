import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { eventsOf } from "../world/event-stream.ts";
import { type Given, givenAssistantWithSkill } from "../world/given.ts";
import type { Member } from "../world/member.ts";
import { callTo, done, scriptedPlanner } from "../world/scripted-planner.ts";
import { type Answer, request, type Session, signIn } from "../world/session.ts";
import { phone, weather } from "../world/skill-file.ts";
import { startWorld } from "../world/world.ts";

const world = await startWorld();
const planner = scriptedPlanner();
const scripted = await startWorld({ planner });

const given = "given-horse";
const own = "alices-own-horse";
const question = "我的手机号是多少？";
const changeNeeded = { status: 403, body: { error: { code: "password_change_needed" } } };
const over = { status: 404, body: { error: { code: "link_over" } } };

interface Refusal {
  error: { message: string };
}

const givesPassword = (admin: Member, { id }: Member, password = given) =>
  admin.send("PATCH", `/api/members/${id}`, { password });
const makesLink = (admin: Member, { id }: Pick<Member, "id">) =>
  admin.send("POST", `/api/members/${id}/link`);
const secretIn = ({ body }: Answer) => (body as { link: string }).link.split("#")[1] ?? "";
const usesLink = (token: string, password = own) =>
  request(world.url, "POST", "/api/password-link", { token, password });
const signsIn = (person: Member, password: string): Promise<Session> =>
  signIn(world.url, { ...person, password });
const noticesOf = async ({ send }: Pick<Session, "send">) =>
  ((await send("GET", "/api/notices")).body as { notices: { kind: string }[] }).notices;
const isLive = async ({ send }: Session) => (await send("GET", "/api/session")).status === 200;

/** Alice, whom an admin who is also the builder can see among the members, and what she allowed. */
async function givenAllowed(): Promise<Given & { admin: Member; accessToken: string; refreshToken: string }> {
  const ground = await givenAssistantWithSkill(world);
  await ground.alice.allows(await ground.alice.says(ground.assistant, question), { duration: "always" });
  const [tokens] = ground.skill.tokens();
  return {
    ...ground,
    admin: ground.builder,
    accessToken: tokens?.accessToken ?? "",
    refreshToken: tokens?.refreshToken ?? "",
  };
}

describe("an admin who gives somebody a password", () => {
  test("and signs in with it can do nothing in their place: not allow, not read, not write (T48)", async () => {
    const { alice, admin, assistant } = await givenAllowed();
    const waiting = await alice.says(await alice.startsConversation(assistant), "再说一遍我的手机号");
    await givesPassword(admin, alice);

    const inTheirPlace = await signsIn(alice, given);

    expect(await inTheirPlace.send("GET", "/api/session")).toMatchObject({
      body: { user: { id: alice.id, passwordChangeNeeded: true } },
    });
    const tried: [string, string, unknown?][] = [
      ["GET", "/api/conversations"],
      ["GET", `/api/conversations/${waiting.conversationId}`],
      ["GET", `/api/runs/${waiting.id}`],
      ["GET", `/api/runs/${waiting.id}/events`],
      ["GET", "/api/grants"],
      ["GET", "/api/notices"],
      ["POST", `/api/assistants/${assistant.id}/conversations`, {}],
      ["POST", `/api/conversations/${waiting.conversationId}/messages`, { text: question }],
      ["POST", `/api/runs/${waiting.id}/consent`, { consentId: "csr_AAAAAAAAAAAAAAAA", decision: "allow" }],
      ["DELETE", "/api/grants"],
    ];
    for (const [method, path, body] of tried)
      expect(await inTheirPlace.send(method, path, body), `${method} ${path}`).toMatchObject(changeNeeded);
  });

  test("lets what they allowed rest, until they have set their own; it comes back then (T14)", async () => {
    const { alice, admin, skill, accessToken, refreshToken } = await givenAllowed();
    expect(await skill.client.profile(accessToken)).toMatchObject({ mobile: "13800000000" });

    await givesPassword(admin, alice);

    await expect(skill.client.profile(accessToken)).rejects.toMatchObject({ statusCode: 403 });
    await expect(skill.client.refresh(refreshToken)).rejects.toThrow();
    const session = await signsIn(alice, given);
    await expect(skill.client.profile(accessToken)).rejects.toMatchObject({ statusCode: 403 });

    const change = { currentPassword: given, password: own };
    expect(await session.send("PATCH", "/api/session", change)).toMatchObject({
      status: 200,
      body: { user: expect.not.objectContaining({ passwordChangeNeeded: true }) },
    });

    expect(await skill.client.profile(accessToken)).toMatchObject({ mobile: "13800000000" });
    expect(await skill.client.refresh(refreshToken)).toMatchObject({ refreshToken });
    expect(await session.send("GET", "/api/grants")).toMatchObject({ status: 200, body: { grants: [{}] } });
  });

  test("stops a code that is under way (T05)", async () => {
    const { alice, builder: admin, assistant, skill } = await givenAssistantWithSkill(world);
    let exchanged: unknown;
    skill.answersWith(async (_, code) => {
      await givesPassword(admin, alice);
      exchanged = await skill.client.exchange(code).catch((error) => error);
      return { ok: true };
    });
    const run = await alice.says(assistant, question);

    await alice.answers(run, { decision: "allow", duration: "always" });

    await expect.poll(() => exchanged).toMatchObject({ statusCode: 400 });
  });

  test.each(["getWeather", "getMyPhone"])(
    "stops a run that plans just then: no code is issued and no skill called (%s)",
    async (operationId) => {
      const operations = [weather, phone];
      const {
        alice,
        builder: admin,
        assistant,
        skill,
      } = await givenAssistantWithSkill(scripted, { operations });
      planner.answers(
        (input) => ({ kind: "calls", calls: [callTo("getMyPhone", input)] }),
        () => done,
      );
      const allowed = await alice.allows(await alice.says(assistant, question), { duration: "always" });
      expect(skill.requests()).toHaveLength(1);
      planner.does(async (input) => {
        if (planner.shown().length > 1) return done;
        await givesPassword(admin, alice);
        return { kind: "calls", calls: [callTo(operationId, input)] };
      });

      const path = `/api/conversations/${allowed.conversationId}/messages`;
      await alice.send("POST", path, { text: question });

      const status = async () => {
        const { rows } = await sql<{ status: string }>`
          select status from run where conversation_id = ${allowed.conversationId}
           order by created_at desc limit 1`.execute(scripted.ctx.db);
        return rows[0]?.status;
      };
      await expect.poll(status).toMatch(/failed|completed/);
      expect(skill.requests()).toHaveLength(1);
      const issued = await admin.send("GET", "/api/audit?event=code.issued");
      expect(issued).toMatchObject({ body: { events: [{}] } });
    },
  );

  test("is named to them, with the time, once they are there themselves; the audit has it too", async () => {
    const { alice, admin } = await givenAllowed();
    await givesPassword(admin, alice);
    const session = await signsIn(alice, given);
    await session.send("PATCH", "/api/session", { currentPassword: given, password: own });

    const [notice] = await noticesOf(session);

    expect(notice).toMatchObject({
      kind: "password_given",
      details: { by: { id: admin.id } },
      at: expect.any(String),
      seenAt: null,
    });
    const path = `/api/audit?event=member.password_given&subject=${alice.id}`;
    expect(await admin.send("GET", path)).toMatchObject({ body: { events: [{ actor: { id: admin.id } }] } });
  });

  test("ends what they had open: sessions and streams (T48)", async () => {
    const { alice, admin, assistant } = await givenAllowed();
    const session = await signsIn(alice, alice.password);
    const asked = await alice.says(await alice.startsConversation(assistant), "再说一遍我的手机号");
    const stream = eventsOf(
      await session.open(`/api/runs/${asked.id}/events`, {}, AbortSignal.timeout(10_000)),
    );
    await stream.next();

    await givesPassword(admin, alice);

    for await (const _ of stream);
    expect(await isLive(session)).toBe(false);
  });

  test("has given none that they may keep", async () => {
    const { alice, admin } = await givenAllowed();
    await givesPassword(admin, alice);
    const session = await signsIn(alice, given);

    const same = await session.send("PATCH", "/api/session", { currentPassword: given, password: given });
    const language = await session.send("PATCH", "/api/session", { locale: "en" });

    expect(same).toMatchObject({ status: 400, body: { error: { details: [{ path: "body.password" }] } } });
    expect(language).toMatchObject({ status: 200, body: { user: { passwordChangeNeeded: true } } });
    expect(await session.send("GET", "/api/grants")).toMatchObject(changeNeeded);
  });

  test("does it to others only: for themselves their current password is asked", async () => {
    const { admin } = await givenAllowed();
    for (const tried of [await givesPassword(admin, admin), await makesLink(admin, admin)])
      expect(tried).toMatchObject({ status: 403, body: { error: { code: "forbidden" } } });
    expect(await isLive(await admin.session())).toBe(true);
  });

  test("to a new member has them change it first too", async () => {
    const organisation = await world.organisation();
    const admin = await organisation.person("Admin", { roles: ["admin"] });
    const bob = { account: "bob", name: "Bob", password: given, roles: ["member"] };
    expect(await admin.send("POST", "/api/members", bob)).toMatchObject({ status: 201 });

    const session = await signIn(world.url, { organisation: organisation.corpId, ...bob });

    expect(await session.send("GET", "/api/assistants")).toMatchObject(changeNeeded);
  });
});

describe("a link by which a person sets their own password", () => {
  async function givenTwo() {
    const organisation = await world.organisation();
    const alice = await organisation.person("Alice");
    const admin = await organisation.person("Admin", { roles: ["admin"] });
    return { organisation, alice, admin };
  }

  test("is what an admin gets who adds somebody without one; its secret stands behind the #", async () => {
    const { organisation, admin } = await givenTwo();
    const added = await admin.send("POST", "/api/members", {
      account: "bob",
      name: "Bob",
      roles: ["member"],
    });

    expect(added).toMatchObject({
      status: 201,
      body: {
        link: expect.stringMatching(`^${world.url}/set-password#bhf_${organisation.id.slice(4)}_[\\w-]{43}$`),
      },
    });
    expect(await usesLink(secretIn(added))).toMatchObject({
      status: 200,
      body: { account: "bob", organisation: organisation.corpId },
    });
    const session = await signIn(world.url, {
      organisation: organisation.corpId,
      account: "bob",
      password: own,
    });
    expect((await session.send("GET", "/api/assistants")).status).toBe(200);
    expect(await noticesOf(session)).toEqual([]);
  });

  test("works once; unknown, used and over are answered alike (T49)", async () => {
    const { alice, admin } = await givenTwo();
    const [first, unknown] = [
      secretIn(await makesLink(admin, alice)),
      secretIn(await makesLink(admin, alice)),
    ];
    const second = secretIn(await makesLink(admin, alice));
    const both = await Promise.all([usesLink(second), usesLink(second)]);

    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 404]);
    const refused = await Promise.all(
      [first, second, `${unknown.slice(0, -4)}AAAA`, "nonsense"].map((it) => usesLink(it)),
    );
    for (const answer of refused) expect(answer).toMatchObject(over);
    expect(new Set(refused.map(({ body }) => (body as Refusal).error.message)).size).toBe(1);
  });

  test("is over after a day", async () => {
    const { alice, admin } = await givenTwo();
    const [early, late] = [await givenTwo(), { alice, admin }];
    const tokens = [
      secretIn(await makesLink(early.admin, early.alice)),
      secretIn(await makesLink(late.admin, late.alice)),
    ];
    await world.later("23 hours");
    expect(await usesLink(tokens[0] ?? "")).toMatchObject({ status: 200 });
    await world.later("2 hours");
    expect(await usesLink(tokens[1] ?? "")).toMatchObject(over);
  });

  test("ends what the person had open and their old password, and they are told who made it (T48)", async () => {
    const { alice, admin } = await givenTwo();
    const before = await signsIn(alice, alice.password);
    const link = secretIn(await makesLink(admin, alice));
    expect(await noticesOf(before)).toMatchObject([{ kind: "link_made", details: { by: { id: admin.id } } }]);

    expect(await usesLink(link)).toMatchObject({ status: 200 });

    expect(await isLive(before)).toBe(false);
    await expect(signsIn(alice, alice.password)).rejects.toThrow("401");
    const session = await signsIn(alice, own);
    expect(await noticesOf(session)).toMatchObject([
      { kind: "password_set", details: { by: { id: admin.id } } },
      { kind: "link_made" },
    ]);
    const { body } = await admin.send("GET", `/api/audit?subject=${alice.id}`);
    expect(body).toMatchObject({
      events: expect.arrayContaining([
        expect.objectContaining({ event: "member.link_used", details: { madeBy: admin.id } }),
        expect.objectContaining({ event: "member.link_made", actor: { kind: "person", id: admin.id } }),
      ]),
    });
    expect(JSON.stringify(body)).not.toContain(link);
  });

  test("ends when the person sets their own password, when an admin gives one, and with their account", async () => {
    const { alice, admin } = await givenTwo();
    const ends: (() => Promise<unknown>)[] = [
      async () =>
        (await signsIn(alice, alice.password)).send("PATCH", "/api/session", {
          currentPassword: alice.password,
          password: own,
        }),
      () => givesPassword(admin, alice),
      () => admin.send("PATCH", `/api/members/${alice.id}`, { disabled: true }),
    ];
    for (const end of ends) {
      const link = secretIn(await makesLink(admin, alice));
      expect(await end()).toMatchObject({ status: 200 });
      expect(await usesLink(link)).toMatchObject(over);
    }
    expect(await makesLink(admin, alice)).toMatchObject({ status: 404 });
  });

  test("does not come back with its person's account, and ends with the role of whoever made it (T48)", async () => {
    const { organisation, alice, admin } = await givenTwo();
    const early = secretIn(await makesLink(admin, alice));
    for (const disabled of [true, false]) await admin.send("PATCH", `/api/members/${alice.id}`, { disabled });
    const left = await organisation.person("Left", { roles: ["admin"] });
    const late = secretIn(await makesLink(left, alice));
    await admin.send("PATCH", `/api/members/${left.id}`, { roles: ["member"] });

    for (const link of [early, late]) expect(await usesLink(link)).toMatchObject(over);
  });

  test("is set right also for somebody to whom a password was given", async () => {
    const { alice, admin } = await givenTwo();
    await givesPassword(admin, alice);
    await usesLink(secretIn(await makesLink(admin, alice)));
    expect((await (await signsIn(alice, own)).send("GET", "/api/grants")).status).toBe(200);
  });

  test("is made by an admin alone", async () => {
    const { alice, organisation } = await givenTwo();
    const bob = await organisation.person("Bob", { roles: ["member", "builder", "developer"] });
    expect(await makesLink(bob, alice)).toMatchObject({ status: 403 });
    expect(await makesLink((await givenTwo()).admin, alice)).toMatchObject({ status: 404 });
  });
});

test("links are guessed thirty times in a quarter of an hour from one address, and no more (T49)", async () => {
  const other = await startWorld();
  const guess = () => request(other.url, "POST", "/api/password-link", { token: "nonsense", password: own });
  const answers = await Promise.all(Array.from({ length: 40 }, guess));
  expect(answers.filter(({ status }) => status === 404)).toHaveLength(30);
  const stopped = answers.filter(({ status }) => status === 429);
  expect(stopped).toHaveLength(10);
  expect(Number(stopped[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
});
