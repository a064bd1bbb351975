import type { ApplicationPrincipal, PersonPrincipal, TokenPrincipal } from "../../platform/http/principal.ts";
import type { PersonId } from "../../platform/ids.ts";

/** Who may change a person's events and to-dos: a client for them, an application for itself, they themselves. */
export type Changer = TokenPrincipal | ApplicationPrincipal | PersonPrincipal;

export interface Change {
  /** Whose event or to-do it is. */
  owner: PersonId;
  kind: "event" | "todo";
  resourceId: string;
  action: "created" | "changed" | "deleted";
  /** What it is called, for the list of what was done. */
  title: string;
  /** The row as it was, enough to put it back; null where it was made. */
  before: object | null;
  /** The row's after the change. */
  version: number;
}
