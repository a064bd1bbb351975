import type { Locale, Organisation, Role } from "../directory/index.ts";
import type { OrganisationId, PersonId } from "../platform/ids.ts";

/** Who signs in. */
export interface Account {
  id: PersonId;
  unionId: string;
  account: string;
  name: string;
  /** Where it is on this server. */
  picture: string | null;
  locale: Locale | null;
  organisation: Organisation;
  roles: Role[];
  disabled: boolean;
  /** Their password is one that somebody else gave them. */
  passwordGiven: boolean;
  /** `null`: no password opens it. */
  passwordHash: string | null;
  /** Of the device they come from, if they signed in from it before. */
  deviceHash: Buffer | null;
}

export interface NewSession {
  hash: Buffer;
  personId: PersonId;
  deviceHash: Buffer;
  /** Of the password that was checked. */
  passwordHash: string | null;
}

/** The person behind a session that is not over. */
export interface LiveSession {
  id: PersonId;
  organisationId: OrganisationId;
  name: string;
  locale: Locale | null;
  roles: readonly string[];
  passwordChangeNeeded: boolean;
}
