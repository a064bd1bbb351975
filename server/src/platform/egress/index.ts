export type { HostPort } from "./destination.ts";
export type { Egress, OutboundAnswer } from "./egress.ts";
export { createEgress } from "./egress.ts";
export type { AnswerHead, FailureReason } from "./failure.ts";
