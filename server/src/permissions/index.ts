// The catalogue of permission points: the only source of the words a consent card uses for them.
export { findPermission, isSensitive, isWriteScope, permissionCatalogue, riskOf } from "./catalogue.ts";
export { permissionRoutes, RiskView } from "./http.ts";
export type { Words } from "./permission.ts";
