// The permission points of an organisation: the only source of the words a consent card uses for them.
export { builtIn } from "./built-in/index.ts";
export type { Catalogue } from "./catalogue.ts";
export {
  catalogueChannel,
  findCatalogue,
  followCatalogues,
  forgetCatalogue,
  platformCatalogue,
} from "./find-catalogue.ts";
export { KindView, permissionRoutes, RiskView } from "./http.ts";
export {
  type ApiOperation,
  type Audience,
  type Permission,
  platformAudience,
  type Words,
} from "./permission.ts";
export {
  findKinds,
  holdPoints,
  keepPoints,
  type PublishedPoint,
  withdrawPoints,
  writePoints,
} from "./point-store.ts";
export { audienceOf, fieldsOf, isForApplications } from "./store.ts";
