import type { GrantId, OrganisationId } from "../../platform/ids.ts";

/** One request that was made under a grant. */
export interface GrantUse {
  organisationId: OrganisationId;
  grantId: GrantId;
  /** Method and path, such as `GET /v1.0/contact/users/{unionId}`. */
  api: string;
  /** The HTTP status it was answered with. */
  status: number;
}

/** A use that is not written yet; `at` by `performance.now()`, so that the database's clock alone says when it was. */
export type NotedUse = GrantUse & { at: number };
