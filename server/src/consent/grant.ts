import type { ApplicationId, GrantId, SkillId } from "../platform/ids.ts";
import type { Duration } from "./durations.ts";

/** What a person allows one skill of an application, or the application itself, at this moment. */
export interface Grant {
  id: GrantId;
  application: { id: ApplicationId; name: string; provider: string; disabled: boolean };
  skill: { id: SkillId; title: string } | null;
  scopes: {
    code: string;
    duration: Duration;
    grantedAt: Date;
    expiresAt: Date;
    /** Its API has come to open more than the version that was seen: it opens nothing until that is seen. */
    resting: { since: Date; number: number } | null;
  }[];
  lastUsedAt: Date | null;
}

/** What a person allowed once and does not any more. */
export interface EndedGrant {
  id: GrantId;
  application: { id: ApplicationId; name: string; provider: string };
  skill: { title: string } | null;
  codes: string[];
  /** Whether the person took it back; otherwise it came to its end. */
  revoked: boolean;
  endedAt: Date;
  lastUsedAt: Date | null;
}
