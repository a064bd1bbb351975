import type { ApplicationId, CallId, OrganisationId, PersonId, RunId } from "../ids.ts";

/** A person in a session of their own. */
export interface PersonPrincipal {
  readonly kind: "person";
  readonly id: PersonId;
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly locale: "zh" | "en";
  readonly roles: readonly string[];
  readonly csrfToken: string;
  /** Somebody else gave them their password: before they set their own, they may do nothing else. */
  readonly passwordChangeNeeded?: boolean;
}

export interface PersonOfToken {
  readonly name: string;
  readonly unionId: string;
  readonly avatarUrl: string | null;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly stateCode: string | null;
}

/** A client with a token that acts for a person. */
export interface TokenPrincipal {
  readonly kind: "token";
  readonly organisationId: OrganisationId;
  readonly applicationId: ApplicationId;
  readonly personId: PersonId;
  /** The same person, as they were found with the token. */
  readonly person: PersonOfToken;
  /** What the token may do at this moment; how much of the person it may see too. */
  readonly scopes: readonly string[];
  /** The run and the call whose code it was issued for; null where a refresh or a browser got it. */
  readonly runId: RunId | null;
  readonly callId: CallId | null;
}

/** An application for itself. */
export interface ApplicationPrincipal {
  readonly kind: "application";
  readonly organisationId: OrganisationId;
  readonly applicationId: ApplicationId;
  /** What an admin approved it for at this moment; nothing that only a person can allow. */
  readonly scopes: readonly string[];
}

export const nobody = { kind: "nobody" } as const;

/** Who makes a request. The organisation it acts in is the principal's, whatever a path or a body says. */
export type Principal = PersonPrincipal | TokenPrincipal | ApplicationPrincipal | typeof nobody;
