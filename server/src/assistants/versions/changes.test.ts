import { describe, expect, test } from "vitest";
import { newId } from "../../platform/ids.ts";
import { readText } from "../../skill-files/read-text.ts";
import { reviewedShape } from "../../skill-files/shape/shape.ts";
import { options } from "../../skill-files/skill-file.fixture.ts";
import type { AssistantWords } from "../assistant.ts";
import { skillFile } from "../builders.fixture.ts";
import type { PlanningRule } from "../plan.ts";
import { noSuggestions } from "../suggestions.ts";
import { changesBetween, newScopes } from "./changes.ts";

const id = newId("skl");
const words: AssistantWords = {
  name: "Weather",
  description: "",
  planning: true,
  mode: "plan",
  rules: [],
  icon: "",
  instructions: "",
  welcome: "",
  fallback: "",
  starters: [],
  suggestions: noSuggestions,
};

function skill(document: string, more: { id?: typeof id; applicationId?: string; privacyUrl?: string } = {}) {
  const { spec } = readText(document, options);
  if (spec === null) throw new Error("the test's file is not readable");
  const shape = reviewedShape(spec, { id: more.applicationId ?? "app_1" });
  return { id: more.id ?? id, document, spec, shape, privacyUrl: more.privacyUrl ?? null };
}

function rule(id: string, phrase: string, then: PlanningRule["then"]): PlanningRule {
  return { id, when: [phrase], then };
}

const before = skill(skillFile(["Contact.User.Read"]));
const elsewhere = skill(
  skillFile(["Contact.User.Read"], { servers: "servers: [{ url: https://other.example }]" }),
);
const wider = skill(skillFile(["Contact.User.Read", "Contact.User.mobile"]));

describe("what a new version changes", () => {
  test.each([
    ["nothing", before, [], []],
    ["a privacy address", skill(before.document, { privacyUrl: "https://a.example" }), ["skill_changed"], []],
    ["the host", elsewhere, ["skill_changed", "destination_changed"], []],
    ["the application", skill(before.document, { applicationId: "app_2" }), ["destination_changed"], []],
    ["a scope more", wider, ["skill_changed", "scopes_widened"], ["Contact.User.mobile"]],
    ["no scope any more", skill(skillFile([])), ["skill_changed"], []],
    [
      "another skill instead",
      skill(before.document, { id: newId("skl") }),
      ["skill_added", "skill_removed"],
      [],
    ],
  ])("%s", (_, after, kinds, scopes) => {
    const changes = changesBetween({ words, skills: [before] }, { words, skills: [after] });

    expect(changes.map(({ kind }) => kind)).toEqual(kinds);
    expect(newScopes([before], [after])).toEqual(scopes);
  });

  test("the first version adds every skill and scope", () => {
    const changes = changesBetween({ words: null, skills: [] }, { words, skills: [wider] });

    expect(changes.map(({ text }) => text.en)).toEqual([
      "Added the skill “Weather”",
      "New permission Contact.User.Read",
      "New permission Contact.User.mobile",
    ]);
  });

  test("another name, and planning switched on", () => {
    const after = { words: { ...words, name: "Climate" }, skills: [before] };

    const changes = changesBetween({ words: { ...words, planning: false }, skills: [before] }, after);

    expect(changes.map(({ text }) => text.en)).toEqual([
      "Changed the name or description",
      "Switched planning & reasoning on",
    ]);
  });

  test.each<[Partial<AssistantWords>, string]>([
    [{ icon: "☀" }, "Changed the icon"],
    [{ instructions: "Be brief" }, "Changed the instructions"],
    [{ welcome: "Hello" }, "Changed the welcome text"],
    [{ fallback: "Ask HR" }, "Changed the fallback text"],
    [{ starters: ["Will it rain?"] }, "Changed the starters"],
  ])("own words: %j", (more, text) => {
    const changes = changesBetween(
      { words, skills: [before] },
      { words: { ...words, ...more }, skills: [before] },
    );

    expect(changes.map(({ text }) => text.en)).toEqual([text]);
  });

  test("with planning off a skill that needs permission is warned of, another one is not", () => {
    const off = { ...words, planning: false };
    const kinds = (skills: (typeof before)[]) =>
      changesBetween({ words: off, skills }, { words: off, skills }).map(({ kind }) => kind);

    expect(kinds([before])).toEqual(["planning_off"]);
    expect(kinds([skill(skillFile([]))])).toEqual([]);
  });

  const answers = (phrase: string, text: string, id = phrase): PlanningRule =>
    rule(id, phrase, { kind: "answer", text });
  const [hours, leave, pay] = [
    answers("hours", "9 to 6"),
    answers("leave", "Ask HR"),
    answers("pay", "On the 15th"),
  ];
  const runs = rule("pay", "pay", { kind: "run", skillId: id, operationId: "getPay" });

  test.each<[string, PlanningRule[], PlanningRule[], string[]]>([
    ["the same ones", [hours, leave], [hours, leave], []],
    ["the same ones saved anew", [hours], [{ ...hours, id: "new" }], []],
    ["one more", [hours], [hours, leave], ["Added the rule “leave”"]],
    ["one less", [hours, leave], [leave], ["Removed the rule “hours”"]],
    ["another text", [hours], [answers("hours", "8 to 5")], ["Changed the rule “hours”"]],
    ["another deed", [pay], [runs], ["Changed the rule “pay”"]],
    ["another order", [hours, leave, pay], [hours, pay, leave], ["Changed the order of the rules"]],
    ["another one in between", [hours, leave], [hours, pay, leave], ["Added the rule “pay”"]],
  ])("rules: %s", (_, before, after, texts) => {
    const changes = changesBetween(
      { words: { ...words, rules: before }, skills: [] },
      { words: { ...words, rules: after }, skills: [] },
    );

    expect(changes.map(({ text }) => text.en)).toEqual(texts);
  });

  test("the first version tells its rules, and that it passes messages on", () => {
    const after = { words: { ...words, mode: "pass_through" as const, rules: [hours] }, skills: [] };

    const changes = changesBetween({ words: null, skills: [] }, after);

    expect(changes.map(({ kind }) => kind)).toEqual(["mode_changed", "rule_added"]);
    const back = changesBetween(after, { words, skills: [] });
    expect(back.map(({ text }) => text.en)).toEqual([
      "Plans again instead of passing every message on",
      "Removed the rule “hours”",
    ]);
  });

  test("where data goes now is named", () => {
    const changes = changesBetween({ words, skills: [before] }, { words, skills: [elsewhere] });

    expect(changes[1]?.text.en).toBe(
      "The skill “Weather” now goes to another application or host: other.example",
    );
  });
});
