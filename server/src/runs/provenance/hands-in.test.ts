import { describe, expect, test } from "vitest";
import { newId } from "../../platform/ids.ts";
import type { Step, Turn } from "../run.ts";
import { planStep } from "../steps.ts";
import { handsIn } from "./hands-in.ts";
import { type Label, own } from "./label.ts";
import { ledBy } from "./read.ts";
import { answers, callOf, open, phone, skills, today, told, turnOf } from "./turn.fixture.ts";
import { labelOfValues } from "./values.ts";

describe("other skills' hands in a call", () => {
  const call = callOf("notes", "note", { text: "milk" });
  const after = (read: Label, answer = today) => turnOf([answers(answer, null), planStep([call], read)]);

  test("that something is done at all was chosen by what had been read", () => {
    const turn = after(open);
    expect(handsIn(turn, skills, call)).toEqual({ hiddenOf: [], knownOf: [], chosenBy: ["weather"] });
    const earlier = [{ role: "assistant" as const, text: "Sunny.", label: open }];
    const later = turnOf([planStep([call], open)], earlier);
    expect(handsIn(later, skills, call).chosenBy).toEqual(["weather"]);
  });

  test("but not where it was planned from the person's words alone, or before", () => {
    expect(handsIn(after(own), skills, call).chosenBy).toEqual([]);
    const before = turnOf([planStep([call], own), answers(today, null)]);
    expect(handsIn(before, skills, call).chosenBy).toEqual([]);
  });

  test("a skill may read its own answers", () => {
    const again = callOf("profile", "phone", { text: "13800000000" });
    const turn = turnOf([answers(phone, null), planStep([again], told)]);
    expect(handsIn(turn, skills, again)).toEqual({ hiddenOf: [], knownOf: [], chosenBy: [] });
  });

  test("a call that was planned before the skill answered was not led by what it said", () => {
    expect(ledBy(turnOf([answers(phone, null), planStep([call], told)]), call, ["X"])).toBe("profile");
    expect(ledBy(turnOf([planStep([call], own), answers(phone, null)]), call, ["X"])).toBeUndefined();
  });
});

describe("the choice of an operation has the label of what was read", () => {
  const bare = callOf("notes", "note");
  const known = (turn: ReturnType<typeof turnOf>) => handsIn(turn, skills, bare).knownOf;

  test("in this run: that another skill is called at all may tell it, whatever it is given", () => {
    expect(known(turnOf([answers(phone, null), planStep([bare], told)]))).toEqual(["profile"]);
  });

  test("not of what is open to anyone, and not to the skill that told it", () => {
    expect(known(turnOf([answers(today, null), planStep([bare], open)]))).toEqual([]);
    const again = callOf("profile", "phone");
    const turn = turnOf([answers(phone, null), planStep([again], told)]);
    expect(handsIn(turn, skills, again).knownOf).toEqual([]);
  });

  test("not where it was planned before, or from the person's words alone, or asked for in a new message", () => {
    expect(known(turnOf([planStep([bare], own), answers(phone, null)]))).toEqual([]);
    expect(known(turnOf([answers(phone, null), planStep([bare], own)]))).toEqual([]);
    const earlier = [{ role: "assistant" as const, text: "Your number.", label: told }];
    expect(known(turnOf([planStep([bare], told)], earlier))).toEqual([]);
  });
});

describe("what was pressed or repeated has the label of what was offered", () => {
  const call = callOf("notes", "note", { text: "milk" });
  const request = "keep a note: milk, 3";
  const choice = { id: newId("cho"), label: "Keep a note", kind: "operation" } as const;
  type Offered = Turn["earlier"][number]["offered"];
  const answer = (offered: Offered, label = told): Turn["earlier"] => [
    { role: "assistant", text: "Here it is.", label, ...(offered && { offered }) },
  ];
  const pressing = (earlier: Turn["earlier"], read: Label = told) => {
    const turn = turnOf([planStep([call], read)], earlier);
    const operation = { skillId: "notes", operationId: "note" };
    return { ...turn, run: { ...turn.run, chosen: { ...choice, operation } } };
  };
  const repeating = (earlier: Turn["earlier"]) => turnOf([planStep([call], told)], earlier);

  test.each([
    ["a suggestion", repeating(answer({ texts: [request], by: told }, own))],
    [
      "a suggestion of an answer that does not say who offered it",
      repeating(answer({ texts: [request], by: null })),
    ],
    ["words of the answer", repeating([{ role: "assistant", text: `Say: ${request}`, label: told }])],
    ["a button", pressing(answer({ texts: [choice.label], by: told }, own))],
    ["a button that cannot be found any more", pressing(answer(undefined))],
  ])("%s: its values, the choice of the operation, and what it spends", (_, turn) => {
    expect(handsIn(turn, skills, call)).toMatchObject({ knownOf: ["profile"], chosenBy: ["profile"] });
    expect(ledBy(turn, call, ["X"])).toBe("profile");
    const consent = {
      kind: "consent",
      status: "done",
      skillId: "notes",
      detail: { scopes: ["X"] },
    } as unknown as Step;
    const allowed = { ...turn, run: { ...turn.run, steps: [...turn.run.steps, consent] } };
    expect(ledBy(allowed, call, ["X"])).toBeUndefined();
  });

  test("a suggestion's values too, translated or not", () => {
    const said = repeating(answer({ texts: [request], by: told }, own));
    for (const text of ["milk", "牛奶"])
      expect(labelOfValues(said, skills, { ...call, arguments: { text } })).toEqual(told);
  });

  test.each([
    ["a suggestion", repeating(answer({ texts: [request], by: own }))],
    ["a button", pressing(answer({ texts: [choice.label], by: own }))],
  ])("%s that was made of the builder's and the person's own words is theirs", (_, turn) => {
    expect(handsIn(turn, skills, call)).toMatchObject({ hiddenOf: [], knownOf: [] });
    expect(ledBy(turn, call, ["X"])).toBeUndefined();
  });
});
