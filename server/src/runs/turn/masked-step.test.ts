import { expect, test } from "vitest";
import type { NextStep } from "../../planner/index.ts";
import { newId } from "../../platform/ids.ts";
import { maskedStep } from "./masked-step.ts";

const code = "bhf_0123456789abcd-__q1W2e3R4t5Y6u7I8o9P0a-S_dFgHjKlZxCvBnM12345";
const about = { skillId: newId("skl"), operationId: "read" };

const steps: NextStep[] = [
  { kind: "answer", text: `It is ${code}` },
  {
    kind: "calls",
    calls: [
      { ...about, callId: newId("cal"), arguments: { a: [code], b: { [code]: [{ c: code }] }, n: 12 } },
    ],
  },
  {
    kind: "ask",
    about,
    text: code,
    filled: { a: code },
    missing: [{ key: "b", label: `or ${code}?`, schema: { type: "string" } }],
  },
];
test.each(steps)("a planner that put a secret together says dots: $kind (T30)", (step) => {
  const expected = JSON.parse(JSON.stringify(step).replaceAll(code, "••••2345"));
  expect(maskedStep(step)).toMatchObject(expected);
});

test("a call that held one is marked, so that it is not made with dots", () => {
  const calls = (text: string) => {
    const step = maskedStep({
      kind: "calls",
      calls: [{ ...about, callId: newId("cal"), arguments: { text } }],
    });
    return step.kind === "calls" ? step.calls : [];
  };
  expect(calls(Buffer.from(code).toString("base64"))).toMatchObject([{ heldSecret: true }]);
  expect(calls("wifi password=12345678")).toMatchObject([{ arguments: { text: "wifi password=12345678" } }]);
  expect(calls("wifi password=12345678")[0]).not.toHaveProperty("heldSecret");
});

test("what is no text goes through as it is", () => {
  const number = Object.assign(Object.create({ isLosslessNumber: true }), { value: "9007199254740993" });
  const step: NextStep = {
    kind: "calls",
    calls: [{ ...about, callId: newId("cal"), arguments: { number, none: null, yes: true } }],
  };
  const masked = maskedStep(step);
  expect(masked.kind === "calls" && masked.calls[0]?.arguments.number).toBe(number);
  expect(masked).toEqual(step);
});
