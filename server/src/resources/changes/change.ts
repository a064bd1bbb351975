import type { ApplicationPrincipal, PersonPrincipal, TokenPrincipal } from "../../platform/http/principal.ts";
import type { ChangeId, PersonId, RunId } from "../../platform/ids.ts";

/** Who may change a person's events and to-dos: a client for them, an application for itself, they themselves. */
export type Changer = TokenPrincipal | ApplicationPrincipal | PersonPrincipal;

export const changeKinds = ["event", "todo"] as const;

export interface Change {
  /** Whose event or to-do it is. */
  owner: PersonId;
  kind: (typeof changeKinds)[number];
  resourceId: string;
  action: "created" | "changed" | "deleted";
  /** What it is called, for the list of what was done. */
  title: string;
  /** The row as it was, enough to put it back; null where it was made. */
  before: object | null;
  /** The row's after the change. */
  version: number;
}

/** `changed`: something else was done to it since. `late`: it was done more than a day ago. */
export const undoStates = ["possible", "undone", "changed", "late"] as const;

/** What an application did, as it is told. */
export interface KeptChange extends Pick<Change, "kind" | "resourceId" | "action" | "title"> {
  id: ChangeId;
  /** What the application is called. */
  application: string;
  runId: RunId | null;
  at: Date;
  undo: (typeof undoStates)[number];
}

/** A change that is to be undone. */
export interface UndoableChange
  extends Pick<Change, "kind" | "resourceId" | "action" | "before" | "version"> {
  undone: boolean;
  late: boolean;
}
