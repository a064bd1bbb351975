import type { LoadedSkill } from "../../assistants/index.ts";
import type { JsonSchema } from "../../skill-files/index.ts";
import type { Run, Turn } from "../run.ts";
import type { SkillOperation } from "../skill-operation.ts";
import { saidSomething } from "../steps.ts";
import { leavesOf, saysOnlyOwnWords } from "./own-words.ts";
import { ownTextsOf } from "./people.ts";
import { needsPermission } from "./skills-read.ts";

/**
 * The skill whose answer about the person may be in the values of a call to another skill, by its title: this run
 * has read it, and not every value is the person's own word or one that the operation offers. What a model did to a
 * value in between cannot be told, so the rule asks what it came from and not what it looks like. Of earlier turns,
 * which the person has seen the end of, a value counts where it stands in what was said then.
 */
export function carriedAnswers(
  turn: Pick<Turn, "run" | "earlier">,
  skills: readonly LoadedSkill[],
  { skill, operation }: SkillOperation,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  const offered = (key: string) => {
    const parameter = operation.parameters.find((each) => each.key === key);
    return parameter === undefined ? [] : [parameter.default, ...offeredBy(parameter.schema)];
  };
  if (saysOnlyOwnWords(values, offered, ownTextsOf(turn))) return undefined;
  const { run, earlier } = turn;
  const read = readDelegated(run, skills, skill.skillId) ?? readEarlier(earlier, skill.skillId, values);
  // One that has left the assistant since then has no title here.
  return read && (skills.find(({ skillId }) => skillId === read)?.title ?? "?");
}

/** Shorter ones stand in any text. */
const tellingLength = 4;

/** Another skill of an earlier turn, in whose answer one of these values stands. */
function readEarlier(
  earlier: Turn["earlier"],
  skillId: string,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  const telling = leavesOf(Object.values(values))
    .map(String)
    .filter((text) => text.length >= tellingLength);
  return earlier
    .filter(({ role, text }) => role === "assistant" && telling.some((value) => text.includes(value)))
    .flatMap(({ skillsRead }) => skillsRead)
    .find((id) => id !== skillId);
}

function offeredBy({ enum: choices = [], ...schema }: JsonSchema): unknown[] {
  return "const" in schema ? [schema.const, ...choices] : choices;
}

/** Another skill that has told this run something which needed the person's permission. */
function readDelegated(run: Run, skills: readonly LoadedSkill[], skillId: string): string | undefined {
  const read = run.steps
    .filter(saidSomething)
    .findLast((step) => step.skillId !== skillId && needsPermission(step, skills));
  return read?.skillId;
}
