import { type ComponentType, createContext, useContext } from "react";

/** A conversation with its box to write in, as chat shows it: the app hands it to the areas that show one too. */
export const ConversationPart = createContext<ComponentType<{ conversationId: string }>>(() => null);

export const useConversationPart = () => useContext(ConversationPart);
