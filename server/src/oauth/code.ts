import type { ApplicationId, CallId, PersonId, RunId, SkillId } from "../platform/ids.ts";

/** What a code is bound to: who allowed it, for which application and, if it is one for a call, for which one of which skill. */
export interface CodeFor {
  applicationId: ApplicationId;
  personId: PersonId;
  /** A draft is run by its builders only; its code need not belong to a published version. */
  draft: boolean;
  skillId?: SkillId;
  runId?: RunId;
  callId?: CallId;
  operationId?: string;
  /** Where a browser brings it; nothing of a code for a call. */
  redirectUri?: string;
  /** What only who began can answer (RFC 7636). */
  codeChallenge?: string | null;
  /** Whether the organisation's id comes with the tokens; left out, it does. */
  namesOrganisation?: boolean;
}
