export { modelPlanner } from "./model/planner.ts";
export { tryModel } from "./model/trial.ts";
export type { Ways } from "./model/way.ts";
export { offlinePlanner } from "./offline/planner.ts";
export { warmDates } from "./offline/values/mentions/dates.ts";
export { type Phrase, type TriedPhrase, tryPhrases } from "./phrases/trying.ts";
export {
  type AskState,
  type CallEntry,
  type Choice,
  type NextStep,
  type Offers,
  type OperationKey,
  type PlannedCall,
  type Planner,
  type PlannerInput,
  type PlannerIO,
  type PlannerOperation,
  plannerOperations,
  type Reference,
  type TranscriptEntry,
} from "./planner.ts";
export { ruleFor, withRules } from "./rules/rules.ts";
export { withSuggestions } from "./suggesting/suggesting.ts";
export { type Language, languageOf } from "./telling/language.ts";
export { plain } from "./telling/markdown.ts";
export { tellCalls } from "./telling/outcomes.ts";
export { sheetOf } from "./telling/sheet.ts";
export { withTimes } from "./telling/times.ts";
export { holdsPhrase } from "./words/comparing.ts";
