// What happened, who did it, on whose behalf. Append-only; written in the transaction of the change it tells of.

export { auditRoutes } from "./http.ts";
export type { Actor } from "./record.ts";
export { auditFrom, by, record } from "./record.ts";
