import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { adminRoute } from "../admin/routes.tsx";
import { readApiSearch } from "../apis/search.ts";
import { signedInRoute } from "../ui/root-routes.tsx";

/* The pages of an organisation's own APIs: with the admin's pages, and for developers and owners in the console. */

const listPage = lazyRouteComponent(() => import("../apis/list/apis-page.tsx"), "ApisPage");
const newPage = lazyRouteComponent(() => import("../apis/register/register-page.tsx"), "RegisterPage");
const apiPage = lazyRouteComponent(() => import("../apis/api-page.tsx"), "ApiPage");

const adminList = createRoute({ getParentRoute: () => adminRoute, path: "/apis", component: listPage });
const adminNew = createRoute({ getParentRoute: () => adminRoute, path: "/apis/new", component: newPage });
const adminApi = createRoute({
  getParentRoute: () => adminRoute,
  path: "/apis/$apiId",
  validateSearch: readApiSearch,
  component: apiPage,
});

export const adminApiRoutes = [adminList, adminNew, adminApi] as const;

const consoleList = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/console/apis",
  component: listPage,
});
const consoleApi = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/console/apis/$apiId",
  validateSearch: readApiSearch,
  component: apiPage,
});

export const consoleApiRoutes = [consoleList, consoleApi] as const;
