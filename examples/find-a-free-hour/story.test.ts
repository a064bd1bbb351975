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
const tomorrow = dayFromNow(1);

const talks = [
  {
    locale: "zh" as const,
    ask: "我明天什么时候有空？",
    free: `${spoken("zh", tomorrow)}你这些时间有空：`,
    choose: "就订第二个",
    title: "专注时间",
    booked: `已在日历中预订 ${spoken("zh", tomorrow)} 11:00–12:00：专注时间。`,
    taken: "帮我把明天上午十点订下来",
    refused: "你已有安排，没有预订",
  },
  {
    locale: "en" as const,
    ask: "When am I free tomorrow?",
    free: `You are free on ${spoken("en", tomorrow)}:`,
    choose: "Book the second one",
    title: "Focus time",
    booked: `Booked in your calendar: Focus time, ${spoken("en", tomorrow)} 11:00–12:00.`,
    taken: "Book tomorrow at 10 for me",
    refused: "nothing was booked",
  },
];

test.each(talks)("$locale: free hours are found, one is shown, confirmed and booked", async (talk) => {
  const { organisation, assistant } = await givenSamples(world);
  const alice = await organisation.person("Alice", { locale: talk.locale });
  await plans(world, organisation, alice, {
    summary: "机密会议 / A secret",
    day: tomorrow,
    from: "10:00",
    to: "11:00",
  });

  const asked = await alice.says(assistant, talk.ask);
  expect(cardOf(asked).scopes.map(({ code }) => code)).toEqual(["Calendar.EventSchedule.Read"]);
  const answer = answerOf(await alice.allows(asked, { duration: "30d" }));
  expect(answer).toContain(talk.free);
  for (const time of ["09:00", "10:00", "11:00", "18:00"]) expect(answer).toContain(`${tomorrow} ${time}`);
  expect(answer).not.toMatch(/机密|secret/);

  const chosen = await alice.says(assistant, talk.choose);
  expect(cardOf(chosen).scopes.map(({ code }) => code)).toEqual(["Calendar.Event.Write"]);
  const shown = await alice.allows(chosen, { duration: "30d" });
  expect(confirmationOf(shown).parameters).toMatchObject([
    { name: "start", value: onTheClock(tomorrow, "11:00") },
    { name: "minutes", value: 60 },
    { name: "title" },
    { platform: true },
    { platform: true },
  ]);
  expect(await calendarOn(world, organisation, alice, tomorrow)).toHaveLength(1);
  expect(answerOf(await alice.confirms(shown))).toContain(talk.booked);
  expect(await calendarOn(world, organisation, alice, tomorrow)).toEqual([
    "10:00 机密会议 / A secret",
    `11:00 ${talk.title}`,
  ]);

  const busy = await alice.confirms(await alice.says(assistant, talk.taken));
  expect(answerOf(busy)).toContain(talk.refused);
  expect(await calendarOn(world, organisation, alice, tomorrow)).toHaveLength(2);
});
