import { describe, expect, test } from "vitest";
import type { Call, CallStep } from "../run.ts";
import { callStep, planStep } from "../steps.ts";
import { handsIn } from "./hands-in.ts";
import { join, type Label, own } from "./label.ts";
import { labelOfAnswer, ledBy, readByNow } from "./read.ts";
import {
  answers,
  callOf,
  many,
  open,
  operation,
  phone,
  skill,
  skills,
  today,
  told,
  turnOf,
} from "./turn.fixture.ts";
import { labelOfValues } from "./values.ts";

/** The label of what a note would send, in a turn that has read a private answer and an open one. */
function noted(values: Call["arguments"], read: Label = join(told, open), result: unknown = { t: 25 }) {
  const call = callOf("notes", "note", values);
  const steps = [
    planStep([phone, today], own),
    answers(phone, { mobile: "13800000000" }),
    answers(today, result),
    planStep([call], read),
  ];
  return labelOfValues(turnOf(steps), skills, call);
}

describe("what a planner wrote has the label of all it had read", () => {
  test.each(["13800000000", "MTM4MDAwMDAwMDA=", "一三八", "8", "sunny", "x"])(
    "translated, shortened, spelt out or not: %s",
    (text) => {
      expect(noted({ text })).toEqual(join(told, open));
    },
  );

  test.each([
    [{ other: "red" }],
    [{ text: { "13800000000": true } }],
    [{ text: { deep: [{ deeper: "13800000000" }] } }],
    [{ colour: "green" }],
    [{ text: ["milk", "somebody else"] }],
    [{ text: "mIlK" }],
    [{ text: "keep\u2003a note" }],
    [{ text: "  milk" }],
    [{ text: "ｍilk" }],
  ])("wherever it stands: %j", (values) => {
    expect(noted(values)).toEqual(join(told, open));
  });

  test("and of nothing else: what was planned before anything was read tells nothing", () => {
    expect(noted({ text: "13800000000" }, own)).toEqual(own);
    expect(noted({ text: "13800000000" }, open)).toEqual(open);
  });
});

describe("a better label have", () => {
  test.each([
    [{}],
    [{ text: null }],
    [{ text: "milk" }],
    [{ text: 3, colour: "red", size: "L" }],
    [{ colour: "blue" }],
    [{ text: true }],
    [{ text: ["3", "3", true] }],
  ])("the person's word, and what the operation offers: %j", (values) => {
    expect(noted(values)).toEqual(own);
  });

  test.each([
    [{ text: ["3", "3", "3", "3", "3", "3"] }],
    [{ text: [true, false, true, true, false, true] }],
    [{ text: [null, null, null, null, null, null] }],
    [{ text: [[], [[]], {}, [], [{}]] }],
    [{ text: [[[[[["milk"]]]]]] }],
    [{ a: null, b: null, c: null, d: null, e: null, f: null }],
    [{ a: "0", b: "1", c: "0", d: "0", e: "1", f: "1" }],
  ])("but not so many that they spell a message: %j", (values) => {
    expect(noted(values)).toEqual(join(told, open));
  });

  test("nor one out of many that are offered", () => {
    expect(noted({ month: "m7" })).toEqual(join(told, open));
  });

  test("nor some of many values, chosen from all that may be left out", () => {
    const call = callOf("notes", "fields", { m0: true });
    const chosen = (required: boolean) => {
      const parameters = many.map((key) => ({ key, schema: {}, context: null, required }));
      const form = skill("notes", operation("fields", [], parameters));
      return labelOfValues(turnOf([planStep([call], told)]), [form], call);
    };
    expect(chosen(false)).toEqual(told);
    expect(chosen(true)).toEqual(own);
  });

  test("nor one of a skill's many operations", () => {
    const call = callOf("notes", "m7");
    const of = (names: string[]) => [skill("notes", ...names.map((name) => operation(name, [])))];
    const turn = turnOf([planStep([call], told)]);
    expect(labelOfValues(turn, of(many), call)).toEqual(told);
    expect(labelOfValues(turn, of(many.slice(1)), call)).toEqual(own);
  });

  test("nor the person's message as the platform fills it in, where the assistant had said it before", () => {
    const context = { property: "currentInput", format: "raw" };
    const form = [skill("notes", operation("hear", [], [{ key: "text", schema: {}, context }]))];
    const call = callOf("notes", "hear");
    const after = (text: string) => {
      const earlier = [{ role: "assistant" as const, text, label: told }];
      return labelOfValues(turnOf([planStep([call], told)], earlier), form, call);
    };
    expect(after("Say: keep a note: milk, 3")).toEqual(told);
    expect(after("What shall I note?")).toEqual(own);
  });

  test("nor what the assistant had said to a person who repeats it", () => {
    const call = callOf("notes", "note", { text: "milk" });
    const earlier = [{ role: "assistant" as const, text: "Say: keep a note: milk, 3", label: told }];
    const turn = turnOf([planStep([call], told)], earlier);
    expect(labelOfValues(turn, skills, call)).toEqual(told);
  });
});

describe("a reference has the label of its call alone", () => {
  const from = (call: Call, path: string) => ({ text: { from: call.callId, path } });

  test("whatever else was read", () => {
    expect(noted(from(today, "/t"))).toEqual(open);
    expect(noted(from(phone, "/mobile"))).toEqual(told);
    expect(noted({ text: [from(today, "/t").text, from(phone, "").text] })).toEqual(join(open, told));
  });

  test("so that a chain within one skill tells nobody anything new", () => {
    const call = callOf("profile", "phone", from(phone, "/mobile"));
    const turn = turnOf([answers(phone, { mobile: "138" }), planStep([call], told)]);
    expect(handsIn(turn, skills, call)).toEqual({ hiddenOf: [], knownOf: [], chosenBy: [] });
  });

  test("but not where it was chosen out of many parts: the choice would be a message", () => {
    expect(noted(from(today, "/m7"), told, Object.fromEntries(many.map((m) => [m, m])))).toEqual(
      join(open, told),
    );
  });

  test("nor where there is nothing", () => {
    expect(noted(from(today, "/nothing"), told)).toEqual(told);
  });

  test("and of what that call was sent: a skill that repeats it makes nothing open", () => {
    const echo = callOf("weather", "today", { place: "13800000000" });
    const call = callOf("notes", "note", from(echo, ""));
    const steps = [planStep([echo], told), answers(echo, "13800000000"), planStep([call], join(told, open))];
    expect(labelOfValues(turnOf(steps), skills, call)).toEqual(join(told, open));
  });
});

describe("what has been read", () => {
  const failed: CallStep["detail"] = { outcome: "failed", reason: "", sent: true };

  test("is what an earlier turn was answered, whether it came to an answer itself or not", () => {
    const before = [planStep([phone], own), answers(phone, { mobile: "13800000000" })];
    const call = callOf("notes", "note", { text: { from: phone.callId, path: "/mobile" } });

    expect(readByNow(turnOf([], [], before), skills)).toEqual(told);
    expect(labelOfValues(turnOf([planStep([call], own)], [], before), skills, call)).toEqual(told);
  });

  test("is what was answered, or said about an error, and what stood in earlier turns", () => {
    const earlier = [{ role: "assistant" as const, text: "It is 13800000000.", label: told }];
    expect(readByNow(turnOf([]), skills)).toEqual(own);
    expect(readByNow(turnOf([answers(phone, null)]), skills)).toEqual(told);
    expect(readByNow(turnOf([callStep(today, "failed", failed)]), skills)).toEqual(open);
    expect(readByNow(turnOf([answers(today, null)], earlier), skills)).toEqual(join(told, open));
  });

  test.each([
    ["that was not sent", { outcome: "failed", reason: "", sent: false }],
    ["that was refused", { outcome: "refused", reason: "", sent: false }],
    ["of unknown outcome", { outcome: "unknown", reason: "", sent: true }],
  ] as const)("a call %s has told nothing", (_, detail) => {
    const call = callOf("notes", "note");
    const step = callStep(phone, "skipped", detail);
    expect(readByNow(turnOf([step]), skills)).toEqual(own);
    expect(ledBy(turnOf([step, planStep([call], own)]), call, ["X"])).toBeUndefined();
  });

  test("an operation that is gone may have used a permission", () => {
    expect(labelOfAnswer({ skillId: "gone", operationId: "any" }, skills).privateOf).toEqual(["gone"]);
  });
});
