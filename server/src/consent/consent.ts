import type {
  ApplicationId,
  ConsentId,
  ConversationId,
  GrantId,
  PersonId,
  RunId,
  SkillId,
} from "../platform/ids.ts";
import type { ReviewedShape } from "../skill-files/index.ts";
import type { Card, Unapproved } from "./card.ts";
import type { Rested } from "./coverage.ts";
import type { Duration } from "./durations.ts";
import type { Shown } from "./shown.ts";

export type ConsentStatus = "pending" | "allow" | "deny" | "expired" | "superseded" | "unavailable";

/** A question to one person about one skill, and what became of it. */
export interface ConsentRequest {
  id: ConsentId;
  personId: PersonId;
  runId: RunId;
  skillId: SkillId;
  card: Card;
  status: ConsentStatus;
  /** What was allowed; empty until then. */
  scopes: string[];
  duration: Duration | null;
  grantId: GrantId | null;
  expiresAt: Date;
}

/** The skill a permission is for, as it is now, and the application it belongs to. */
export interface SkillAsked {
  skillId: SkillId;
  title: string;
  host: string;
  shape: ReviewedShape;
  application: { id: ApplicationId; name: string; provider: string; privacyUrl: string | null };
}

/** Whose permission is wanted, and where the question comes up: for an application itself, in no run. */
export interface Situation {
  personId: PersonId;
  runId: RunId | null;
  conversationId: ConversationId | null;
}

export interface Question {
  skill: SkillAsked;
  scopes: readonly string[];
  /** Every skill of the assistant with the scopes that "authorise all" would allow it. */
  all: readonly { skill: SkillAsked; scopes: readonly string[] }[];
  /** What its skills also use, and no admin has approved. */
  leftOut: readonly Unapproved[];
  /** The person allowed some of it before, to the skill as it was then. */
  changed: boolean;
  /** They allow some of it, and it rests: its API has come to open more. */
  rested: readonly Rested[];
  request: string;
  because?: string | undefined;
  /** Whose language model may be told what it opens. */
  reader?: string | undefined;
}

export interface ConsentAnswer {
  consentId: ConsentId;
  decision: "allow" | "deny" | "allow_all";
  /** With `allow_all`: the sensitive permissions that are allowed beside those the card itself asks for. */
  alsoAllow?: readonly { skillId: SkillId; code: string }[] | undefined;
  /** With `allow`: some of the scopes on the card; left out, all of them. */
  scopes?: readonly string[] | undefined;
  duration?: Duration | undefined;
}

/** An application itself with the scopes it is allowed: no skill, so nothing was reviewed. */
export interface AllowedClient {
  skillId: null;
  applicationId: ApplicationId;
  shape: null;
  scopes: string[];
}

/** A skill with the scopes it is allowed. */
export interface AllowedSkill {
  skillId: SkillId;
  applicationId: ApplicationId;
  shape: ReviewedShape;
  scopes: string[];
}

export interface LockedRequest extends AllowedSkill, Situation {
  id: ConsentId;
  status: ConsentStatus;
  /** Its time is over, though nobody has closed it yet. */
  over: boolean;
  allSkills: AllowedSkill[];
  /** Whose language model the card names. */
  reader?: string | undefined;
  shown: Shown;
}
