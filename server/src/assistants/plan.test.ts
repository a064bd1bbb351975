import { describe, expect, test } from "vitest";
import { newId, type SkillId } from "../platform/ids.ts";
import { readText } from "../skill-files/read-text.ts";
import { options } from "../skill-files/skill-file.fixture.ts";
import { skillFile } from "./builders.fixture.ts";
import { type AssistantPlan, type PlanningRule, planProblems } from "./plan.ts";

const id = newId("skl");

function skill(parts: Parameters<typeof skillFile>[1] = {}, skillId = id) {
  const { spec } = readText(skillFile([], parts), options);
  if (spec === null) throw new Error("the test's file is not readable");
  return { id: skillId, spec };
}

function runs(skillId: SkillId, operationId: string): PlanningRule {
  const then = { kind: "run" as const, skillId, operationId };
  return { id: newId("rul"), when: ["weather", "天气"], then };
}

const planned: AssistantPlan = { planning: true, mode: "plan", rules: [] };
const passing: AssistantPlan = { ...planned, mode: "pass_through" };

const raw = `      parameters:
        - name: words
          in: query
          required: true
          schema: { type: string, x-dingtalk-context: { property: currentInput, format: raw } }`;
const asked = `      parameters:
        - { name: city, in: query, schema: { type: string } }
        - { name: day, in: query, schema: { type: string, default: today } }`;

describe("what keeps a plan from being published", () => {
  test.each<[string, AssistantPlan, ReturnType<typeof skill>[], [code: string, path: string][]]>([
    ["nothing, without rules", planned, [skill()], []],
    [
      "nothing, when the rule's operation is there",
      { ...planned, rules: [runs(id, "getWeather")] },
      [skill()],
      [],
    ],
    [
      "a rule with an operation that its skill does not have",
      { ...planned, rules: [runs(id, "getWeather"), runs(id, "getRain")] },
      [skill()],
      [["rule_without_operation", "rules.1.then"]],
    ],
    [
      "a rule with a skill that is gone",
      { ...planned, rules: [runs(newId("skl"), "getWeather")] },
      [skill()],
      [["rule_without_operation", "rules.0.then"]],
    ],
    ["nothing, when the platform fills every parameter", passing, [skill({ parameters: raw })], []],
    ["nothing, when there is no parameter", passing, [skill({ parameters: "" })], []],
    [
      "parameters that somebody would have to fill, a default or not",
      passing,
      [skill({ parameters: asked })],
      [
        ["pass_through_parameter", "mode"],
        ["pass_through_parameter", "mode"],
      ],
    ],
    [
      "a second skill",
      passing,
      [skill(), skill({}, newId("skl"))],
      [["pass_through_needs_one_operation", "mode"]],
    ],
    ["no skill", passing, [], [["pass_through_needs_one_operation", "mode"]]],
  ])("%s", (_, plan, skills, problems) => {
    expect(planProblems(plan, skills).map(({ code, path }) => [code, path])).toEqual(problems);
  });

  test("each is said with the words that find it", () => {
    const [problem] = planProblems({ ...planned, rules: [runs(id, "getRain")] }, [skill()]);

    expect(problem?.message.en).toContain("“weather” runs getRain");
    expect(problem?.message.zh).toContain("“weather”");
  });
});
