import type { ApplicationId, GrantId, SkillId } from "../platform/ids.ts";
import type { Duration } from "./durations.ts";

/** What a person allows one skill of an application, or the application itself, at this moment. */
export interface Grant {
  id: GrantId;
  application: { id: ApplicationId; name: string; provider: string };
  skill: { id: SkillId; title: string } | null;
  scopes: { code: string; duration: Duration; grantedAt: Date; expiresAt: Date }[];
  lastUsedAt: Date | null;
}
