// One call of one operation: build the request, send it, read the answer.

export { openedEnvelope } from "./answer/envelope/opened.ts";
export { checkArguments } from "./arguments/arguments.ts";
export type { ArgumentProblem } from "./arguments/invalid-arguments.ts";
export { refusalText } from "./arguments/invalid-arguments.ts";
export { withOtherMembers } from "./arguments/other-members.ts";
export { formatTime } from "./arguments/time-entity.ts";
export type { Proof } from "./authentication/authentication.ts";
export { authenticationFor } from "./authentication/authentication.ts";
export type { Exchange, IncompleteRequest, OutgoingRequest, PreparedRequest, SealedValues } from "./call.ts";
export { prepareRequest, sendRequest } from "./call.ts";
export { invocationRoutes } from "./http.ts";
export { logRoutes } from "./log/http.ts";
export type { CallOutcome, CallProblem } from "./outcome.ts";
export { callProblems } from "./outcome.ts";
export type { ContextFacts } from "./request/context.ts";
export { dropOldCalls, outcomePart, recordOutcome, sendingParts } from "./store.ts";
export type { StreamGateway } from "./stream/gateway.ts";
export { createStreamGateway } from "./stream/gateway.ts";
export { streamRoutes } from "./stream/http.ts";
export { findStreamNode, wasConnectedLately } from "./stream/store.ts";
export { CallView, listCalls } from "./trace/calls.ts";
export { overHttp, overStream } from "./transport.ts";
