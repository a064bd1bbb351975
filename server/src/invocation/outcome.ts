/**
 * Why a call has no answer. `unknown`: it was sent and nobody knows whether the skill did it; such a call is never
 * sent again. `refused`: no permission. `cancelled`: the person saw what would be sent and chose not to send it.
 */
export const callProblems = [
  "failed",
  "unknown",
  "refused",
  "cancelled",
  "planning_off",
  "not_available",
] as const;
export type CallProblem = (typeof callProblems)[number];

/**
 * What came of a call. `result`: parsed JSON, or text. `reason`: in the language in which the person is answered,
 * empty where there is nothing to add. `wrote`: what was asked for may change something, and was done. `unread`: the
 * type of an answer that cannot be shown.
 */
export type CallOutcome =
  | {
      outcome: "answered";
      result: unknown;
      display: "auto" | "disabled" | "markdown";
      wrote?: true;
      unread?: string;
    }
  | { outcome: CallProblem; reason: string };
