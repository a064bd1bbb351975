import type { LoadedSkill } from "../../assistants/index.ts";
import type { Call, Turn } from "../run.ts";
import { stepsSoFar } from "../steps.ts";
import { foreignTo, hiddenFrom, isOwnLabel, join, type Label, own } from "./label.ts";
import { promptedBy } from "./own-words.ts";
import { answersBefore, labelOfAnswer, planOf, readByNow } from "./read.ts";
import { labelOfValues } from "./values.ts";

type Before = Pick<Turn, "run" | "earlier" | "earlierRuns">;

/** The other skills that have a hand in a call, the latest last. */
export interface Hands {
  /** Whose private answers may be in what it sends. */
  hiddenOf: string[];
  /** Whose private answers its planner knew when it chose, in this run, that this skill is called at all. */
  knownOf: string[];
  /** Whose words may be in what it sends, or led to it at all. */
  chosenBy: string[];
}

/** What a planner writes has the label of what it had read, and so has that it chose this operation at all. */
export function handsIn(turn: Before, skills: readonly LoadedSkill[], call: Call): Hands {
  const values = labelOfValues(turn, skills, call);
  const applicationId = skills.find(({ skillId }) => skillId === call.skillId)?.application.id;
  const read = planOf(stepsSoFar(turn), call)?.detail.read ?? readByNow(turn, skills);
  return {
    hiddenOf: hiddenFrom(call.skillId, values),
    knownOf: isOwnLabel(read) ? [] : hiddenFrom(call.skillId, readInThisRun(turn, skills, call)),
    chosenBy: foreignTo({ skillId: call.skillId, applicationId }, join(values, read)),
  };
}

/**
 * A new message of the person is their word on what is asked of whom next, so earlier turns do not count here; but where
 * it was put into their mouth, whoever did it has a hand in all that is done for it.
 */
function readInThisRun(turn: Before, skills: readonly LoadedSkill[], call: Call): Label {
  const answers = answersBefore(turn.run.steps, call).map((step) => labelOfAnswer(step, skills));
  return join(promptedBy(turn) ?? own, ...answers);
}

/** Of a skill, or of the application that asked. One that has left the assistant since then has no title here. */
export const titleOf = (skills: readonly LoadedSkill[], id: string): string =>
  skills.find(({ skillId }) => skillId === id)?.title ??
  skills.find(({ application }) => application.id === id)?.application.name ??
  "?";
