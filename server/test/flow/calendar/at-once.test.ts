import { expect, test } from "vitest";
import { givenCalendars, inCalendar } from "../../world/calendars.ts";
import { startWorld } from "../../world/world.ts";

const world = await startWorld();

const at = (hour: number) => ({ dateTime: `2026-12-01T${hour}:00:00Z`, timeZone: "UTC" });
const meeting = { summary: "Plan the week", start: at(10), end: at(11) };

test("changes of events with the same people wait for each other, and never in a circle", async () => {
  const { organisation, alice, callAs } = await givenCalendars(world);
  const bob = await organisation.person("Bob");
  const alices = inCalendar(await callAs(alice));
  const bobs = inCalendar(await callAs(bob));
  const one = await alices("createEvent", [], { ...meeting, attendees: [{ id: bob.unionId }] });
  const other = await bobs("createEvent", [], { ...meeting, attendees: [{ id: alice.unionId }] });

  const rounds = Array.from({ length: 8 }, (_, round) => [
    alices("patchEvent", [one.id], { id: one.id, summary: `One ${round}` }),
    bobs("patchEvent", [other.id], { id: other.id, summary: `Other ${round}` }),
    alices("respondEvent", [other.id], { responseStatus: "accepted" }),
    bobs("respondEvent", [one.id], { responseStatus: "tentative" }),
  ]);
  await Promise.all(rounds.flat());

  expect((await alices("getEvent", [other.id])).attendees).toMatchObject([{ responseStatus: "accepted" }]);
  expect((await bobs("getEvent", [one.id])).attendees).toMatchObject([{ responseStatus: "tentative" }]);
});

test("who keeps up while others write misses nothing", async () => {
  const { organisation, alice, callAs } = await givenCalendars(world);
  const colleagues = [await organisation.person("Bob"), await organisation.person("Carol")];
  const alices = inCalendar(await callAs(alice));
  const writers = await Promise.all(colleagues.map(async (each) => inCalendar(await callAs(each))));
  const invited = { ...meeting, attendees: [{ id: alice.unionId }] };
  let writing = true;
  const seen = new Set<string>();
  let { syncToken } = await alices("listEvents");
  const keepUp = async () => {
    const page = await alices("listEvents", [], { syncToken });
    for (const { id } of page.events) seen.add(id);
    syncToken = page.syncToken;
  };

  const reading = (async () => {
    while (writing) await keepUp();
  })();
  const made = await Promise.all(
    writers.flatMap((of) =>
      Array.from({ length: 15 }, async () => (await of("createEvent", [], invited)).id),
    ),
  );
  writing = false;
  await reading;
  await keepUp();

  expect([...seen].toSorted()).toEqual(made.toSorted());
});
