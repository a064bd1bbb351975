import type { AssistantId, ConversationId, MessageId, RunId } from "../../platform/ids.ts";

/** What a program keeps beside a thing of its own. */
export type Metadata = Readonly<Record<string, unknown>>;

/** A conversation as a program knows it, by the same id; before its first run there is none yet. */
export interface Thread {
  id: ConversationId;
  metadata: Metadata;
  createdAt: Date;
}

export interface ThreadMessage {
  id: MessageId;
  role: "user" | "assistant";
  text: string;
  /** `null`: nothing was run with it yet. */
  runId: RunId | null;
  assistantId: AssistantId | null;
  metadata: Metadata;
  at: Date;
}

export interface MessageFilter {
  id?: MessageId;
  runId?: string | undefined;
  order: "asc" | "desc";
  limit: number;
}
