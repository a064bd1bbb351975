import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shellRoute } from "../app/root.tsx";

const loadPage = () => import("./chat-page.tsx");

const home = createRoute({
  getParentRoute: () => shellRoute,
  path: "/chat",
  component: lazyRouteComponent(loadPage, "ChatHomePage"),
});

const conversation = createRoute({
  getParentRoute: () => shellRoute,
  path: "/chat/$conversationId",
  component: lazyRouteComponent(loadPage, "ConversationPage"),
});

export const chatRoutes = [home, conversation] as const;
