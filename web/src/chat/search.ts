/* What the address of a new conversation says. */

export interface NewConversationSearch {
  /** Whom the person chose to talk to. */
  assistant?: string;
}

export function readNewConversationSearch({ assistant }: Record<string, unknown>): NewConversationSearch {
  return typeof assistant === "string" && /^ast_[\w-]{1,100}$/.test(assistant) ? { assistant } : {};
}
