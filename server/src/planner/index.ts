export { offlinePlanner } from "./offline/planner.ts";
export type { NextStep, Planner, PlannerInput, PlannerOperation, TranscriptEntry } from "./planner.ts";
export { withRules } from "./rules.ts";
export { says } from "./said.ts";
