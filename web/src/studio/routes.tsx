import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "../ui/root-routes.tsx";
import { readAnalyticsSearch, readAssistantSearch, readSkillSearch } from "./search.ts";

const home = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/studio",
  component: lazyRouteComponent(() => import("./assistants-page.tsx"), "AssistantsPage"),
});

const assistant = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/studio/$assistantId",
  validateSearch: readAssistantSearch,
  component: lazyRouteComponent(() => import("./assistant-page.tsx"), "AssistantPage"),
  staticData: { workbench: true },
});

const analytics = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/studio/$assistantId/analytics",
  validateSearch: readAnalyticsSearch,
  component: lazyRouteComponent(() => import("./analytics/analytics-page.tsx"), "AnalyticsPage"),
});

const loadSkillPage = () => import("./skill/skill-page.tsx");

const newSkill = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/studio/$assistantId/skills/new",
  validateSearch: readSkillSearch,
  component: lazyRouteComponent(loadSkillPage, "NewSkillPage"),
  staticData: { workbench: true },
});

const skill = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/studio/$assistantId/skills/$skillId",
  validateSearch: readSkillSearch,
  component: lazyRouteComponent(loadSkillPage, "SkillPage"),
  staticData: { workbench: true },
});

export const studioRoutes = [home, assistant, analytics, newSkill, skill] as const;
