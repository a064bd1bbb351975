// Threads and messages.
export type { Message } from "./conversation.ts";
export type { RunsOfConversation } from "./http.ts";
export { conversationRoutes } from "./http.ts";
export { holdConversation, insertMessage, messageFrom } from "./store.ts";
