import { describe, expect, test } from "vitest";
import { slotsOf } from "../slots/slots.ts";
import { datesIn, wantsDate, writeDate } from "./dates.ts";

const moment = { now: new Date("2024-10-24T01:00:00Z"), timeZone: "Asia/Shanghai" };

function slot(format: string | null, schema: Record<string, unknown> = { type: "string" }, description = "") {
  const entity = format === null ? null : { category: "time", format };
  const [made] = slotsOf({
    skillId: "skl_x",
    operationId: "op",
    title: "",
    summary: "",
    description: "",
    keywords: [],
    examples: [],
    parameters: [{ key: "at", name: "at", required: false, description, schema, entity }],
  });
  if (!made) throw new Error("no slot");
  return made;
}

test("an hour that is counted from now stays in the night", async () => {
  const [date] = await datesIn("in two hours", { ...moment, now: new Date("2024-10-23T16:30:00Z") });
  expect(date && writeDate(date, slot("strftime:HH:mm"), moment.timeZone)).toBe("02:30");
});

describe("dates in the person's words", () => {
  test.each([
    ["明天下午三点", "iso8601", "2024-10-25T15:00:00+08:00"],
    ["tomorrow at 3pm", "iso8601", "2024-10-25T15:00:00+08:00"],
    ["后天", "strftime:yyyy-MM-dd", "2024-10-26"],
    ["2024年12月2日", "strftime:yyyy/M/d", "2024/12/2"],
    ["下周三上午10点半", "strftime:yyyy-MM-dd HH:mm", "2024-10-30 10:30"],
    ["in two hours", "strftime:HH:mm", "11:00"],
    ["Friday at 3", "strftime:yyyy-MM-dd HH:mm", "2024-10-25 15:00"],
    ["周五四点半", "strftime:yyyy-MM-dd HH:mm", "2024-10-25 16:30"],
    ["tomorrow at 3am", "strftime:yyyy-MM-dd HH:mm", "2024-10-25 03:00"],
    ["明天凌晨三点", "strftime:yyyy-MM-dd HH:mm", "2024-10-25 03:00"],
    ["tomorrow at 9", "strftime:yyyy-MM-dd HH:mm", "2024-10-25 09:00"],
    ["周五之前", "strftime:yyyy-MM-dd", "2024-10-25"],
    ["上周五", "strftime:yyyy-MM-dd", "2024-10-18"],
    ["2023-05-24 10:00:00", "strftime:yyyy-MM-dd'T'HH:mm:ss", "2023-05-24T10:00:00"],
    ["明天下午三点", "strftime:yy年M月d日 h:mm a", "24年10月25日 3:00 PM"],
    ["明天下午三点", "strftime:a pattern that nobody reads", "2024-10-25T15:00:00"],
  ])("%s as %s is %s", async (words, format, expected) => {
    const [date] = await datesIn(words, moment);
    expect(date && writeDate(date, slot(format), moment.timeZone)).toBe(expected);
  });

  test("a span of time gives its start and its end", async () => {
    const found = await datesIn("from 9am to 5pm", moment);
    expect(found.map((it) => it.date.hour)).toEqual([9, 17]);
  });

  test("an end without a start is told by all of its words", async () => {
    const words = "明天下午3点前";
    expect(await datesIn(`${words}交周报`, moment)).toMatchObject([{ start: 0, end: words.length }]);
  });

  test("words without a date give none, and the recogniser is not asked", async () => {
    expect(await datesIn("我的手机号是多少", moment)).toEqual([]);
  });

  test("an afternoon lasts as long as one works", async () => {
    const found = await datesIn("what do I have tomorrow afternoon", moment);
    expect(found.map((it) => writeDate(it, slot("strftime:HH:mm"), moment.timeZone))).toEqual([
      "12:00",
      "18:00",
    ]);
  });

  test("a day said once holds for the times after it", async () => {
    const found = await datesIn("明天我有面试，从上午9点开始到下午5点结束", moment);
    expect(found.map((it) => writeDate(it, slot("iso8601"), moment.timeZone))).toContain(
      "2024-10-25T17:00:00+08:00",
    );
  });
});

describe("the form a parameter wants", () => {
  test.each([
    ["as YYYY-MM-DD", "2024-10-25"],
    ["格式为 YYYY年MM月DD日", "2024年10月25日"],
    ["in YYYY-MM-DDThh:mm:ss", "2024-10-25T15:00:00"],
  ])("a description that says %s", async (description, expected) => {
    const [date] = await datesIn("明天下午三点", moment);
    expect(date && writeDate(date, slot(null, undefined, description), moment.timeZone)).toBe(expected);
  });

  test("a date is wanted by schema, by entity or by description", () => {
    expect(wantsDate(slot(null, { type: "string", format: "date" }))).toBe(true);
    expect(wantsDate(slot("iso8601"))).toBe(true);
    expect(wantsDate(slot(null, { type: "string" }, "出发日期"))).toBe(true);
    expect(wantsDate(slot(null, { type: "string" }, "城市"))).toBe(false);
  });
});
