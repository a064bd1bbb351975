// An organisation's own APIs: what they say of their permission points, in versions.

export type { Opening } from "./difference/opening.ts";
export { findOpened, type SeenPoint } from "./difference/seen-store.ts";
export { apiRoutes } from "./http/index.ts";
export { findApiNames } from "./store.ts";
