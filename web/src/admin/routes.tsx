import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { rootRoute, signedInRoute } from "../ui/root-routes.tsx";
import {
  placeOfTab,
  readApprovalsSearch,
  readAuditSearch,
  readInventorySearch,
  readPeopleSearch,
} from "./search.ts";

const admin = createRoute({
  getParentRoute: () => signedInRoute,
  path: "/admin",
  component: lazyRouteComponent(() => import("./frame/admin-frame.tsx"), "AdminFrame"),
});

const home = createRoute({
  getParentRoute: () => admin,
  path: "/",
  beforeLoad: ({ location }) => {
    throw redirect({ ...placeOfTab({ ...location.search }), replace: true });
  },
});

const approvals = createRoute({
  getParentRoute: () => admin,
  path: "/approvals",
  validateSearch: readApprovalsSearch,
  component: lazyRouteComponent(() => import("./approvals/approvals-page.tsx"), "ApprovalsPage"),
});

const people = createRoute({
  getParentRoute: () => admin,
  path: "/people",
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import("./members/people-page.tsx"), "PeoplePage"),
});

const applications = createRoute({
  getParentRoute: () => admin,
  path: "/applications",
  validateSearch: readInventorySearch,
  component: lazyRouteComponent(() => import("./inventory/applications-page.tsx"), "ApplicationsPage"),
});

const assistants = createRoute({
  getParentRoute: () => admin,
  path: "/assistants",
  validateSearch: readInventorySearch,
  component: lazyRouteComponent(() => import("./inventory/assistants-page.tsx"), "AssistantsPage"),
});

const confirmations = createRoute({
  getParentRoute: () => admin,
  path: "/confirmations",
  component: lazyRouteComponent(() => import("./confirmations/confirmations-page.tsx"), "ConfirmationsPage"),
});

const model = createRoute({
  getParentRoute: () => admin,
  path: "/model",
  component: lazyRouteComponent(() => import("./model/model-page.tsx"), "ModelPage"),
});

const roles = createRoute({
  getParentRoute: () => admin,
  path: "/roles",
  validateSearch: readInventorySearch,
  component: lazyRouteComponent(() => import("./roles/roles-page.tsx"), "RolesPage"),
});

const audit = createRoute({
  getParentRoute: () => admin,
  path: "/audit",
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import("./audit/audit-page.tsx"), "AuditPage"),
});

export const adminRoutes = [
  admin.addChildren([home, approvals, people, applications, assistants, confirmations, model, roles, audit]),
] as const;

/** Open to whoever has the printed link, while there is no organisation yet. */
export const setUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/set-up",
  component: lazyRouteComponent(() => import("./set-up.tsx"), "SetUpPage"),
});
