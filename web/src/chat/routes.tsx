import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "../ui/root-routes.tsx";
import { ChatHomePage } from "./chat-page.tsx";
import { readNewConversationSearch } from "./search.ts";

const home = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/chat",
  validateSearch: readNewConversationSearch,
  component: ChatHomePage,
});

/** An empty conversation needs none of it. */
export const loadConversationPage = () => import("./conversation-page.tsx");

const conversation = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/chat/$conversationId",
  component: lazyRouteComponent(loadConversationPage, "ConversationPage"),
  staticData: { immersive: true },
});

export const chatRoutes = [home, conversation] as const;
