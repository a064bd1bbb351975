export type { HostPort } from "./destination.ts";
export type { Egress, EgressRules, OutboundAnswer, OutboundRequest } from "./egress.ts";
export { createEgress } from "./egress.ts";
export { EgressFailure, EgressRefused } from "./failure.ts";
