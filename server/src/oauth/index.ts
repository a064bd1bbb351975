// Codes, tokens and what they may do. Permission itself lives in consent; these are renderings of it.

export { stillAllowed, tokenResolver } from "./bearer.ts";
export { browserRoutes } from "./browser/http.ts";
export { clearOldChecks } from "./checks/check-store.ts";
export { type Checks, keepChecks } from "./checks/checks.ts";
export { checkRoutes } from "./checks/http.ts";
export type { CodeFor } from "./code.ts";
export { issueCode } from "./codes.ts";
export { oauthRoutes } from "./http.ts";
export { introspectionRoutes } from "./introspection/http.ts";
export { clearExpired } from "./token-store.ts";
export { CompatibleError, noSuchPerson, type Renderings, v1Errors, v1ErrorsWith } from "./v1-errors.ts";
