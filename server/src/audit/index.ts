// What happened, who did it, on whose behalf. Append-only; written in the transaction of the change it tells of.

export type { AuditEventName } from "./events.ts";
export { auditRoutes } from "./http.ts";
export type { Actor, AuditEntry } from "./record.ts";
export { auditFrom, by, record } from "./record.ts";
