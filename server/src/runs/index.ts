// One turn of the assistant, from "the user said" to "the assistant answered". Begin with turn/advance.ts.

export { createDrafts } from "./drafts/drafts.ts";
export { draftChannels } from "./drafts/line.ts";
export type { Hands } from "./hands/hands.ts";
export type { Timing } from "./hands/lease.ts";
export type { Room } from "./hands/places.ts";
export { runRoutes, runsOfConversation } from "./http.ts";
export { clearExpiredReplies, endExpiredReplies } from "./replies/reply-token-store.ts";
export { isOver } from "./run.ts";
export { openStream } from "./show/events.ts";
export { findConversationsOfRuns, findShownRun } from "./show/shown-run-store.ts";
export { type ShownRun, viewOf } from "./show/view.ts";
export { type Following, watchFromNow } from "./show/watch.ts";
export { cancelOpenRun } from "./turn/decide.ts";
export { answerIdOf } from "./turn/finish.ts";
export { startRunOfProgram } from "./turn/start.ts";
export { handsOf, runJobs, runQueues } from "./work.ts";
export type { Worker } from "./worker.ts";
