export { offlinePlanner } from "./offline/planner.ts";
export type { NextStep, Planner, PlannerInput, PlannerOperation, TranscriptEntry } from "./planner.ts";
export { withRules } from "./rules/rules.ts";
export { says } from "./rules/said.ts";
