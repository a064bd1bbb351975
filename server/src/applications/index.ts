// OAuth clients: their id and secret, the permissions applied for and approved.
export { createApplication, findOwnApplication } from "./applications.ts";
export { applicationRoutes } from "./http.ts";
export {
  applyForPermissions,
  approvedScopes,
  decidePermission,
  listPermissionRequests,
} from "./permissions.ts";
export { applicationRoles } from "./policy.ts";
export { authenticateClient, presentedClient } from "./secrets.ts";
export { clientWith, holdApproved, type PresentedClient, recordRefusedClient } from "./store.ts";
