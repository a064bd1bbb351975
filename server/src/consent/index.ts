// Asking a person, the answer, standing grants and their end.

export { peopleAskedAgain } from "./asked-again.ts";
export type { Card } from "./card.ts";
export { scopeOnCard } from "./card.ts";
export type {
  ConsentAnswer,
  ConsentRequest,
  ConsentStatus,
  Question,
  Situation,
  SkillAsked,
} from "./consent.ts";
export { answerConsent, askConsent, closeRequest, missingScopes } from "./consent.ts";
export type { Cover } from "./coverage.ts";
export type { Duration } from "./durations.ts";
export { durations } from "./durations.ts";
export { isLive, keepConversationScopes, noteUse } from "./grant-store.ts";
export { endConversationScopes, endRunScopes, requireOwnGrant } from "./grants.ts";
export { consentRoutes } from "./http.ts";
