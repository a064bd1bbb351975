import { by, record } from "../audit/index.ts";
import { type Ctx, inTx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import {
  type ApplicationId,
  type ConsentId,
  type ConversationId,
  type GrantId,
  newId,
  type OrganisationId,
  type PersonId,
  type RunId,
  type SkillId,
} from "../platform/ids.ts";
import type { ReviewedShape } from "../skill-files/index.ts";
import { type Card, cardOf } from "./card.ts";
import { type Coverage, coverage } from "./coverage.ts";
import { type Duration, defaultDuration } from "./durations.ts";
import { findLiveScopes, widenGrant } from "./grant-store.ts";
import * as store from "./store.ts";

export type ConsentStatus = "pending" | "allow" | "deny" | "expired" | "superseded";

/** A question to one person about one skill, and what became of it. */
export interface ConsentRequest {
  id: ConsentId;
  organisationId: OrganisationId;
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

/** Where the question comes up. */
export interface Situation {
  organisationId: OrganisationId;
  personId: PersonId;
  runId: RunId;
  conversationId: ConversationId;
}

/** What this person has not yet allowed this skill, as reviewed; or what covers the call. One statement. */
export async function missingScopes(
  ctx: Ctx,
  situation: Situation,
  { skill, scopes }: { skill: SkillAsked; scopes: readonly string[] },
): Promise<Coverage> {
  const live = await findLiveScopes(ctx, {
    ...situation,
    skillId: skill.skillId,
    applicationId: skill.application.id,
  });
  return coverage(scopes, skill.shape, live);
}

export interface Question {
  skill: SkillAsked;
  scopes: readonly string[];
  /** Every skill of the assistant with the scopes that "authorise all" would allow it. */
  all: readonly { skill: SkillAsked; scopes: readonly string[] }[];
  request: string;
  because?: string | undefined;
}

/** Puts the question. Nothing is held in memory: the card is a row until it is answered or its time is over. */
export async function askConsent(
  ctx: Ctx,
  situation: Situation,
  question: Question,
): Promise<ConsentRequest> {
  const { skill, scopes, all, request, because } = question;
  const allCodes = [...new Set(all.flatMap((entry) => entry.scopes))];
  const card = cardOf({ application: skill.application, skill, request, because, scopes, all: allCodes });
  const consent = await store.insertRequest(ctx, {
    id: newId("csr"),
    ...situation,
    applicationId: skill.application.id,
    skillId: skill.skillId,
    shape: skill.shape,
    scopes,
    allSkills: all.map((entry) => ({
      skillId: entry.skill.skillId,
      applicationId: entry.skill.application.id,
      shape: entry.skill.shape,
      scopes: [...entry.scopes],
    })),
    card,
    ttlSeconds: ctx.config.CONSENT_TTL,
  });
  await record(ctx, {
    organisationId: situation.organisationId,
    event: "consent.asked",
    actor: by.application(skill.application.id),
    subject: consent.id,
    details: { personId: situation.personId, runId: situation.runId, skillId: skill.skillId, scopes },
  });
  return consent;
}

export interface ConsentAnswer {
  consentId: ConsentId;
  decision: "allow" | "deny" | "allow_all";
  /** With `allow`: some of the scopes on the card; left out, all of them. */
  scopes?: readonly string[] | undefined;
  duration?: Duration | undefined;
}

/**
 * The person's decision, once: of many answers the first counts.
 * Errors: 404 unknown or another's, 409 `already_decided` (also when its time is over), 400 `scope_not_on_card`.
 */
export function answerConsent(ctx: Ctx, personId: PersonId, answer: ConsentAnswer): Promise<ConsentRequest> {
  return inTx(ctx, async (ctx) => {
    const asked = await store.lockRequest(ctx, { id: answer.consentId, personId });
    if (asked === undefined) throw new AppError("not_found", answer.consentId);
    if (asked.status !== "pending" || asked.over) throw new AppError("already_decided", answer.consentId);
    const allowed = allowedScopes(asked, answer);
    const duration = answer.duration ?? defaultDuration(allowed.flatMap((entry) => entry.scopes));
    const grantId = answer.decision === "deny" ? null : await allow(ctx, asked, allowed, duration);
    const answered = await store.settleRequest(ctx, {
      id: asked.id,
      status: answer.decision === "deny" ? "deny" : "allow",
      scopes: [...new Set(allowed.flatMap((entry) => entry.scopes))],
      duration: answer.decision === "deny" ? null : duration,
      grantId,
    });
    await record(ctx, {
      organisationId: asked.organisationId,
      event: "consent.answered",
      actor: by.person(personId),
      subject: asked.id,
      details: { decision: answer.decision, scopes: answered.scopes, duration: answered.duration, grantId },
    });
    return answered;
  });
}

function allowedScopes(asked: store.LockedRequest, answer: ConsentAnswer): store.AllowedSkill[] {
  const { decision, scopes = asked.scopes } = answer;
  if (decision === "deny") return [];
  const { skillId, applicationId, shape } = asked;
  const onCard = { skillId, applicationId, shape, scopes: asked.scopes };
  if (decision === "allow_all") return withCard(onCard, asked.allSkills);
  const foreign = scopes.filter((code) => !asked.scopes.includes(code));
  if (foreign.length > 0 || scopes.length === 0) {
    throw new AppError("scope_not_on_card", foreign.join(", "), {
      details: [{ path: "body.scopes", message: foreign.join(", ") }],
    });
  }
  return [{ ...onCard, scopes: [...scopes] }];
}

/** The card's own skill comes first and is allowed at least what the card asks. */
function withCard(onCard: store.AllowedSkill, all: store.AllowedSkill[]): store.AllowedSkill[] {
  const isSame = (entry: store.AllowedSkill) => entry.skillId === onCard.skillId;
  const scopes = [...onCard.scopes, ...all.filter(isSame).flatMap((entry) => entry.scopes)];
  return [{ ...onCard, scopes: [...new Set(scopes)] }, ...all.filter((entry) => !isSame(entry))];
}

/** Widens the grants of the skills concerned; answers the grant of the skill on the card. */
async function allow(
  ctx: Ctx,
  asked: store.LockedRequest,
  allowed: store.AllowedSkill[],
  duration: Duration,
): Promise<GrantId> {
  const grants: GrantId[] = [];
  for (const entry of allowed) grants.push(await widenGrant(ctx, asked, entry, duration));
  const [first] = grants;
  if (first === undefined) throw new AppError("internal", `nothing allowed by ${asked.id}`);
  return first;
}

/** Nobody answered in time, or the person asked for something else meanwhile. `undefined`: it was decided before. */
export async function closeRequest(
  ctx: Ctx,
  { id, status }: { id: ConsentId; status: "expired" | "superseded" },
): Promise<ConsentRequest | undefined> {
  const closed = await store.closeRequest(ctx, { id, status });
  if (closed !== undefined) {
    const { organisationId } = closed;
    await record(ctx, { organisationId, event: `consent.${status}`, actor: by.system, subject: id });
  }
  return closed;
}
