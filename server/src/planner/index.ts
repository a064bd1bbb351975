export { modelPlanner } from "./model/planner.ts";
export { tryModel } from "./model/trial.ts";
export type { Ways } from "./model/way.ts";
export { offlinePlanner } from "./offline/planner.ts";
export { warmDates } from "./offline/values/mentions/dates.ts";
export type {
  AnswerPart,
  AskState,
  CallEntry,
  Choice,
  EarlierCall,
  EarlierTurn,
  NextStep,
  Offers,
  OperationKey,
  PlannedCall,
  Planner,
  PlannerInput,
  PlannerIO,
  PlannerOperation,
  Reference,
  TranscriptEntry,
} from "./planner.ts";
export { ruleFor, withRules } from "./rules/rules.ts";
export { type Language, languageOf } from "./telling/language.ts";
export { plain } from "./telling/markdown.ts";
export { tellCalls } from "./telling/outcomes.ts";
export { sheetOf } from "./telling/sheet.ts";
export { withTimes } from "./telling/times.ts";
export { holdsPhrase } from "./words/comparing.ts";
