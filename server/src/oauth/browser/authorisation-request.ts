import type { ClientDuration, Shown, Widened } from "../../consent/index.ts";
import type { ApplicationId, AuthorisationRequestId } from "../../platform/ids.ts";

/** Why this person cannot allow it, whatever they choose: they are of another organisation, or do not administer it. */
export type Hindrance = "other_organisation" | "not_administrator";

/** A question that a page in the browser puts to one person, for an application itself. */
export interface AuthorisationRequest {
  id: AuthorisationRequestId;
  application: { id: ApplicationId; name: string; privacyUrl: string | null };
  /** As it stood behind `?` in the address that the application sent the browser to. */
  query: string;
  /** What the code will be for. */
  wanted: string[];
  /** What of it the person does not allow yet. */
  scopes: string[];
  hindrance: Hindrance | null;
  /** Of permissions of the organisation's own APIs, the version that the page shows, and what rests until it is seen. */
  shown: Shown;
  widened: readonly Widened[];
  status: "pending" | "allow" | "deny";
  /** Nobody answered in time. */
  over: boolean;
  expiresAt: Date;
}

export interface AuthorisationAnswer {
  id: AuthorisationRequestId;
  decision: "allow" | "deny";
  duration: ClientDuration;
}

/** A page that asks, or where the browser goes at once. */
export type Opened = { request: AuthorisationRequest } | { backTo: string };
