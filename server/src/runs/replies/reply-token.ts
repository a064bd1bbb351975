import type { ApplicationId, CallId, ConversationId, PersonId, RunId } from "../../platform/ids.ts";

/** The two forms in which a skill may be given a way to answer into the chat (wire format, context pairs). */
export const replyKinds = ["conversationToken", "sessionWebhook"] as const;
export type ReplyKind = (typeof replyKinds)[number];

/** The one call that a skill may say something to. */
export interface ReplyPlace {
  applicationId: ApplicationId;
  personId: PersonId;
  runId: RunId;
  callId: CallId;
  conversationId: ConversationId;
}
