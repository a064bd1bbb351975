export type { PlatformOptions, Profile, UserTokens } from "./platform.ts";
export { PlatformError, platform } from "./platform.ts";
