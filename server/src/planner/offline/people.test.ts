import { describe, expect, test } from "vitest";
import { type AskState, offlinePlanner, type PlannerInput, type PlannerOperation } from "../index.ts";
import { calls, inputOf, io, operation, parameter, question, replies, says } from "../planner.fixture.ts";

/** Skills that take people and times, and a person who speaks of both. */
const person = { entity: { category: "name", format: "unionId" } };
const todo = operation({
  skillId: "skl_todo",
  operationId: "createTodo",
  summary: "Create a to-do",
  description: "Adds a to-do, for oneself or somebody else. 新建待办",
  parameters: [
    parameter("subject", "待办标题", { required: true }),
    parameter("executor", "执行人", person),
    parameter("dueTime", "due time", { entity: { category: "time", format: "iso8601" } }),
  ],
});
const event = operation({
  skillId: "skl_calendar",
  operationId: "createEvent",
  summary: "Schedule a meeting",
  description: "创建日程，约人开会",
  examples: [
    { input: "约李四后天上午十点开会", output: { attendees: ["李四"] } },
    { input: "schedule a meeting with Ann tomorrow", output: { attendees: ["Ann"] } },
  ],
  parameters: [
    parameter("attendees", "参与人", {
      ...person,
      required: true,
      schema: { type: "array", items: { type: "string" } },
    }),
    parameter("start", "开始时间", {
      required: true,
      entity: { category: "time", format: "strftime:yyyy-MM-dd HH:mm" },
    }),
    parameter("minutes", "how long, in minutes", { schema: { type: "integer" }, default: 30 }),
  ],
});
const phone = operation({
  skillId: "skl_contact",
  operationId: "getPhone",
  summary: "查询同事的电话",
  description: "Look up a colleague's phone number",
  parameters: [parameter("who", "姓名", { ...person, required: true })],
});

const operations = [todo, event, phone];
const next = (transcript: PlannerInput["transcript"], pending: AskState | null = null) =>
  offlinePlanner().nextStep(inputOf(transcript, { operations, pending }), io);

/** What is said, what is asked for then, and what comes of the reply. */
async function nextAfter(said: string, reply: string) {
  const pending = await question([says(said)], { operations });
  return next([says(said), replies(pending.text), says(reply)], pending);
}
const due = "2024-10-25T15:00:00+08:00";

describe("for whom, as the person says it", () => {
  test.each<[string, PlannerOperation, Record<string, unknown>]>([
    ["给张三建一个待办：写周报", todo, { executor: "张三", subject: "写周报" }],
    ["给张三建一个待办，明天下午3点前交周报", todo, { executor: "张三", subject: "交周报", dueTime: due }],
    ["帮我给老王建一个待办 写周报", todo, { executor: "老王", subject: "写周报" }],
    ["新建待办，执行人是欧阳娜娜，写周报", todo, { executor: "欧阳娜娜", subject: "写周报" }],
    ["给 Tom 建一个待办：写周报", todo, { executor: "Tom", subject: "写周报" }],
    ["@张三 建一个待办：写周报", todo, { executor: "张三", subject: "写周报" }],
    [
      "create a to-do for Li Lei tomorrow 3pm: send the report",
      todo,
      { executor: "Li Lei", subject: "send the report", dueTime: due },
    ],
    [
      "create a to-do for Li Lei to send the report tomorrow at 3pm",
      todo,
      { executor: "Li Lei", subject: "send the report", dueTime: due },
    ],
    ["给我建一个待办：买牛奶", todo, { executor: "我", subject: "买牛奶" }],
    ["create a to-do for me to buy milk", todo, { executor: "me", subject: "buy milk" }],
    ["约张建国明天下午3点开会", event, { attendees: ["张建国"], start: "2024-10-25 15:00", minutes: 30 }],
    [
      "schedule a meeting with Li Lei and Han Meimei tomorrow at 3pm",
      event,
      { attendees: ["Li Lei", "Han Meimei"], start: "2024-10-25 15:00", minutes: 30 },
    ],
    [
      "约王总、李雷明天下午3点开会",
      event,
      { attendees: ["王总", "李雷"], start: "2024-10-25 15:00", minutes: 30 },
    ],
    ["张三的电话是多少", phone, { who: "张三" }],
    ["what is Li Lei's phone number?", phone, { who: "Li Lei" }],
    ["look up the phone number of Mary O'Neill", phone, { who: "Mary O'Neill" }],
    ["我的电话是多少", phone, { who: "我" }],
    ["what is my phone number?", phone, { who: "me" }],
  ])("%s", async (words, operation, args) => {
    expect(await next([says(words)])).toEqual(calls(operation, args));
  });

  test.each<[string, Record<string, unknown>]>([
    ["创建待办：给张三打电话", { subject: "给张三打电话" }],
    ["帮我建一个待办：买牛奶", { subject: "买牛奶" }],
    ["add a to-do: call Li Lei", { subject: "call Li Lei" }],
    ["add a to-do to call my mom", { subject: "call my mom" }],
  ])("somebody in what is to be done is not who is to do it: %s", async (words, args) => {
    expect(await next([says(words)])).toEqual(calls(todo, args));
  });

  test("a name is kept while the rest is asked for", async () => {
    expect(await question([says("给张三建一个待办")], { operations })).toMatchObject({
      filled: { executor: "张三" },
      text: "还需要你告诉我：待办标题。",
    });
    expect(await nextAfter("给张三建一个待办", "写周报")).toEqual(
      calls(todo, { executor: "张三", subject: "写周报" }),
    );
    expect(await nextAfter("create a to-do for Li Lei tomorrow 3pm", "send the report")).toEqual(
      calls(todo, { executor: "Li Lei", subject: "send the report", dueTime: due }),
    );
  });

  test.each([
    ["李雷", "李雷"],
    ["是张三吧", "张三"],
    ["我", "我"],
    ["me", "me"],
    ["Li Lei please", "Li Lei"],
  ])("the reply to “who?” is: %s", async (reply, who) => {
    expect(await nextAfter("查一下电话", reply)).toEqual(calls(phone, { who }));
  });

  test("a reply may name somebody and say the rest", async () => {
    expect(await nextAfter("新建待办", "张三，写周报")).toEqual(
      calls(todo, { executor: "张三", subject: "写周报" }),
    );
  });
});
