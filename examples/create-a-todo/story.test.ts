import { expect, test } from "vitest";
import { within } from "../../server/src/platform/ctx.ts";
import type { PersonId } from "../../server/src/platform/ids.ts";
import { listTodos } from "../../server/src/resources/index.ts";
import { answerOf, cardOf, confirmationOf, type Member } from "../../server/test/world/member.ts";
import { dayFromNow, givenSamples, onTheClock, spoken } from "../../server/test/world/samples.ts";
import { type Organisation, startWorld } from "../../server/test/world/world.ts";

const world = await startWorld();
const tomorrow = dayFromNow(1);
const atThree = onTheClock(tomorrow, "15:00");

const talks = [
  {
    locale: "zh" as const,
    ask: "提醒我明天下午三点寄合同",
    subject: "寄合同",
    told: `待办“寄合同”已加入你的列表，${spoken("zh", tomorrow)} 15:00截止。`,
    again: "新建一个待办：提交周报",
  },
  {
    locale: "en" as const,
    ask: "Remind me to call the bank tomorrow at 3",
    subject: "call the bank",
    told: `“call the bank” is on your to-do list, due ${spoken("en", tomorrow)} 15:00.`,
    again: "Create a to-do: send the report",
  },
];

async function todosOf({ id }: Organisation, person: Member) {
  const asked = { filter: {}, order: { by: "createdAt", direction: "asc" }, limit: 10 } as const;
  const { items } = await listTodos(within(world.ctx, id), person.id as PersonId, asked);
  return items.map(({ subject, dueAt }) => ({ subject, dueAt }));
}

test.each(talks)("$locale: a to-do is shown, confirmed and made", async (talk) => {
  const { organisation, assistant } = await givenSamples(world);
  const alice = await organisation.person("Alice", { locale: talk.locale });

  const asked = await alice.says(assistant, talk.ask);
  expect(cardOf(asked).scopes.map(({ code }) => code)).toEqual(["Todo.PersonalTodo.Write"]);
  const shown = await alice.allows(asked, { duration: "30d" });
  const { parameters } = confirmationOf(shown);
  expect(parameters.filter(({ platform }) => !platform)).toMatchObject([
    { name: "subject", value: talk.subject },
    { name: "due", value: atThree },
  ]);
  expect(await todosOf(organisation, alice)).toEqual([]);
  const answer = answerOf(await alice.confirms(shown));

  expect(answer).toContain(talk.told);
  expect(await todosOf(organisation, alice)).toEqual([{ subject: talk.subject, dueAt: new Date(atThree) }]);

  const cancelled = await alice.cancelsCall(await alice.says(assistant, talk.again));
  expect(cancelled.status).toBe("completed");
  expect(await todosOf(organisation, alice)).toHaveLength(1);
});
