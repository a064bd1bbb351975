// One call of one operation: build the request, send it, read the answer.

export { invocationRoutes } from "./activity.ts";
export type { Call } from "./call.ts";
export { prepareCall, sendCall } from "./call.ts";
export { CallView, listCalls } from "./calls.ts";
export { recordOutcome, recordSending } from "./store.ts";
