import type { LoadedSkill } from "../../assistants/index.ts";
import type { Choice, NextStep, Offers } from "../../planner/index.ts";
import { newId } from "../../platform/ids.ts";
import { plainLine } from "../../platform/text.ts";
import type { Label } from "../provenance/label.ts";
import { findReferenced } from "../provenance/reference.ts";
import type { KeptAnswer, KeptChoice, KeptPart, Run } from "../run.ts";
import { findOperation } from "../skill-operation.ts";

const maxParts = 20;
const maxSuggestions = 3;
const maxChoices = 10;
const maxLabel = 80;
/** As long as a starter: it is sent as it stands. */
const maxSuggestion = 100;

/**
 * An answer as it is kept beside its text. Where a part stands for what no call of the run has answered, or what its
 * operation does not want shown, the text alone is kept: it says everything. `read`: what its offers were made from.
 */
export function keptAnswer(
  step: Extract<NextStep, { text: string }>,
  run: Run,
  skills: readonly LoadedSkill[],
  read: Label,
): KeptAnswer {
  const parts = (step.parts ?? []).slice(0, maxParts).map((part) => keptPart(part, run, skills));
  const whole = parts.filter((part) => part !== undefined);
  return {
    ...(whole.length > 0 && whole.length === step.parts?.length && { parts: whole }),
    ...offersIn(step, read),
  };
}

type AnswerPart = NonNullable<Extract<NextStep, { text: string }>["parts"]>[number];

function keptPart(part: AnswerPart, { steps }: Run, skills: readonly LoadedSkill[]): KeptPart | undefined {
  if ("text" in part) return part;
  const { from, path } = part;
  const call = findReferenced({ from, path }, steps)?.step;
  const found = call && findOperation(skills, call);
  if (call === undefined || found === undefined || found.operation.display === "disabled") return undefined;
  const { answerTimes: times, answerNames: names } = found.operation;
  return {
    from,
    path,
    title: call.summary,
    skill: plainLine(found.skill.title, 60),
    ...(times && { times }),
    ...(names && { names }),
  };
}

type Offered = Pick<KeptAnswer, "choices" | "suggestions" | "offeredBy">;

function offersIn({ choices = [], suggestions = [] }: Offers, read: Label): Offered {
  const clear = choices.slice(0, maxChoices).flatMap(keptChoice);
  const lines = suggestions.slice(0, maxSuggestions).map((each) => plainLine(each, maxSuggestion));
  if (clear.length + lines.length === 0) return {};
  return {
    offeredBy: read,
    ...(clear.length > 0 && { choices: clear }),
    ...(lines.length > 0 && { suggestions: lines }),
  };
}

/** Only what a planner may offer, whatever it is that plans: what the platform does itself it offers itself. */
function keptChoice(choice: Choice): KeptChoice[] {
  const named = { id: newId("cho"), label: plainLine(choice.label, maxLabel) };
  if (choice.kind === "operation") {
    const { skillId, operationId } = choice.operation;
    return [{ ...named, kind: choice.kind, operation: { skillId, operationId } }];
  }
  return choice.kind === "value" ? [{ ...named, kind: choice.kind, value: choice.value }] : [];
}
