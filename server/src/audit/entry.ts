import type { ApplicationId, PersonId } from "../platform/ids.ts";
import type { AuditEventName } from "./events.ts";

/** Who did it: a person in their own session, an application with its secret or token, or the platform itself. */
export type Actor =
  | { kind: "person"; id: PersonId }
  | { kind: "application"; id: ApplicationId }
  | { kind: "system"; id: null };

export const by = {
  person: (id: PersonId): Actor => ({ kind: "person", id }),
  application: (id: ApplicationId): Actor => ({ kind: "application", id }),
  system: { kind: "system", id: null } satisfies Actor,
};

export interface AuditEntry {
  event: AuditEventName;
  actor: Actor;
  /** The id of what it is about. */
  subject?: string;
  /** Never a secret, a code or a token. */
  details?: Record<string, unknown>;
}
