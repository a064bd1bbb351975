// Assistants, their versions and skills: what a skill's document says, and the shape of it that people allow.
export type { RunAssistant } from "./assistant.ts";
export { createAssistant, findAssistantForTalk, findOwnAssistant } from "./assistants.ts";
export type { Authentication } from "./authentication/authentication-form.ts";
export { openAuthentication } from "./authentication/sealed-authentication.ts";
export { tidyAuthentications } from "./authentication/tidy-authentications.ts";
export { assistantRoutes } from "./http.ts";
export type { AssistantPlan, PlanningRule } from "./plan.ts";
export { builderRoles, mayBuild } from "./policy.ts";
export type { LoadedSkill } from "./skills/loaded-skill-store.ts";
export { findPublishedSkill, loadSkills, skillTitle } from "./skills/loaded-skill-store.ts";
export { addSkill } from "./skills/skills.ts";
export { findHosts } from "./skills/uses-store.ts";
export { assistantOfConversation, assistantOfRun, countAssistants, findAssistantNames } from "./store.ts";
export { type AssistantBar, barOfRun, isInUse } from "./use-store.ts";
export { holdSkills, type SkillGone } from "./versions/gone-skills-store.ts";
export { skillStands } from "./versions/version-store.ts";
export { publish } from "./versions/versions.ts";
