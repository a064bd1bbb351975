// Threads and messages.
export type { Message } from "./conversation.ts";
export { startConversation } from "./conversations.ts";
export type { RunsOfConversation } from "./http.ts";
export { conversationRoutes } from "./http.ts";
export { holdConversation, insertMessage, messageFrom, replaceMessagesFrom } from "./store.ts";
