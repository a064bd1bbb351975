import { describe, expect, test } from "vitest";
import type { CallProblem } from "../../invocation/index.ts";
import { answer, answered, ended, mobile, profile, says } from "../planner.fixture.ts";

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
    expect(inChinese + inEnglish).not.toMatch(/已完成|Done/);
  });

  test("a skill that reports an error in its answer is not told as a success", async () => {
    const failed = answered(mobile, { success: false, message: "no such user" });
    expect(await answer([says("What is my phone number?"), failed])).toContain(
      "reported an error: no such user",
    );
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
