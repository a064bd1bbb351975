import type { Audience } from "../../permissions/index.ts";
import type { GrantId, OrganisationId } from "../../platform/ids.ts";

/** One request that was made under a grant. */
export interface GrantUse {
  organisationId: OrganisationId;
  grantId: GrantId;
  /** Whose API was asked. */
  audience: Audience;
  /** Method and path, such as `GET /v1.0/contact/users/{unionId}`; of an own API as it says itself, or nothing. */
  api: string;
  /** The HTTP status it was answered with. */
  status: number;
}

/** A use that is not written yet; `at` by `performance.now()`, so that the database's clock alone says when it was. */
export type NotedUse = GrantUse & { at: number };
