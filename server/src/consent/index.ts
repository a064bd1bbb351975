// Asking a person, the answer, standing grants and their end.
export { peopleAskedAgain } from "./asked-again.ts";
export { type Card, type Reader, scopeOnCard, type Unapproved, type Widened } from "./card.ts";
export { allowClient, type ClientDuration, findWidened, missingForClient } from "./client.ts";
export type { ConsentAnswer, ConsentStatus, Question, SkillAsked } from "./consent.ts";
export type { Cover } from "./coverage.ts";
export { endExpiredScopes } from "./ended-scopes-store.ts";
export type { EndedGrant, Grant } from "./grant.ts";
export { isKept, isLive, keepConversationScopes } from "./grant-store.ts";
export {
  endConversationScopes,
  endRunScopes,
  listEndedGrants,
  listGrants,
  requireOwnGrant,
  revokeAllGrants,
  revokeScope,
} from "./grants.ts";
export { consentRoutes } from "./http.ts";
export { consentJobs, consentQueues } from "./jobs.ts";
export { allowedPoints } from "./own-points.ts";
export { answerConsent, askConsent, closeRequest, missingScopes } from "./requests.ts";
export { keepShown, type Shown, shownOf } from "./shown.ts";
export type { GrantUse } from "./uses/grant-use.ts";
export { clearOldUses } from "./uses/grant-use-store.ts";
export { type GrantUses, keepGrantUses } from "./uses/grant-uses.ts";
export { Because, ClientDurationView, DurationView, OnCard, SkillTitle } from "./view.ts";
