// OAuth clients: their id and secret, the permissions applied for and approved.

export { createApplication, findOwnApplication } from "./applications.ts";
export { holdApproved, isApprovedFor, type Use } from "./approval-store.ts";
export { approvedScopes, askForHosts, pinApprovals } from "./approvals.ts";
export { applicationRoutes } from "./http.ts";
export {
  applyForPermissions,
  decidePermission,
  listPermissionRequests,
} from "./permissions.ts";
export { applicationRoles } from "./policy.ts";
export { noteRefusedClient, noteWrongSecret } from "./secret-limit.ts";
export { clientWith, type PresentedClient } from "./secret-store.ts";
export { authenticateClient, presentedClient } from "./secrets.ts";
