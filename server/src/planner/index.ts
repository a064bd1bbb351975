export { offlinePlanner } from "./offline/planner.ts";
export type {
  AskState,
  NextStep,
  OperationKey,
  PlannedCall,
  Planner,
  PlannerInput,
  PlannerIO,
  PlannerOperation,
  Reference,
  TranscriptEntry,
} from "./planner.ts";
export { withRules } from "./rules/rules.ts";
export { type Language, languageOf } from "./telling/language.ts";
export { holdsPhrase } from "./words/comparing.ts";
