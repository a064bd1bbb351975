export { offlinePlanner } from "./offline/planner.ts";
export type {
  CallProblem,
  NextStep,
  Planner,
  PlannerInput,
  PlannerOperation,
  PlannerParameter,
  TranscriptEntry,
} from "./planner.ts";
