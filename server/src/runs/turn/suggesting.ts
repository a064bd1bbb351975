import type { LoadedSkill } from "../../assistants/index.ts";
import type { PlannerInput } from "../../planner/index.ts";
import { isOpen } from "../dispatch/permission.ts";
import { isForPlatform, namesOf } from "../own-answers/own-answer.ts";
import { isOwnLabel } from "../provenance/label.ts";
import { readByNow } from "../provenance/read.ts";
import type { Turn } from "../run.ts";
import { findOperation } from "../skill-operation.ts";

/** What may be offered to say next; `undefined`: nothing, as where every message is passed on. */
export function suggestingOf(turn: Turn, skills: readonly LoadedSkill[]): PlannerInput["suggest"] {
  const { assistant } = turn.run;
  const { suggestions, starters, mode } = assistant;
  const { kind, rule, questions } = suggestions;
  if (kind === "off" || mode === "pass_through") return undefined;
  return {
    kind,
    rule,
    questions,
    starters,
    isFree: isOwnLabel(readByNow(turn, skills)),
    mayRun: (key) => {
      const found = findOperation(skills, key);
      return found !== undefined && isOpen(assistant, found);
    },
    isPlatforms: (text) => isForPlatform(text, assistant, namesOf(turn, skills)),
  };
}
