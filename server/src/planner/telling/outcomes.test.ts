import { describe, expect, test } from "vitest";
import type { CallProblem } from "../../invocation/index.ts";
import type { TranscriptEntry } from "../index.ts";
import { answer, answered, ended, mobile, parameter, profile, says, todo } from "../planner.fixture.ts";

describe("telling how a call ended", () => {
  const outcomes: [CallProblem, string, string][] = [
    ["refused", "你没有允许，所以我没有执行“查询我的手机号”", "You didn't allow this, so I didn't run"],
    ["cancelled", "你选择了不执行“查询我的手机号”，所以什么都没有发送", "You chose not to run"],
    ["failed", "“查询我的手机号”没有成功：boom", "did not succeed: boom"],
    ["unknown", "它可能已经执行，也可能没有", "it may or may not have happened"],
    ["planning_off", "没有开启“规划推理强化”", "Planning & reasoning is off for this assistant"],
    [
      "not_available",
      "目前不可用，所以我没有执行：boom",
      "is not available right now, so I didn't run it: boom",
    ],
  ];

  test.each(outcomes)("%s, in both languages and never as a success", async (outcome, zh, en) => {
    const inChinese = await answer([says("我的手机号是多少"), ended(mobile, outcome, "boom")], {
      locale: "zh",
    });
    const inEnglish = await answer([says("What is my phone number?"), ended(mobile, outcome, "boom")]);
    expect(inChinese).toContain(zh);
    expect(inEnglish).toContain(en);
    expect(inChinese + inEnglish).not.toMatch(/已完成|is done/);
  });

  test("the reason of a failure is plain text", async () => {
    const text = await answer([says("我的手机号"), ended(mobile, "failed", "[a](http://x.y) <b>")]);
    expect(text).toContain("\\[a\\](`http://x.y)` \\<b\\>");
  });
});

describe("telling a result", () => {
  test("the one thing asked for is a sentence in the person's language", async () => {
    const result = answered(mobile, { nick: "张三", mobile: "13800000000", stateCode: "86" });
    expect(await answer([says("我的手机号是多少？"), result])).toBe("你的手机号是 13800000000。");
    expect(await answer([says("What is my phone number?"), result])).toBe(
      "Your mobile number is 13800000000.",
    );
  });

  test("several fields are a list with their labels", async () => {
    const result = answered(profile, { unionId: "u1", nick: "张三", mobile: "13800000000" });
    expect(await answer([says("我的个人信息"), result])).toBe(
      "- 姓名：张三\n- 手机号：13800000000\n- UnionId：u1",
    );
  });

  test("what the skill says for itself is shown as it is, or not at all", async () => {
    const shown = answered(mobile, { content: "# Hi\n**13800000000**" }, "markdown");
    expect(await answer([says("我的手机号"), shown])).toBe("# Hi\n**13800000000**");
    expect(await answer([says("我的手机号"), answered(mobile, { a: 1 }, "disabled")])).toBe(
      "“查询我的手机号”已完成。",
    );
  });
});

describe("four things that are not alike: words alone, an empty list, nothing, and a write that is done", () => {
  const wrote = (result: unknown, given: Record<string, unknown> = {}, unread?: string): TranscriptEntry => {
    const call = answered(todo, result);
    if (call.kind !== "call" || call.outcome !== "answered") throw new Error("it was answered");
    return { ...call, arguments: given, wrote: true, ...(unread !== undefined && { unread }) };
  };
  const reads: [result: unknown, zh: string, en: string][] = [
    [{ success: true, message: "今天不用打卡", data: null }, "今天不用打卡", "今天不用打卡"],
    [{ code: 200, msg: "3 left", data: null }, "3 left", "3 left"],
    [{ code: 0, msg: "success", data: [] }, "列表是空的。", "The list is empty."],
    [[], "列表是空的。", "The list is empty."],
    [{ items: [] }, "列表是空的。", "The list is empty."],
    [null, "没有返回任何内容。", "Nothing came back."],
    [{}, "没有返回任何内容。", "Nothing came back."],
    [{ code: 0, msg: "success", data: null }, "没有返回任何内容。", "Nothing came back."],
    [{ code: 0, msg: "ok", data: { mobile: "1" } }, "你的手机号是 1。", "Your mobile number is 1."],
    [
      { code: 0, msg: "共一个", data: { mobile: "1" } },
      "共一个\n\n你的手机号是 1。",
      "共一个\n\nYour mobile number is 1.",
    ],
  ];
  test.each(reads)("after a read: %j", async (result, zh, en) => {
    expect(await answer([says("我的手机号是多少？"), answered(mobile, result)])).toBe(zh);
    expect(await answer([says("What is my phone number?"), answered(mobile, result)])).toBe(en);
  });

  const sent = { subject: "buy milk", dueTime: "2024-10-25T10:00:00+08:00" };
  const inEnglish = "“Create a to-do” is done (subject: buy milk; due: 2024-10-25 10:00).";
  const inChinese = "“Create a to-do”已完成（标题：buy milk；截止时间：2024-10-25 10:00）。";
  const writes: [result: unknown, more: string][] = [
    [null, ""],
    [{}, ""],
    [{ ok: true }, ""],
    [{ code: 0, msg: "success", data: null }, ""],
    [{ success: true, message: "No. 77 is on your list", data: null }, " No. 77 is on your list"],
    [{ code: 1, msg: "名额只剩 3 个", data: null }, " 名额只剩 3 个"],
    [{ Code: "OK", Message: "No. 78 is on your list", Data: [] }, " No. 78 is on your list"],
  ];
  test.each(writes)("after a write, with what was sent: %j", async (result, more) => {
    expect(await answer([says("please create a to-do"), wrote(result, sent)])).toBe(`${inEnglish}${more}`);
    expect(await answer([says("新建一个待办"), wrote(result, sent)], { locale: "zh" })).toBe(
      `${inChinese}${more}`,
    );
  });

  test("what was sent is named as the file titles it, in the language of the question", async () => {
    const named = (title: string) => ({ schema: { type: "string", title } });
    const titled = { ...todo, parameters: [parameter("subject", "", named("待办内容 / What to do"))] };
    const call = { ...wrote(null, { subject: "专注时间 / Focus time" }) };
    const operations = [titled];
    expect(await answer([says("please create a to-do"), call], { operations })).toBe(
      "“Create a to-do” is done (What to do: Focus time).",
    );
    expect(await answer([says("新建一个待办"), call], { operations, locale: "zh" })).toBe(
      "“Create a to-do”已完成（待办内容：专注时间）。",
    );
  });

  test("what a write answered is told after it; what a POST found is no write", async () => {
    for (const made of [{ taskId: "t1" }, { taskId: "t1", steps: ["a", "b"] }])
      expect(await answer([says("please create a to-do"), wrote(made)])).toBe(
        "“Create a to-do” is done.\n\nThe to-do ID is t1.",
      );
    for (const found of [{ items: [] }, [], { items: [], total: 0, nextPageToken: "" }])
      expect(await answer([says("please list my to-dos"), wrote(found, sent)])).toBe("The list is empty.");
  });

  test("an answer that cannot be shown is named by its type", async () => {
    expect(await answer([says("please create a to-do"), wrote(null, {}, "image/png")])).toBe(
      "“Create a to-do” is done.\n\nThe skill's answer is of the type image/png, which cannot be shown here.",
    );
  });

  test("what the platform filled in and what is named like a secret is not told", async () => {
    const secretive = { ...todo, parameters: [...todo.parameters, parameter("password", "a password")] };
    const given = { subject: "x", password: "hunter22", unionId: "u-platform" };
    const text = await answer([says("please create a to-do"), wrote(null, given)], {
      operations: [secretive],
    });
    expect(text).toBe("“Create a to-do” is done (subject: x).");
  });
});
