// What happened, who did it, on whose behalf. Append-only; written in the transaction of the change it tells of, and
// sealed into the organisation's chain within a second.

export { auditExportRoute } from "./chain/http.ts";
export { tidyKeys } from "./chain/key.ts";
export { startSealer } from "./chain/sealer.ts";
export { type Actor, by } from "./entry.ts";
export { startTellingFrequent } from "./frequent.ts";
export { auditOften, tellFrequent } from "./frequent-store.ts";
export { auditRoutes } from "./http.ts";
export type { FindNames } from "./list/found-event.ts";
export { auditDownloadRoute } from "./list/http.ts";
export { route } from "./route.ts";
export { auditFrom, findHappened, record } from "./store.ts";
