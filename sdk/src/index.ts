export type { Platform, PlatformOptions, Profile } from "./platform.ts";
export { platform } from "./platform.ts";
export type { WebhookEvent } from "./schema.gen.ts";
export type { TokenStore, UserTokens } from "./skill/kept.ts";
export { AskAgain, PlatformError, Unreachable } from "./skill/refusals.ts";
export type { Asked, Language, Skill, SkillOperations } from "./skill/skill.ts";
export { Refusal, skill } from "./skill/skill.ts";
export { UntrustedWebhook, verifyWebhook } from "./webhook.ts";
