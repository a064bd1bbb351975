import { type RawBuilder, sql } from "kysely";
import type { Ctx } from "../platform/ctx.ts";
import type { ApplicationId, OrganisationId, PersonId } from "../platform/ids.ts";
import type { AuditEventName } from "./events.ts";
import { insertEvent } from "./store.ts";

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
  organisationId: OrganisationId;
  event: AuditEventName;
  actor: Actor;
  /** The id of what it is about. */
  subject?: string;
  /** Never a secret, a code or a token. */
  details?: Record<string, unknown>;
}

/** Writes one event with the statements of `ctx`: it is kept if and only if the change is. */
export function record(ctx: Ctx, entry: AuditEntry): Promise<void> {
  return insertEvent(ctx, entry);
}

/**
 * The same for a statement that changes and records at once: use it as a data-modifying CTE. `rows` selects
 * (organisation_id, event, actor_kind, actor_id, subject, details), one event a row.
 */
export function auditFrom(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insert into audit_event (organisation_id, event, actor_kind, actor_id, subject, details) ${rows}`;
}
