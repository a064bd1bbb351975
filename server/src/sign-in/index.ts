// How a person proves who they are: passwords and sessions.

export { signInRoutes } from "./http.ts";
export { linkRoutes } from "./links/http.ts";
export { addMemberWithPassword, memberPasswords, resetPassword } from "./passwords.ts";
export { resolvePerson, stillSignedIn } from "./sessions.ts";
export { createFirstAdmin, createSetUp, type SetUp } from "./set-up.ts";
