import type { ApplicationId, OrganisationId, PersonId } from "../platform/ids.ts";

/** Who a token speaks for, and what it may do at this moment. */
export interface Bearer {
  applicationId: ApplicationId;
  organisationId: OrganisationId;
  /** `null` for an application's own token. */
  personId: PersonId | null;
  /** What was minted into it, still allowed by its grant, and still approved for its application. */
  scopes: readonly string[];
}
