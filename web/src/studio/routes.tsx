import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { signedInRoute } from "../ui/root-routes.tsx";
import { readAssistantSearch, readSkillSearch } from "./search.ts";

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
});

const loadSkillPage = () => import("./skill/skill-page.tsx");

const newSkill = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/studio/$assistantId/skills/new",
  validateSearch: readSkillSearch,
  component: lazyRouteComponent(loadSkillPage, "NewSkillPage"),
});

const skill = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/studio/$assistantId/skills/$skillId",
  validateSearch: readSkillSearch,
  component: lazyRouteComponent(loadSkillPage, "SkillPage"),
});

export const studioRoutes = [home, assistant, newSkill, skill] as const;
