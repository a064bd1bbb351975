import type { ApplicationId, CallId, OrganisationId, PersonId, RunId, SkillId } from "../platform/ids.ts";

/** What a code is bound to: who allowed it, for which application and skill, and the one call it is made for. */
export interface CodeFor {
  organisationId: OrganisationId;
  applicationId: ApplicationId;
  personId: PersonId;
  skillId: SkillId;
  /** A draft is run by its builders only; its code need not belong to a published version. */
  draft: boolean;
  runId: RunId;
  callId: CallId;
  operationId: string;
}
