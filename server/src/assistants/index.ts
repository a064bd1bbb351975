// Assistants, their versions and skills: what a skill's document says, and the shape of it that people allow.
export { createAssistant, findAssistantForTalk } from "./assistants.ts";
export type { Authentication } from "./authentication-form.ts";
export { assistantRoutes } from "./http.ts";
export type { LoadedSkill } from "./loaded-skill-store.ts";
export { loadSkills } from "./loaded-skill-store.ts";
export type { AssistantPlan, PlanningRule } from "./plan.ts";
export { readSkillFile } from "./read-file.ts";
export { closeReaders } from "./reading/read.ts";
export type { ReviewedShape } from "./reading/shape.ts";
export { confirmationShape, covers, isSealed } from "./reading/shape.ts";
export type { Context, JsonSchema, Operation, Parameter } from "./reading/skill-document.ts";
export { openAuthentication } from "./sealed-authentication.ts";
export { addSkill } from "./skills.ts";
export { tidyAuthentications } from "./tidy-authentications.ts";
export { publish } from "./versions.ts";
