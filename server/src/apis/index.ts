// An organisation's own APIs: what they say of their permission points, in versions, and what they ask of tokens.

export type { Subject } from "./api.ts";
export { findOwnedApi } from "./apis.ts";
export { type ApiCredentials, noteApiSecretUse, presentedApi, refuseApi } from "./credentials.ts";
export { apiAt, apiWith, findApiBy, type PresentedApi } from "./credentials-store.ts";
export type { Opening } from "./difference/opening.ts";
export { findOpened, type SeenPoint } from "./difference/seen-store.ts";
export { apiRoutes } from "./http/index.ts";
export { endAllSecrets } from "./secrets.ts";
export { findApiNames, findApis } from "./store.ts";
export { pairwiseId, subjectAt } from "./subject.ts";
