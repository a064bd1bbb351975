import { expect, test } from "vitest";
import { answerOf, asksNothing, cardOf } from "../../server/test/world/member.ts";
import { dayFromNow, givenSamples, plans, spoken } from "../../server/test/world/samples.ts";
import { startWorld } from "../../server/test/world/world.ts";

const world = await startWorld();
const tomorrow = dayFromNow(1);

const talks = [
  {
    locale: "zh" as const,
    ask: "我明天有什么安排？",
    told: `${spoken("zh", tomorrow)}有 4 项安排。`,
    all: ["日程", "开始", "结束", "站会", "客户拜访", "一楼", "团队日", "全天", "还没有回复邀请"],
    next: "后天呢",
    none: `${spoken("zh", dayFromNow(2))}没有安排。`,
  },
  {
    locale: "en" as const,
    ask: "What do I have tomorrow?",
    told: `There are 4 events in your calendar on ${spoken("en", tomorrow)}.`,
    all: [
      "Event",
      "Start",
      "End",
      "Stand-up",
      "Visit",
      "Ground floor",
      "Team day",
      "all day",
      "not answered yet",
    ],
    next: "And the day after tomorrow?",
    none: `There is nothing in your calendar on ${spoken("en", dayFromNow(2))}.`,
  },
];

test.each(talks)("$locale: what there is on a day, with times, places and what is open", async (talk) => {
  const { organisation, assistant } = await givenSamples(world);
  const alice = await organisation.person("Alice", { locale: talk.locale });
  const boss = await organisation.person("Boss");
  const on = (event: Parameters<typeof plans>[3]) => plans(world, organisation, alice, event);
  await on({ summary: "站会 / Stand-up", day: tomorrow, from: "09:30", to: "09:45" });
  await on({
    summary: "客户拜访 / Visit",
    day: tomorrow,
    from: "14:00",
    to: "16:00",
    place: "一楼 / Ground floor",
  });
  await on({ summary: "团队日 / Team day", day: tomorrow });
  await plans(world, organisation, boss, {
    summary: "预算 / Budget",
    day: tomorrow,
    from: "10:30",
    to: "11:00",
    with: [alice],
  });

  const asked = await alice.says(assistant, talk.ask);
  expect(cardOf(asked).scopes.map(({ code }) => code)).toEqual(["Calendar.Event.Read"]);
  const answer = answerOf(await alice.allows(asked, { duration: "30d" }));

  expect(answer).toContain(talk.told);
  for (const words of talk.all) expect(answer).toContain(words);
  expect(answer).toContain(`${tomorrow} 09:30`);

  const next = await alice.says(assistant, talk.next);
  expect(asksNothing(next)).toBe(true);
  expect(answerOf(next)).toBe(talk.none);
});
