import { describe, expect, test } from "vitest";
import type { PlanningRule } from "../../assistants/index.ts";
import { newId } from "../../platform/ids.ts";
import {
  type NextStep,
  offlinePlanner,
  type PlannerInput,
  type PlannerOperation,
  withRules,
} from "../index.ts";
import {
  answered,
  calls,
  ended,
  inputOf,
  io,
  mobile,
  operation,
  profile,
  question,
  replies,
  says,
  todo,
  weather,
} from "../planner.fixture.ts";

const owned = (given: PlannerOperation) => ({ ...given, skillId: newId("skl") });
const [phone, task, forecast] = [owned(mobile), owned(todo), owned(weather)];
const operations = [phone, owned(profile), task, forecast];

const rule = (when: string[], then: PlanningRule["then"]): PlanningRule => ({ id: newId("rul"), when, then });
const answering = (when: string[], text: string) => rule(when, { kind: "answer", text });
const running = (when: string[], { skillId, operationId }: typeof task) =>
  rule(when, { kind: "run", skillId, operationId });

const next = (transcript: PlannerInput["transcript"], given: Partial<PlannerInput>) =>
  withRules(offlinePlanner()).nextStep(inputOf(transcript, { operations, ...given }), io);

const asked = (words: string, rules = [running(["记一下", "周报", "weekly"], task)]) =>
  question([says(words)], { operations, rules }, withRules(offlinePlanner()));

const answer: NextStep = { kind: "answer", text: "Ask **HR**." };

describe("a rule that answers", () => {
  const rules = [answering(["请假", "day off", "HR"], "Ask **HR**.")];

  test.each([
    "我想请假",
    "How do I take a DAY  OFF?",
    "ｄａｙ　ｏｆｆ",
    "怎么 请 假",
    "问下HR吧",
    "hr: my phone number",
  ])("answers at once, whatever else would be planned: %s", async (words) => {
    expect(await next([says(words)], { rules })).toEqual(answer);
  });

  test.each(["What is my phone number? Three of them", "我的手机号是多少？请回答，假如可以"])(
    "stays silent for what only looks like its words: %s",
    async (words) => {
      expect(await next([says(words)], { rules })).toEqual(calls(phone));
    },
  );

  test("reads the current message alone: nothing said before, and nothing a skill answers", async () => {
    const before = [says("我想请假"), replies("Ask **HR**."), says("我的手机号是多少")];
    expect(await next(before, { rules })).toEqual(calls(phone));
    const heard = [says("我的手机号是多少"), answered(phone, { nick: "请假 HR" })];
    expect(await next(heard, { rules })).toMatchObject({ text: expect.stringContaining("请假 HR") });
  });

  test("the first that matches wins", async () => {
    const both = [answering(["手机"], "First"), answering(["手机号"], "Second")];
    expect(await next([says("我的手机号")], { rules: both })).toMatchObject({ text: "First" });
    expect(await next([says("我的手机号")], { rules: both.toReversed() })).toMatchObject({ text: "Second" });
  });
});

describe("a rule that runs an operation", () => {
  const rules = [running(["记一下", "周报", "weekly"], task)];

  test("runs it although the words speak of another, with the arguments they give", async () => {
    expect(await next([says("weekly weather note: ask for numbers tomorrow at 3pm")], { rules })).toEqual(
      calls(task, { subject: "ask for numbers", dueTime: "2024-10-25T15:00:00+08:00" }),
    );
  });

  test("asks for what is missing, and the reply goes on with it", async () => {
    const pending = await asked("帮我记一下");
    expect(pending.text).toBe("还需要你告诉我：待办标题。");
    const talk = [says("帮我记一下"), replies(pending.text), says("写给老板")];
    expect(await next(talk, { rules, pending })).toEqual(calls(task, { subject: "写给老板" }));
  });

  test("a reply that asks for something else, or drops it, ends it", async () => {
    const pending = await asked("帮我记一下");
    const talk = [says("帮我记一下"), replies(pending.text)];
    const given = { rules, pending };
    expect(await next([...talk, says("我的手机号是多少？")], given)).toEqual(calls(phone));
    expect(await next([...talk, says("算了")], given)).toMatchObject({ text: "好的，不做了。" });
  });

  test("what was asked before the rule's words is another matter", async () => {
    const pending = await asked("查一下天气");
    const talk = [says("查一下天气"), replies(pending.text), says("周报：写给老板")];
    expect(await next(talk, { rules, pending })).toEqual(calls(task, { subject: "写给老板" }));
  });

  test("any planner is shown its operation alone, and no question that was open", async () => {
    const pending = await asked("查一下天气");
    const shown: PlannerInput[] = [];
    const watching = withRules({
      async nextStep(input) {
        shown.push(input);
        return answer;
      },
    });
    const talk = [says("查一下天气"), replies(pending.text), says("周报：写给老板")];
    await watching.nextStep(inputOf(talk, { rules, operations, pending }), io);
    const { skillId, operationId } = task;
    expect(shown).toMatchObject([
      { operations: [{ skillId, operationId }], chosen: { skillId, operationId }, pending: null },
    ]);
  });

  test("a follow-up goes on from what a rule ran", async () => {
    const noted = [running(["行情"], forecast)];
    const talk = [says("杭州行情"), replies("晴"), says("那上海呢？")];
    expect(await next(talk, { rules: noted })).toEqual(
      calls(forecast, { location: "上海", unit: "celsius" }),
    );
    expect(await next(talk, { rules: [answering(["行情"], "No")] })).toMatchObject({ kind: "answer" });
  });

  test("its outcome is told, and it is not run again", async () => {
    const asked = says("weekly note: numbers");
    const told = await next([asked, answered(task, { subject: "numbers" })], { rules });
    expect(told).toMatchObject({ text: "The subject is numbers." });
    expect(await next([asked, ended(task, "refused")], { rules })).toMatchObject({
      text: expect.stringContaining("You didn't allow this"),
    });
  });

  test("is stronger than the operation's keywords", async () => {
    const gated = { ...task, keywords: ["待办"] };
    const closed = [phone, gated];
    expect(await next([says("weekly note: numbers")], { rules, operations: closed })).toEqual(
      calls(task, { subject: "numbers" }),
    );
    expect(await next([says("create a to-do: numbers")], { rules: [], operations: closed })).toMatchObject({
      kind: "answer",
    });
  });

  test("one that is gone is not replaced by another: it is tried, and its outcome told", async () => {
    const without = { rules, operations: [phone] };
    expect(await next([says("周报：我的手机号")], without)).toEqual(calls(task));
    const tried = [says("周报：我的手机号"), ended(task, "not_available")];
    expect(await next(tried, without)).toMatchObject({ text: "“createTodo”目前不可用，所以我没有执行。" });
  });
});

describe("passing every message on", () => {
  const only = operation({ operationId: "ask", summary: "Ask the desk", keywords: ["desk"] });
  const passing = { mode: "pass_through" as const, operations: [only] };

  test.each(["你好", "help", "tell me a joke", "算了", "那上海呢？"])(
    "calls the operation with: %s",
    async (words) => {
      expect(await next([says(words)], passing)).toEqual(calls(only));
    },
  );

  test("shows its answer the way it wants it shown", async () => {
    const asked = says("hello there");
    const shown = { content: "# Hi\n- you" };
    expect(await next([asked, answered(only, shown, "markdown")], passing)).toEqual({
      kind: "answer",
      text: "# Hi\n- you",
    });
    expect(await next([asked, answered(only, { city: "Rome" })], passing)).toMatchObject({
      text: "The city is Rome.",
    });
    expect(await next([asked, answered(only, shown, "disabled")], passing)).toMatchObject({
      text: "“Ask the desk” is done.",
    });
    expect(await next([asked, ended(only, "failed", "boom")], passing)).toMatchObject({
      text: "“Ask the desk” did not succeed: boom",
    });
  });

  test("asks no planner, and no rule", async () => {
    const never = withRules({ nextStep: () => Promise.reject(new Error("planned")) });
    const given = { ...passing, rules: [answering(["hello"], "No")] };
    expect(await never.nextStep(inputOf([says("hello")], given), io)).toEqual(calls(only));
    expect(await never.nextStep(inputOf([says("hello"), answered(only, "x")], given), io)).toMatchObject({
      text: "x",
    });
  });

  test.each([[[]], [[phone, task]]])(
    "says so when there is not exactly one operation",
    async (operations) => {
      expect(await next([says("hello there")], { ...passing, operations })).toMatchObject({
        text: expect.stringContaining("does not have exactly one"),
      });
    },
  );
});
