import { createRoute } from "@tanstack/react-router";
import { signedInRoute } from "../ui/root-routes.tsx";
import { ChatHomePage, ConversationPage } from "./chat-page.tsx";
import { readNewConversationSearch } from "./search.ts";

const home = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/chat",
  validateSearch: readNewConversationSearch,
  component: ChatHomePage,
});

const conversation = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/chat/$conversationId",
  component: ConversationPage,
});

export const chatRoutes = [home, conversation] as const;
