import { findOpened } from "../apis/index.ts";
import { by, record } from "../audit/index.ts";
import { findCatalogue } from "../permissions/index.ts";
import { inTx, type TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { type ConsentId, type GrantId, newId, type PersonId } from "../platform/ids.ts";
import { allowedBy } from "./allowed.ts";
import { cardOf } from "./card.ts";
import type {
  AllowedSkill,
  ConsentAnswer,
  ConsentRequest,
  LockedRequest,
  Question,
  Situation,
  SkillAsked,
} from "./consent.ts";
import { type Coverage, coverage, type Needed } from "./coverage.ts";
import { type Duration, defaultDuration } from "./durations.ts";
import { findLiveScopes, widenGrant } from "./grant-store.ts";
import { holdStanding, type Unavailable } from "./standing.ts";
import * as store from "./store.ts";

/** What this person has not yet allowed this skill, as reviewed; or what covers the call. One statement. */
export async function missingScopes(
  ctx: TenantCtx,
  situation: Situation,
  { skill, ...needed }: { skill: SkillAsked } & Omit<Needed, "shape">,
): Promise<Coverage> {
  const live = await findLiveScopes(ctx, {
    ...situation,
    skillId: skill.skillId,
    applicationId: skill.application.id,
  });
  return coverage({ ...needed, shape: skill.shape }, live);
}

/** Puts the question. Nothing is held in memory: the card is a row until it is answered or its time is over. */
export async function askConsent(
  ctx: TenantCtx,
  situation: Situation,
  question: Question,
): Promise<ConsentRequest> {
  const { skill, scopes, all, rested } = question;
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
    card: cardOf({ ...question, widened: await findOpened(ctx, rested) }, await findCatalogue(ctx)),
    ttlSeconds: ctx.config.CONSENT_TTL,
  });
  await record(ctx, {
    event: "consent.asked",
    actor: by.application(skill.application.id),
    subject: consent.id,
    details: { personId: situation.personId, runId: situation.runId, skillId: skill.skillId, scopes },
  });
  return consent;
}

export interface Answered {
  consent: ConsentRequest;
  /** Nothing was allowed, because there is nothing to be allowed any more. */
  unavailable?: Unavailable;
}

/**
 * The person's decision, once: of many answers the first counts. What is gone by then is allowed nothing; where it is
 * what the card itself asks for, the card is over. Of a `draft` it is the draft that counts, else what is published.
 * Errors: 404 unknown or another's, 409 `already_decided` (also when its time is over), 400 `scope_not_on_card`.
 */
export function answerConsent(
  ctx: TenantCtx,
  personId: PersonId,
  answer: ConsentAnswer,
  { draft }: { draft: boolean },
): Promise<Answered> {
  return inTx(ctx, async (ctx) => {
    const catalogue = await findCatalogue(ctx);
    const asked = await store.lockRequest(ctx, { id: answer.consentId, personId });
    if (asked === undefined) throw new AppError("not_found", answer.consentId);
    if (asked.status !== "pending" || asked.over) throw new AppError("already_decided", answer.consentId);
    const { allowable: allowed, unavailable } = await holdStanding(ctx, allowedBy(answer, asked, catalogue), {
      draft,
      wanted: asked.scopes,
      shown: asked.shown,
    });
    if (unavailable !== undefined) {
      const consent = await closeRequest(ctx, { id: asked.id, status: "unavailable", why: unavailable });
      if (consent === undefined) throw new AppError("already_decided", asked.id);
      return { consent, unavailable };
    }
    const duration =
      answer.duration ??
      defaultDuration(
        allowed.flatMap((entry) => entry.scopes),
        catalogue,
      );
    const grantId = answer.decision === "deny" ? null : await allow(ctx, asked, allowed, duration);
    const answered = await store.settleRequest(ctx, {
      id: asked.id,
      status: answer.decision === "deny" ? "deny" : "allow",
      scopes: [...new Set(allowed.flatMap((entry) => entry.scopes))],
      duration: answer.decision === "deny" ? null : duration,
      grantId,
    });
    await record(ctx, {
      event: "consent.answered",
      actor: by.person(personId),
      subject: asked.id,
      details: { decision: answer.decision, scopes: answered.scopes, duration: answered.duration, grantId },
    });
    return { consent: answered };
  });
}

/** Widens the grants of the skills concerned; answers the grant of the skill on the card. */
async function allow(
  ctx: TenantCtx,
  asked: LockedRequest,
  allowed: AllowedSkill[],
  duration: Duration,
): Promise<GrantId> {
  const grants: GrantId[] = [];
  for (const entry of allowed) grants.push(await widenGrant(ctx, asked, entry, duration));
  const [first] = grants;
  if (first === undefined) throw new AppError("internal", `nothing allowed by ${asked.id}`);
  return first;
}

/** Closed without an answer, and why where it does not say so itself. */
export interface Closing {
  id: ConsentId;
  status: "expired" | "superseded" | "unavailable";
  why?: string | undefined;
}

/**
 * Nobody answered in time, the person asked for something else meanwhile, or there is nothing to be allowed any more.
 * `undefined`: it was decided before.
 */
export async function closeRequest(
  ctx: TenantCtx,
  { id, status, why }: Closing,
): Promise<ConsentRequest | undefined> {
  const closed = await store.closeRequest(ctx, { id, status });
  if (closed !== undefined)
    await record(ctx, { event: `consent.${status}`, actor: by.system, subject: id, details: { why } });
  return closed;
}
