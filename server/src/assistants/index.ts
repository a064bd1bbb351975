// Assistants, their versions and skills: what a skill's document says, and the shape of it that people allow.
export type { Assistant, RunAssistant } from "./assistant.ts";
export { AssistantChangeForm, TestPhraseForm } from "./assistant-form.ts";
export {
  changeAssistant,
  createAssistant,
  deleteAssistant,
  findAssistantForTalk,
  findOwnAssistant,
  findSeenAssistant,
} from "./assistants.ts";
export type { Authentication } from "./authentication/authentication-form.ts";
export { openAuthentication } from "./authentication/sealed-authentication.ts";
export { tidyAuthentications } from "./authentication/tidy-authentications.ts";
export { isIcon } from "./given-text.ts";
export { assistantRoutes } from "./http.ts";
export { maxTestPhrases } from "./limits.ts";
export type { AssistantPlan, PlanningRule } from "./plan.ts";
export { builderRoles, mayBuild } from "./policy.ts";
export type { LoadedSkill } from "./skills/loaded-skill-store.ts";
export { findPublishedSkill, loadSkills, skillTitle } from "./skills/loaded-skill-store.ts";
export { type SharedSkill, shareSkill, stopSharingSkill } from "./skills/sharing.ts";
export { addSkill, documents } from "./skills/skills.ts";
export { findHosts } from "./skills/uses-store.ts";
export { assistantOfConversation, assistantOfRun, countAssistants, findAssistantNames } from "./store.ts";
export type { Suggestions } from "./suggestions.ts";
export { type AssistantBar, barOfRun, isInUse } from "./use-store.ts";
export { holdSkills, type SkillGone } from "./versions/gone-skills-store.ts";
export { skillStands } from "./versions/version-store.ts";
export { findDifference, publish } from "./versions/versions.ts";
