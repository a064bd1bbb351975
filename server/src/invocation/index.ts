// One call of one operation: build the request, send it, read the answer.

export { invocationRoutes } from "./activity.ts";
export type { Call, PreparedCall } from "./call.ts";
export { prepareCall, sendCall } from "./call.ts";
export { CallView, listCalls } from "./calls.ts";
export type { ContextFacts } from "./context.ts";
export type { ArgumentProblem } from "./invalid-arguments.ts";
export { refusalText } from "./invalid-arguments.ts";
export { recordOutcome, recordSending } from "./store.ts";
