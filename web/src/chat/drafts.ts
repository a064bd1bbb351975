/* What a person has typed and not sent, kept for this tab so that signing in again does not lose it. */

const key = (conversationId: string) => `behalf.draft.${conversationId}`;

export function readDraft(conversationId: string): string {
  return sessionStorage.getItem(key(conversationId)) ?? "";
}

export function keepDraft(conversationId: string, text: string): void {
  if (text === "") sessionStorage.removeItem(key(conversationId));
  else sessionStorage.setItem(key(conversationId), text);
}
