import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { rootRoute, signedInRoute } from "../ui/root-routes.tsx";
import {
  placeOfTab,
  readApprovalsSearch,
  readAuditSearch,
  readInventorySearch,
  readPeopleSearch,
} from "./search.ts";

export const adminRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/admin",
  component: lazyRouteComponent(() => import("./frame/admin-frame.tsx"), "AdminFrame"),
});

const home = createRoute({
  getParentRoute: () => adminRoute,
  path: "/",
  beforeLoad: ({ location }) => {
    throw redirect({ ...placeOfTab({ ...location.search }), replace: true });
  },
});

const approvals = createRoute({
  getParentRoute: () => adminRoute,
  path: "/approvals",
  validateSearch: readApprovalsSearch,
  component: lazyRouteComponent(() => import("./approvals/approvals-page.tsx"), "ApprovalsPage"),
});

const people = createRoute({
  getParentRoute: () => adminRoute,
  path: "/people",
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import("./members/people-page.tsx"), "PeoplePage"),
});

const applications = createRoute({
  getParentRoute: () => adminRoute,
  path: "/applications",
  validateSearch: readInventorySearch,
  component: lazyRouteComponent(() => import("./inventory/applications-page.tsx"), "ApplicationsPage"),
});

const assistants = createRoute({
  getParentRoute: () => adminRoute,
  path: "/assistants",
  validateSearch: readInventorySearch,
  component: lazyRouteComponent(() => import("./inventory/assistants-page.tsx"), "AssistantsPage"),
});

const confirmations = createRoute({
  getParentRoute: () => adminRoute,
  path: "/confirmations",
  component: lazyRouteComponent(() => import("./confirmations/confirmations-page.tsx"), "ConfirmationsPage"),
});

const model = createRoute({
  getParentRoute: () => adminRoute,
  path: "/model",
  component: lazyRouteComponent(() => import("./model/model-page.tsx"), "ModelPage"),
});

const roles = createRoute({
  getParentRoute: () => adminRoute,
  path: "/roles",
  validateSearch: readInventorySearch,
  component: lazyRouteComponent(() => import("./roles/roles-page.tsx"), "RolesPage"),
});

const audit = createRoute({
  getParentRoute: () => adminRoute,
  path: "/audit",
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import("./audit/audit-page.tsx"), "AuditPage"),
});

/** Below `adminRoute`, beside those that the app adds. */
export const adminPages = [
  home,
  approvals,
  people,
  applications,
  assistants,
  confirmations,
  model,
  roles,
  audit,
] as const;

/** Open to whoever has the printed link, while there is no organisation yet. */
export const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/set-up",
  component: lazyRouteComponent(() => import("./set-up.tsx"), "SetUpPage"),
});
