import { describe, expect, test } from "vitest";
import { calls, next, operation, parameter, question, says } from "../../../planner.fixture.ts";

const numbered = (schema: object, name = "orderId") =>
  operation({
    operationId: "cancelOrder",
    summary: "Cancel an order 取消订单",
    description: "cancel an order by its number",
    parameters: [
      parameter(name, "the number of the order 订单号", { required: true, schema: { ...schema } }),
    ],
  });

/** What it would be called with, as JSON: every digit counts. */
async function given(words: string, schema: object, name?: string): Promise<string> {
  const step = await next([says(words)], { operations: [numbered(schema, name)] });
  if (step.kind !== "calls") throw new Error(`${step.kind} instead of calling`);
  return JSON.stringify(Object.values(step.calls[0]?.arguments ?? {})[0]);
}

describe("a number that is said keeps every digit", () => {
  const long = "2147379413334046699";
  test.each([
    [`cancel order ${long}`, long],
    [`取消订单${long}`, long],
    [`取消订单${long}吧`, long],
    [`请取消订单号为${long}的订单`, long],
    [`cancel order #${long}.`, long],
    [`cancel order no.${long}`, long],
    [`cancel order${long}`, long],
    [`cancel order_${long}, please`, long],
    ["取消订单２１４７３７９４１３３３４０４６６９９", long],
    ["cancel order 9007199254740993", "9007199254740993"],
    ["cancel order -9007199254740993", "-9007199254740993"],
    ["cancel order −17", "-17"],
    ["cancel order minus 17", "-17"],
    ["取消订单负17", "-17"],
    ["cancel order 123456789012345678901234567890123456789", "123456789012345678901234567890123456789"],
    ["cancel order 2,147,379,413,334,046,699", long],
    ["cancel order 2'147'379'413'334'046'699", long],
    ["cancel order 007", "7"],
    ["cancel order 1e5", "100000"],
    ["cancel order 12.0", "12"],
    ["cancel order 3万", "30000"],
    ["取消两百五十个订单", "250"],
  ])("%s, as a whole number: %s", async (words, digits) => {
    expect(await given(words, { type: "integer", format: "int64" })).toBe(digits);
  });

  test.each([
    ["cancel order 1234567890123456.789", "1234567890123456.789"],
    ["cancel order 0.1000000000000000055511151231257827", "0.1000000000000000055511151231257827"],
    ["cancel order 1.50", "1.50"],
    ["cancel order 6.02214076e23", "6.02214076e23"],
    ["cancel order 1E400", "1E400"],
    ["cancel order 1.5e-7", "1.5e-7"],
    ["cancel order .5", "0.5"],
    ["cancel order １２．５０", "12.50"],
    ["cancel order 9,007,199,254,740,993.25", "9007199254740993.25"],
    ["cancel order 1.2345678901234567万", "12345.678901234567"],
    ["cancel order 2.5 million", "2500000"],
  ])("%s, as a number: %s", async (words, digits) => {
    expect(await given(words, { type: "number" })).toBe(digits);
  });

  test.each([
    [`cancel order ${long}`, `"${long}"`],
    [`取消订单${long}`, `"${long}"`],
    ["cancel order 007", '"007"'],
    ["cancel order 1.50", '"1.50"'],
    ["cancel order 1e5", '"1e5"'],
    ["取消订单２１４７３７９４１３３３４０４６６９９", `"${long}"`],
    ["cancel order 2,147,379,413,334,046,699", `"${long}"`],
  ])("%s, as a text: %s", async (words, digits) => {
    expect(await given(words, { type: "string" })).toBe(digits);
  });

  test("a share of one is moved, not divided", async () => {
    expect(await given("cancel order at 12.345678901234567890123%", { type: "number" }, "rate")).toBe(
      "0.12345678901234567890123",
    );
  });

  test("several are a list", async () => {
    const schema = { type: "array", items: { type: "integer" } };
    expect(await given("cancel orders 9007199254740993, 12 and 9007199254740995", schema)).toBe(
      "[9007199254740993,12,9007199254740995]",
    );
  });

  test("in reply to a question too", async () => {
    const operations = [numbered({ type: "integer" })];
    const pending = await question([says("cancel an order")], { operations });
    const step = await next([says("cancel an order"), says(long)], { operations, pending });
    expect(JSON.stringify(step.kind === "calls" && step.calls[0]?.arguments)).toBe(`{"orderId":${long}}`);
  });

  test("digits that are set apart otherwise than in thousands are several numbers, and asked about", async () => {
    const operations = [numbered({ type: "integer" })];
    const pending = await question([says("cancel order 1,234,5678")], { operations });
    expect(pending.missing[0]?.label).toContain("(1 / 234 / 5678)");
  });

  test("what has a fraction is no whole number, and asked for", async () => {
    const step = await next([says("cancel order 1.5")], { operations: [numbered({ type: "integer" })] });
    expect(step.kind).toBe("ask");
  });
});

describe("one of the numbers that a file offers is chosen, whatever the type that it gives them", () => {
  const chart = (schema: object) =>
    operation({
      operationId: "chart",
      summary: "show a chart",
      parameters: [parameter("days", "days back", { schema: { ...schema } })],
    });

  test.each([
    [{ type: "string", enum: [1, 7, 30] }, "chart days 7", "7"],
    [{ type: "string", enum: ["1", "7", "30"] }, "show a chart of 30 days", "30"],
    [{ type: "integer", enum: ["1", "7", "30"] }, "chart for the last seven days", 7],
    [{ type: "integer", enum: [1, 7, 30] }, "show a chart, 1 day", 1],
    [{ type: "number", enum: [0.5, 1.5] }, "chart days 1.50", 1.5],
    [{ enum: [1, 7, 30] }, "chart days 17", undefined],
    [{ type: "string", enum: [1, 7, 30] }, "chart days 7.5", undefined],
  ])("%j from %j", async (schema, words, days) => {
    const offered = chart(schema);
    expect(await next([says(words)], { operations: [offered] })).toEqual(
      calls(offered, days === undefined ? {} : { days }),
    );
  });
});
