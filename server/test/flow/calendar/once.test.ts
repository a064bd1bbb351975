import { expect, test } from "vitest";
import { inTx, within } from "../../../src/platform/ctx.ts";
import { idSchema } from "../../../src/platform/ids.ts";
import { hashOf } from "../../../src/platform/secret.ts";
import { takeRequest } from "../../../src/resources/calendar/once/once-store.ts";
import { calendarScopes, givenCalendars } from "../../world/calendars.ts";
import { delegatedToken } from "../../world/delegated-token.ts";
import type { Member } from "../../world/member.ts";
import { request } from "../../world/session.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();

const at = (hour: number) => ({ dateTime: `2026-12-01T${hour}:00:00Z`, timeZone: "UTC" });
const meeting = { summary: "Plan the week", start: at(10), end: at(11) };
const events = "/v1.0/calendar/users/me/calendars/primary/events";

async function givenSender() {
  const given = await givenCalendars(world);
  const senderOf = async (person: Member) => {
    const token = await delegatedToken(world, given, person, calendarScopes);
    return (method: string, path: string, body?: unknown, name = "") =>
      request(world.url, method, path, body, {
        "x-acs-dingtalk-access-token": token,
        "x-client-token": name,
      });
  };
  return { ...given, senderOf, send: await senderOf(given.alice) };
}

const idOf = ({ body }: { body: unknown }) => /"id":"(evt_[\w-]+)"/.exec(JSON.stringify(body))?.[1] ?? "";

test("a request that names itself is done once, and answered the same within a day", async () => {
  const { send, senderOf, organisation } = await givenSender();
  const first = await send("POST", events, meeting, "one");
  expect(first.status).toBe(200);

  const again = await send("POST", events, meeting, "one");
  expect(again).toMatchObject({ status: 200, body: first.body });
  expect(idOf(await send("POST", events, meeting, "two"))).not.toBe(idOf(first));
  const bob = await senderOf(await organisation.person("Bob"));
  expect(idOf(await bob("POST", events, meeting, "one"))).not.toBe(idOf(first));

  expect(await send("POST", events, { ...meeting, summary: "Something else" }, "one")).toMatchObject({
    status: 400,
    body: { code: "invalidParameter", message: expect.stringContaining("x-client-token") },
  });
  expect(await send("DELETE", `${events}/${idOf(first)}`, undefined, "gone")).toMatchObject({ status: 200 });
  expect(await send("DELETE", `${events}/${idOf(first)}`, undefined, "gone")).toMatchObject({ status: 200 });
  expect(await send("DELETE", `${events}/${idOf(first)}`)).toMatchObject({ status: 404 });
});

test("what was refused may be asked again under the same name", async () => {
  const { send } = await givenSender();
  const none = `${events}/evt_AAAAAAAAAAAAAAAA`;
  expect((await send("DELETE", none, undefined, "one")).status).toBe(404);

  expect((await send("POST", events, meeting, "one")).status).toBe(200);
});

test("the same once more while it is being done is told so", async () => {
  const { send, organisation, assistant, alice } = await givenSender();
  const name = {
    applicationId: idSchema("app").parse(assistant.applicationId),
    personId: idSchema("usr").parse(alice.id),
    tokenHash: hashOf("one"),
  };

  await inTx(within(world.ctx, organisation.id), async (ctx) => {
    expect(await takeRequest(ctx, name)).toBe(true);
    expect(await send("POST", events, meeting, "one")).toMatchObject({
      status: 400,
      body: { code: "idempotencyProcessing" },
    });
  });

  expect((await send("POST", events, meeting, "one")).status).toBe(200);
});

test("of ten at once under one name there comes one event", async () => {
  const { send } = await givenSender();

  const answers = await Promise.all(Array.from({ length: 10 }, () => send("POST", events, meeting, "one")));

  const made = answers.filter(({ status }) => status === 200).map(idOf);
  expect(made.length).toBeGreaterThan(0);
  expect(new Set(made).size).toBe(1);
  expect((await send("GET", events)).body).toMatchObject({ events: [{ id: made[0] }] });
});

test("the hundred and first event of a day is refused, and made on the next", async () => {
  const { send, senderOf, alice } = await givenSender();
  for (let each = 0; each < 100; each += 1) expect((await send("POST", events, meeting)).status).toBe(200);
  expect(await send("POST", events, meeting)).toMatchObject({ status: 400, body: { code: "flowLimit" } });

  await world.later("25 hours");

  const tomorrow = await senderOf(alice);
  expect((await tomorrow("POST", events, meeting)).status).toBe(200);
});
