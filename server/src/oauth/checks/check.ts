import type { ApiId, ApplicationId, CheckId, OrganisationId } from "../../platform/ids.ts";

/** One question of an API about a token of its own. */
export interface Check {
  id: CheckId;
  organisationId: OrganisationId;
  apiId: ApiId;
  applicationId: ApplicationId;
  /** Tells people apart and nobody who they are; an application itself has none. */
  person: Buffer | null;
  operation: string | null;
  refused: boolean;
  /** Of what the operation needs, what the token did not open. */
  missing: readonly string[];
}

/** A check that is not written yet; `at` by `performance.now()`, so that the database's clock alone says when it was. */
export type NotedCheck = Check & { at: number };

/** What came of a request that an API checked, as it tells afterwards. */
export interface Outcome {
  organisationId: OrganisationId;
  apiId: ApiId;
  check: CheckId;
  status: number;
  milliseconds: number;
}
