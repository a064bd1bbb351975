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
  /** What the person called it, or else their first words; empty until then. */
  title: string;
  /** Kept at the top of the list. */
  pinned: boolean;
  /** Of what kind the question is that waits in it for the person. */
  waitsFor: WaitsFor | null;
  /** The name of the application whose program began it in the person's name; `null`: they began it themselves. */
  program: string | null;
  createdAt: Date;
  updatedAt: Date;
}

export type WaitsFor = "consent" | "confirm";

/** A conversation that a search found. */
export interface FoundConversation extends Conversation {
  /** What was said there with the words in it, on one line; `null` where its title has them. */
  found: string | null;
}

/** What a person says of a conversation of their own. */
export interface ConversationChange {
  title?: string | undefined;
  pinned?: boolean | undefined;
}

export interface ConversationFilter {
  /** Words of its title or of what was said in it. */
  q?: string | undefined;
  waiting: boolean;
}

export interface Message {
  id: string;
  role: "user" | "assistant";
  text: string;
  runId: string;
  at: Date;
}
