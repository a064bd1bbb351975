import type { Crossing } from "../platform/organisation-check/judge.ts";

/**
 * What asks of all organisations at once, and why it has to. Everything else that is sent to the database is bound to
 * one; the tests and a server in development refuse it where it is not.
 */
export const acrossOrganisations: readonly Crossing[] = [
  {
    file: "src/assistants/authentication/authentication-store.ts",
    verb: "deleteUnusedAuthentications",
    tables: ["skill_authentication", "skill", "assistant", "skill_version"],
    why: "Housekeeping: the secrets of skills that nothing can call any more go, whoever's they are.",
  },
  {
    file: "src/assistants/authentication/authentication-store.ts",
    verb: "findSealedByOthers",
    tables: ["skill_authentication"],
    why: "Housekeeping: what an older key sealed is found; each is then sealed anew in its own organisation.",
  },
  {
    file: "src/audit/chain/key-store.ts",
    verb: "findKeysSealedByOthers",
    tables: ["audit_key"],
    why: "Housekeeping: what an older key sealed is found; each is then sealed anew in its own organisation.",
  },
  {
    file: "src/audit/chain/seal-store.ts",
    verb: "findRecorded",
    tables: ["audit_event"],
    why: "Whether anybody recorded anything since the last look: one id, whoever's it is.",
  },
  {
    file: "src/audit/chain/seal-store.ts",
    verb: "findUnsealed",
    tables: ["audit_event"],
    why: "One node seals for all: events are found by their ids, and each goes into its own organisation's chain.",
  },
  {
    file: "src/consent/uses/grant-use-store.ts",
    verb: "clearOldUses",
    tables: ["grant_use"],
    why: "Housekeeping: uses of grants go by their age, whoever's they are.",
  },
  {
    file: "src/oauth/checks/check-store.ts",
    verb: "clearOldChecks",
    tables: ["api_check"],
    why: "Housekeeping: checks of tokens go by their age, whoever's they are.",
  },
  {
    file: "src/audit/frequent-store.ts",
    verb: "tellFrequent",
    tables: ["frequent_event", "audit_event"],
    why: "Any node tells what came often in minutes that are over; each event is its own organisation's.",
  },
  {
    file: "src/invocation/store.ts",
    verb: "dropOldCalls",
    tables: ["skill_call"],
    why: "Housekeeping: calls go by their age, whoever's they are.",
  },
  {
    file: "src/invocation/stream/store.ts",
    verb: "endConnectionsOf",
    tables: ["stream_connection"],
    why: "A node that starts ends what a process of its own left behind, whoever's sockets they were.",
  },
  {
    file: "src/invocation/stream/store.ts",
    verb: "sweep",
    tables: ["stream_presence", "stream_connection", "stream_ticket", "audit_event"],
    why: "Any node notes which applications are away and clears what nobody can use; each event is its own organisation's.",
  },
  {
    file: "src/oauth/token-store.ts",
    verb: "clearExpired",
    tables: ["access_token", "token_family", "oauth_code", "authorisation_request", "code_misuse"],
    why: "Housekeeping: what has been over for long goes by its age, whoever's it was.",
  },
  {
    file: "src/policies/store.ts",
    verb: "findKeysSealedByOthers",
    tables: ["organisation_model"],
    why: "Housekeeping: what an older key sealed is found; each is then sealed anew in its own organisation.",
  },
  {
    file: "src/resources/calendar/once/once-store.ts",
    verb: "clearAnswers",
    tables: ["calendar_request"],
    why: "Housekeeping: what was answered to a named request goes by its age, whoever's it is.",
  },
  {
    file: "src/runs/hands/lease-store.ts",
    verb: "takeWaiting",
    tables: ["run"],
    why: "A node with a free place takes the oldest run that waits, whoever's it is.",
  },
  {
    file: "src/runs/hands/lease-store.ts",
    verb: "keepLeases",
    tables: ["run"],
    why: "One heartbeat keeps all that a node has in hand, each run known by the lease that it was taken with.",
  },
  {
    file: "src/runs/hands/lease-store.ts",
    verb: "giveBack",
    tables: ["run"],
    why: "A node that ends, or starts again, gives back all that it had.",
  },
  {
    file: "src/runs/replies/reply-token-store.ts",
    verb: "clearExpiredReplies",
    tables: ["reply_token"],
    why: "Housekeeping: nobody can use what has been over for a day.",
  },
  {
    file: "src/runs/replies/reply-token-store.ts",
    verb: "endExpiredReplies",
    tables: ["reply_token", "audit_event"],
    why: "Housekeeping: what came to its end by time is told, whoever's it was; each event is its own organisation's.",
  },
  {
    file: "src/consent/ended-scopes-store.ts",
    verb: "endExpiredScopes",
    tables: [
      "grant_scope",
      "consent_grant",
      "audit_event",
      "webhook",
      "permission_point",
      "webhook_delivery",
    ],
    why: "Housekeeping: what came to its end by time is told, whoever's it was; each event is its own organisation's.",
  },
  {
    file: "src/webhooks/sending/due-store.ts",
    verb: "takeDue",
    tables: ["webhook", "application", "webhook_delivery", "api", "person"],
    why: "A node with free places takes what is due, whoever's it is.",
  },
  {
    file: "src/webhooks/delivery-store.ts",
    verb: "clearOldDeliveries",
    tables: ["webhook_delivery"],
    why: "Housekeeping: deliveries go by their age, whoever's they are.",
  },
  {
    file: "src/webhooks/secret-store.ts",
    verb: "findSealedByOthers",
    tables: ["webhook"],
    why: "Housekeeping: what an older key sealed is found; each is then sealed anew in its own organisation.",
  },
];
