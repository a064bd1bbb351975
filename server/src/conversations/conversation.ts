import type { AssistantId, ConversationId, OrganisationId, PersonId } from "../platform/ids.ts";

/** A thread between one person and one assistant. In a draft one the builder talks to what is not yet published. */
export interface Conversation {
  id: ConversationId;
  organisationId: OrganisationId;
  personId: PersonId;
  assistantId: AssistantId;
  assistantName: string;
  /** One character, or empty. */
  assistantIcon: string;
  draft: boolean;
  /** The person's first words; empty until then. */
  title: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface Message {
  id: string;
  role: "user" | "assistant";
  text: string;
  runId: string;
  at: Date;
}
