import type { Moment } from "./wire-proxy.ts";

const redemption = /update oauth_code set spent_at/;
const decision = /update consent_request\s+set status = \$\d+, answered_scopes/;
const revocation = /update consent_grant set revoked_at/;
const message = /insert into run\b/;
const sending = /insert into skill_call\b/;

/** The moments at which a node is killed or stopped, named by what is about to happen or has just happened. */
export const moments = {
  messageTaken: { statement: message, commit: "after" },
  decisionNotCommitted: { statement: decision, commit: "before" },
  decisionCommitted: { statement: decision, commit: "after" },
  codeSpent: { statement: redemption, commit: "after" },
  revoked: { statement: revocation, commit: "after" },
  /** The code's hash, the masked request and the step are written and not committed. */
  sendingNotNoted: { statement: sending, commit: "before" },
  /** They are committed, and nothing is sent. */
  sendingNoted: { statement: sending, commit: "after" },
} as const satisfies Record<string, Moment>;
