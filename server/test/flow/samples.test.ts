import { expect, test } from "vitest";
import { z } from "zod";
import { givenSamples } from "../world/samples.ts";
import { read } from "../world/session.ts";
import { startWorld } from "../world/world.ts";

// The samples side by side, as in the demo: what people say finds the right one, and nothing else is said of them.

const world = await startWorld();

const phrases: Record<string, readonly string[]> = {
  getMyPhone: ["我的手机号是多少", "What's my phone number?"],
  getMyProfile: ["我的邮箱是什么", "Show me my profile"],
  getMyAgenda: [
    "我今天有什么安排",
    "今天有哪些会",
    "周二有什么安排",
    "下周一下午有会吗",
    "这周的日程",
    "What do I have today?",
    "What's on my calendar tomorrow?",
    "show me my agenda for this week",
    "Do I have anything on Friday afternoon?",
    "Do I have any meetings on Wednesday?",
  ],
  createMyTodo: [
    "提醒我明天下午三点给客户回电话",
    "帮我建一个待办，明天上午10点给妈妈打电话",
    "加个待办：周五前交周报",
    "记得周四给房东转账",
    "remind me to send the contract tomorrow at 3",
    "Add a to-do: buy milk",
    "I need to remember to book the flight",
    "Remind me to water the plants tonight at 8",
  ],
  findFreeHours: [
    "我明天什么时候有空",
    "帮我找周五下午空闲的一小时",
    "周三上午我有空吗",
    "When am I free on Friday?",
    "Find me a free hour tomorrow afternoon",
    "Am I free on Monday morning?",
  ],
  bookMyTime: [
    "明天下午三点帮我订一个小时",
    "在我的日历里订后天上午九点，写方案",
    "Book Friday at 3 for me",
    "Block 90 minutes on Tuesday at 10 for the budget",
  ],
  moveMyMeeting: [
    "把站会改到明天下午三点",
    "把周会推迟到周五下午四点",
    "把明天的站会改到后天上午十点",
    "把一对一改到周四下午三点",
    "Move the stand-up to Friday at 3",
    "Move tomorrow's stand-up to 4pm",
    "Reschedule the design review to next Tuesday at 10:30",
    "can you push the weekly to Thursday at 2",
  ],
};

const nothing = ["取消明天的会", "what's the weather", "帮我订机票", "我授权了什么"];

const Tried = z.object({
  results: z.array(
    z.object({
      text: z.string(),
      right: z.boolean(),
      withPlanning: z.object({ operations: z.array(z.object({ operationId: z.string() })) }),
    }),
  ),
});

test("each is found for what people say, in both languages", async () => {
  const { builder, assistant } = await givenSamples(world);
  const { body } = await builder.send("GET", `/api/assistants/${assistant.id}`);
  const Skills = z.object({
    assistant: z.object({
      skills: z.array(
        z.object({ id: z.string(), operations: z.array(z.object({ operationId: z.string() })) }),
      ),
    }),
  });
  const skillOf = new Map(
    Skills.parse(body).assistant.skills.flatMap(({ id, operations }) =>
      operations.map(({ operationId }) => [operationId, id] as const),
    ),
  );
  const expected = Object.entries(phrases).flatMap(([operationId, said]) =>
    said.map((text) => ({ text, expects: { skillId: skillOf.get(operationId), operationId } })),
  );
  const asked = [...expected, ...nothing.map((text) => ({ text, expects: null }))];

  const wrong: string[] = [];
  for (let at = 0; at < asked.length; at += 20) {
    const tried = await builder.send("POST", `/api/assistants/${assistant.id}/test-phrases/try`, {
      phrases: asked.slice(at, at + 20),
    });
    const { results } = read(tried, 200, Tried);
    for (const { text, right, withPlanning } of results)
      if (!right) wrong.push(`${text} → ${withPlanning.operations.map((it) => it.operationId)}`);
  }

  expect(asked.length).toBeGreaterThan(40);
  expect(wrong).toEqual([]);
});
