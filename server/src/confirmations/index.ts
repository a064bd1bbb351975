// May exactly this be sent: the card, the person's word, and what they let run unasked. The twin of consent.

export type { LookedUp } from "./card.ts";
export { confirmationCard } from "./card.ts";
export type { ConfirmationAnswer } from "./confirmation.ts";
export { answerConfirmation, askConfirmation, closeConfirmation } from "./confirmation.ts";
export type { Confirmed } from "./confirmed-call.ts";
export { notTaken, refusedArguments } from "./confirmed-call.ts";
export { waiverRoutes } from "./http.ts";
export type { ConfirmReason } from "./reason.ts";
export { doing, isConfirmed } from "./reason.ts";
export type { NewConfirmation } from "./store.ts";
export type { ConfirmationOfRun } from "./view.ts";
export {
  ConfirmationOutcome,
  ConfirmationView,
  confirmationOutcome,
  confirmationView,
  formView,
  OperationForm,
} from "./view.ts";
export type { Waivable } from "./waiver-store.ts";
export { isWaived } from "./waiver-store.ts";
