import { expect, test } from "vitest";
import { answerOf, cardOf, confirmationOf } from "../../server/test/world/member.ts";
import {
  calendarOn,
  dayFromNow,
  givenSamples,
  onTheClock,
  plans,
  spoken,
} from "../../server/test/world/samples.ts";
import { startWorld } from "../../server/test/world/world.ts";

const world = await startWorld();
const [tomorrow, after] = [dayFromNow(1), dayFromNow(2)];

const talks = [
  {
    locale: "zh" as const,
    ask: "把明天的站会改到后天下午三点",
    meeting: "站会",
    moved: `“站会”已从 ${spoken("zh", tomorrow)} 09:30 改到 ${spoken("zh", after)} 15:00。`,
    others: "把预算评审改到后天下午四点",
    refused: "只有组织者可以改时间",
    unknown: "把读书会改到后天下午四点",
    none: "没有找到“读书会”",
  },
  {
    locale: "en" as const,
    ask: "Move tomorrow's stand-up to the day after tomorrow at 3pm",
    meeting: "stand-up",
    moved: `“Stand-up” was moved from ${spoken("en", tomorrow)} 09:30 to ${spoken("en", after)} 15:00.`,
    others: "Move the budget review to tomorrow at 4pm",
    refused: "only they can move it",
    unknown: "Move the breakfast talk to tomorrow at 4pm",
    none: "There is no meeting called “breakfast talk”",
  },
];

test.each(talks)("$locale: one of a series is shown, confirmed and moved", async (talk) => {
  const { organisation, assistant } = await givenSamples(world);
  const alice = await organisation.person("Alice", { locale: talk.locale });
  const boss = await organisation.person("Boss");
  const every = { freq: "DAILY", interval: 1 } as const;
  await plans(world, organisation, alice, {
    summary: "站会 / Stand-up",
    day: dayFromNow(0),
    from: "09:30",
    to: "09:45",
    every,
  });
  await plans(world, organisation, boss, {
    summary: "预算评审 / Budget review",
    day: tomorrow,
    from: "11:00",
    to: "12:00",
    with: [alice],
  });

  const asked = await alice.says(assistant, talk.ask);
  expect(cardOf(asked).scopes.map(({ code }) => code)).toEqual([
    "Calendar.Event.Read",
    "Calendar.Event.Write",
  ]);
  const shown = await alice.allows(asked, { duration: "30d" });
  expect(confirmationOf(shown).parameters.filter(({ platform }) => !platform)).toMatchObject([
    { name: "meeting", value: talk.meeting },
    { name: "day", value: tomorrow },
    { name: "to", value: onTheClock(after, "15:00") },
  ]);
  expect(answerOf(await alice.confirms(shown))).toContain(talk.moved);

  expect(await calendarOn(world, organisation, alice, tomorrow)).toEqual(["11:00 预算评审 / Budget review"]);
  expect(await calendarOn(world, organisation, alice, after)).toEqual([
    "09:30 站会 / Stand-up",
    "15:00 站会 / Stand-up",
  ]);
  expect(await calendarOn(world, organisation, alice, dayFromNow(3))).toEqual(["09:30 站会 / Stand-up"]);

  const theirs = await alice.confirms(await alice.says(assistant, talk.others));
  expect(answerOf(theirs)).toContain(talk.refused);
  const unknown = await alice.confirms(await alice.says(assistant, talk.unknown));
  expect(answerOf(unknown)).toContain(talk.none);
});

test("a single event is moved with its length", async () => {
  const { organisation, assistant } = await givenSamples(world);
  const alice = await organisation.person("Alice");
  await plans(world, organisation, alice, {
    summary: "Interview",
    day: tomorrow,
    from: "10:00",
    to: "11:30",
  });

  const asked = await alice.says(assistant, "Move the interview to tomorrow at 4pm");
  await alice.confirms(await alice.allows(asked));

  expect(await calendarOn(world, organisation, alice, tomorrow)).toEqual(["16:00 Interview"]);
});
