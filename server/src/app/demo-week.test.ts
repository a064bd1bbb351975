import { expect, test } from "vitest";
import { testCtx } from "../../test/world/database.ts";
import { givenOrganisation } from "../../test/world/people.ts";
import { within } from "../platform/ctx.ts";
import { calendars, listTodos } from "../resources/index.ts";
import { fillWeek } from "./demo-week.ts";

const day = 86_400_000;

/** A demo that somebody starts then, and what its people have on a day of it. */
async function demoOf(now: Date) {
  const { ctx: plain } = await testCtx();
  const organisation = await givenOrganisation(plain);
  const ctx = within(plain, organisation.id);
  const somebody = async () => {
    const caller = await organisation.person("member");
    return { caller, member: { id: caller.id, unionId: `union-${caller.id}`, name: caller.name } };
  };
  const people = { member: await somebody(), builder: await somebody(), admin: await somebody() };
  await fillWeek(ctx, people, now);
  const from = Date.parse(now.toISOString().slice(0, 10));
  return {
    async events(who: keyof typeof people, [first, last]: [number, number]) {
      const window = { from: from + first * day, to: from + last * day, offset: 0 };
      return (await calendars.view(ctx, people[who].member, { limit: 100, window })).events;
    },
    async todos(who: keyof typeof people) {
      const asked = { filter: {}, order: { by: "createdAt", direction: "asc" }, limit: 50 } as const;
      return (await listTodos(ctx, people[who].member.id, asked)).items;
    },
  };
}

const overlap = (events: Awaited<ReturnType<Awaited<ReturnType<typeof demoOf>>["events"]>>) => {
  const times = events.flatMap(({ content: { times } }) => (times.allDay ? [] : [times]));
  return times.some((a) => times.some((b) => a !== b && a.startsAt < b.endsAt && b.startsAt < a.endsAt));
};

test.each([
  ["a Wednesday", "2026-11-25T08:00:00Z"],
  ["a Friday", "2026-11-27T08:00:00Z"],
  ["a Saturday", "2026-11-28T08:00:00Z"],
  ["a Sunday", "2026-11-29T08:00:00Z"],
])("on %s there is something today, and a week to look at", async (_name, at) => {
  const demo = await demoOf(new Date(at));

  expect(await demo.events("member", [0, 1])).not.toEqual([]);
  const week = await demo.events("member", [0, 7]);
  expect(week.length).toBeGreaterThan(7);
  expect(week.some(({ instanceOf }) => instanceOf !== null)).toBe(true);
  expect(week.some(({ content }) => content.times.allDay)).toBe(true);
  expect(week.some(({ response }) => response === "needsAction")).toBe(true);
  expect(overlap(week)).toBe(true);
  for (const who of ["builder", "admin"] as const) {
    expect((await demo.events(who, [0, 7])).length).toBeGreaterThan(4);
    expect(await demo.todos(who)).not.toEqual([]);
  }
  const todos = await demo.todos("member");
  expect(todos.some(({ finishedAt }) => finishedAt !== null)).toBe(true);
  expect(todos.some(({ dueAt }) => dueAt !== null)).toBe(true);
});

test("nothing that recurs on working days falls on a weekend", async () => {
  const demo = await demoOf(new Date("2026-11-25T08:00:00Z"));

  const names = (await demo.events("admin", [3, 5])).map(({ content }) => content.summary);
  expect(names).toEqual([]);
});
