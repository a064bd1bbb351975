import { createRoute } from "@tanstack/react-router";
import { shellRoute } from "../app/root.tsx";
import { ChatHomePage, ConversationPage } from "./chat-page.tsx";
import { readNewConversationSearch } from "./search.ts";

const home = createRoute({
  getParentRoute: () => shellRoute,
  path: "/chat",
  validateSearch: readNewConversationSearch,
  component: ChatHomePage,
});

const conversation = createRoute({
  getParentRoute: () => shellRoute,
  path: "/chat/$conversationId",
  component: ConversationPage,
});

export const chatRoutes = [home, conversation] as const;
