// Threads and messages.
export type { Message } from "./conversation.ts";
export { deleteConversation, startConversation } from "./conversations.ts";
export type { RunsOfConversation } from "./http.ts";
export { conversationRoutes } from "./http.ts";
export { hideMessage, holdConversation, insertMessage, messageFrom, replaceMessagesFrom } from "./store.ts";
export { threadId, wireMessageId } from "./wire-ids.ts";
