// OAuth clients: their id and secret, the permissions applied for and approved.

export { KeptSecretView, Rotation } from "./application-view.ts";
export { createApplication, findOwnApplication } from "./applications.ts";
export { holdApproved, isApprovedFor, isAskedFor, type Use } from "./approval-store.ts";
export { approvedScopes, askForHosts, endApprovals, pinApprovals, reopenApprovals } from "./approvals.ts";
export { type Client, findClientFor } from "./clients.ts";
export { applicationRoutes } from "./http.ts";
export { countPending } from "./permission-store.ts";
export {
  applyForPermissions,
  decidePermission,
  listPermissionRequests,
} from "./permissions.ts";
export { applicationRoles, ownedBy } from "./policy.ts";
export { noteRefusedClient, noteWrongSecret } from "./secret-limit.ts";
export { clientWith, type PresentedClient } from "./secret-store.ts";
export { authenticateClient, noteSecretUse, presentedClient } from "./secrets.ts";
export { countApplications, findApplicationNames } from "./store.ts";
