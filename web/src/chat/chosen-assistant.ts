import type { AssistantSummary, ConversationSummary } from "../api/schema.gen.ts";

/** An assistant as people talk to it. */
export interface KnownAssistant {
  id: string;
  name: string;
  description: string;
  icon: string;
}

export function knownAssistants(assistants: readonly AssistantSummary[]): KnownAssistant[] {
  return assistants.flatMap(({ id, published, disabled }) =>
    published === null || disabled ? [] : [{ id, ...published }],
  );
}

/** The one that was asked for. Among several none is taken by itself. */
export function chosenAssistant(
  known: readonly KnownAssistant[],
  askedFor: string | undefined,
): KnownAssistant | undefined {
  const [only, ...others] = known;
  return others.length === 0 ? only : known.find(({ id }) => id === askedFor);
}

/** Whom the person talked to last. */
export function lastUsed(conversations: readonly ConversationSummary[]): string | undefined {
  const real = conversations.filter(({ draft }) => !draft);
  return real.toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))[0]?.assistantId;
}
