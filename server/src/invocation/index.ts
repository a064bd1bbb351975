// One call of one operation: build the request, send it, read the answer.

export { invocationRoutes } from "./activity.ts";
export type { Proof } from "./authentication.ts";
export { authenticationFor } from "./authentication.ts";
export type { Call, PreparedCall, SealedValues, SentCall } from "./call.ts";
export { prepareCall, sendCall } from "./call.ts";
export { CallView, listCalls } from "./calls.ts";
export type { ContextFacts } from "./context.ts";
export type { ArgumentProblem } from "./invalid-arguments.ts";
export { refusalText } from "./invalid-arguments.ts";
export { recordOutcome, recordSending } from "./store.ts";
export type { StreamGateway } from "./stream/gateway.ts";
export { createStreamGateway } from "./stream/gateway.ts";
export { streamRoutes } from "./stream/http.ts";
export { findStreamNode, wasConnectedLately } from "./stream/store.ts";
export { formatTime } from "./time-entity.ts";
export { overHttp, overStream } from "./transport.ts";
