import { describe, expect, test } from "vitest";
import { next, operation, parameter, says } from "../../../planner.fixture.ts";

const text = { type: "string" };

async function given(words: string, schema: object, description: string, name = "values"): Promise<unknown> {
  const called = operation({
    operationId: "packBag",
    summary: "Pack a bag 打包行李",
    parameters: [parameter(name, description, { required: true, schema: { ...schema } })],
  });
  const step = await next([says(words)], { operations: [called] });
  return step.kind === "calls" ? step.calls[0]?.arguments[name] : step.kind;
}

describe("lists as they are said", () => {
  test.each<[string, string[]]>([
    ["打包行李，里面有雨伞、毛巾和拖鞋", ["雨伞", "毛巾", "拖鞋"]],
    ["打包行李，带上雨伞和毛巾。", ["雨伞", "毛巾"]],
    ["帮我打包行李，需要雨伞、毛巾以及拖鞋这些东西", ["雨伞", "毛巾", "拖鞋"]],
    ["pack a bag with “towel”, “soap” and “map”", ["towel", "soap", "map"]],
    ["pack a bag for Nora, Milo and Ines", ["Nora", "Milo", "Ines"]],
    ["pack a bag for item BX-77", ["BX-77"]],
  ])("%s", async (words, values) => {
    expect(await given(words, { type: "array", items: text }, "the items 物品")).toEqual(values);
  });

  test.each([
    ["打包行李去昆明、西安和巴西", ["昆明", "西安", "巴西"]],
    ["pack a bag for Peru and Norway", ["Peru", "Norway"]],
  ])("places: %s", async (words, values) => {
    expect(await given(words, { type: "array", items: text }, "the cities 目的地城市", "cities")).toEqual(
      values,
    );
  });

  test("what was not said is asked for", async () => {
    expect(await given("pack a bag", { type: "array", items: text }, "the items 物品")).toBe("ask");
  });
});

describe("a place that nothing leads in", () => {
  test.each([
    ["昆明打包行李", "昆明"],
    ["我准备周末打包行李，成都那边冷", "成都"],
    ["打包行李，葡萄牙两周", "葡萄牙"],
  ])("%s", async (words, place) => {
    expect(await given(words, text, "the city 城市", "city")).toBe(place);
  });
});

describe("a grade of one letter", () => {
  const grades = { type: "string", enum: ["low", "medium", "high"] };
  test.each([
    ["打包行李，优先级是高", "high"],
    ["打包行李，优先级：低", "low"],
    ["打包行李，高级别", "high"],
    ["打包行李，东西不高兴", "ask"],
  ])("%s", async (words, grade) => {
    expect(await given(words, grades, "优先级")).toBe(grade);
  });
});

test("an identifier is not what words are left over", async () => {
  expect(await given("打包行李，它现在在楼上", text, "行李的唯一标识", "bagId")).toBe("ask");
});

describe("what is said without a word that leads it in", () => {
  test.each([
    ["pack a bag for a corner room", "room type", "roomType", "corner"],
    ["pack a bag like Harrington", "the label", "label", "Harrington"],
    ["pack a bag for the room", "room type", "roomType", "ask"],
  ])("%s", async (words, description, name, value) => {
    expect(await given(words, text, description, name)).toBe(value);
  });
});

test("whoever says the days does not mean the month that they spoke of", async () => {
  const called = operation({
    operationId: "bookLodge",
    summary: "预订小屋",
    parameters: ["start", "end"].map((name) =>
      parameter(name, name === "start" ? "开始日期" : "结束日期", {
        required: true,
        schema: { type: "string", format: "date" },
      }),
    ),
  });
  const step = await next([says("下个月预订小屋，12月10日到12月15日")], { operations: [called] });
  expect(step).toMatchObject({
    calls: [
      { arguments: { start: expect.stringMatching(/-12-10$/), end: expect.stringMatching(/-12-15$/) } },
    ],
  });
});
