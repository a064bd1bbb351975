import type { LoadedSkill } from "../../assistants/index.ts";
import type { Call, Turn } from "../run.ts";
import { foreignTo, hiddenFrom } from "./label.ts";
import { answersBefore, planOf } from "./read.ts";
import { labelOfValues } from "./values.ts";

/** The other skills that have a hand in a call, the latest last. */
export interface Hands {
  /** Whose private answers may be in what it sends. */
  hiddenOf: string[];
  /** Whose words may be in what it sends, or led to it at all. */
  chosenBy: string[];
}

/**
 * That an operation was chosen at all has the label of what its planner had read too, as far as this run goes: a new
 * message of the person is their word on what is done next. It is no word on what may leave.
 */
export function handsIn(
  turn: Pick<Turn, "run" | "earlier" | "earlierRuns">,
  skills: readonly LoadedSkill[],
  call: Call,
): Hands {
  const { steps } = turn.run;
  const label = labelOfValues(turn, skills, call);
  const read = planOf(steps, call)?.detail.read;
  const led = answersBefore(steps, call)
    .map(({ skillId }) => skillId)
    .filter((id) => read === undefined || read.writers.includes(id));
  return {
    hiddenOf: hiddenFrom(call.skillId, label),
    chosenBy: [...foreignTo(call.skillId, label), ...led],
  };
}

/** One that has left the assistant since then has no title here. */
export const titleOf = (skills: readonly LoadedSkill[], id: string): string =>
  skills.find(({ skillId }) => skillId === id)?.title ?? "?";
