import { countPeople, endWithdrawn, restScopes } from "./own-points-store.ts";

/** What becomes of what people allowed when an API of the organisation's own is published. */
export const allowedPoints = { countPeople, rest: restScopes, end: endWithdrawn };
