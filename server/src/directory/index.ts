// Organisations, people and their roles.

export type { Colleague } from "./directory.ts";
export { findColleagues, mostMatches } from "./directory.ts";
export { identityRoutes } from "./http.ts";
export type { Member, NewMember, Role } from "./members.ts";
export { addMember, roles } from "./members.ts";
export { createOrganisation } from "./organisations.ts";
export { findPerson } from "./people.ts";
