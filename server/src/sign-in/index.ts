// How a person proves who they are: passwords and sessions.
export { resolveCaller, stillSignedIn } from "./sessions.ts";
export type { SetUp } from "./set-up.ts";
export { createFirstAdmin, createSetUp, isEmpty, isStillEmpty } from "./set-up.ts";
