import { describe, expect, test } from "vitest";
import {
  answered,
  calls,
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
} from "../../../planner.fixture.ts";
import type { AskState, PlannerOperation } from "../../../planner.ts";
import { offlinePlanner } from "../../planner.ts";
import { openTo } from "./keywords.ts";
import { indexOf } from "./operation-index.ts";

const gated = { ...mobile, keywords: ["通讯录", "Address Book"] };

function left(words: string, operations: PlannerOperation[], asking?: PlannerOperation): PlannerOperation[] {
  const { isOpen } = openTo(words, indexOf(operations), asking);
  return operations.filter((_, at) => isOpen(at));
}

describe("which operations a person's words leave open", () => {
  test.each<[string, string, boolean]>([
    ["one of the keywords", "查通讯录里我的手机号", true],
    ["another case and width", "my phone in the ＡＤＤＲＥＳＳ  book", true],
    ["white space between the characters", "查通 讯录", true],
    ["a part of a longer word", "look at my address books", true],
    ["none of them", "我的手机号是多少", false],
    ["only a part of one", "my address and a book", false],
    ["one far back in a long message", `${"啊".repeat(5000)}通讯录`, true],
  ])("%s", (_, words, isOpen) => {
    expect(left(words, [gated, weather])).toEqual(isOpen ? [gated, weather] : [weather]);
  });

  test("the one that they were asked about is open to whatever they reply", () => {
    expect(left("13800000000", [gated, weather], gated)).toEqual([gated, weather]);
  });

  test("an operation without keywords is always open, one with only empty ones never", () => {
    const empty = { ...mobile, keywords: ["", " "] };
    expect(left("anything", [empty, weather])).toEqual([weather]);
  });
});

const next = (
  transcript: Parameters<typeof inputOf>[0],
  operations = [gated, profile, weather, todo],
  pending: AskState | null = null,
) => offlinePlanner().nextStep(inputOf(transcript, { operations, pending }), io);

describe("keywords in a conversation", () => {
  test("one anywhere in the message opens every request in it", async () => {
    expect(await next([says("打开通讯录，查一下我的手机号")])).toEqual(calls(gated));
  });

  test("neither the assistant's words, nor a skill's answer, nor another turn's words open anything", async () => {
    const closed = [
      [says("杭州天气"), answered(weather, { note: "通讯录" }), replies("通讯录"), says("我的手机号是多少")],
      [says("通讯录"), replies("这件事我做不了。"), says("我的手机号是多少")],
    ];
    for (const talk of closed) expect(await next(talk)).not.toMatchObject(calls(gated));
    const pending = await question([says("查一下天气")]);
    const asked = [says("查一下天气"), replies("还需要你告诉我：地区（通讯录）。"), says("我的手机号是多少")];
    expect(await next(asked, undefined, pending)).not.toMatchObject(calls(gated));
    expect(await next([says("通讯录里我的手机号是多少")])).toMatchObject(calls(gated));
  });

  test("what was open when it was asked for stays open to the reply", async () => {
    const forecast = { ...weather, keywords: ["天气"] };
    const pending = await question([says("查一下天气")], { operations: [forecast] });
    const talk = [says("查一下天气"), replies(pending.text), says("杭州")];
    expect(await next(talk, [forecast], pending)).toEqual(
      calls(weather, { location: "杭州", unit: "celsius" }),
    );
    const later = [says("杭州天气"), answered(weather, "晴"), replies("晴"), says("那上海呢？")];
    expect(await next(later, [forecast])).toEqual(calls(weather, { location: "上海", unit: "celsius" }));
  });

  test("closed operations do not take the places of open ones", async () => {
    const crowd = Array.from({ length: 60 }, (_, at) =>
      operation({ operationId: `phone${at}`, summary: "Show my phone number", keywords: ["never said"] }),
    );
    expect(await next([says("What is my phone number?")], [...crowd, mobile])).toEqual(calls(mobile));
  });
});
