import { z } from "zod";
import {
  Because,
  type Card,
  type ConsentStatus,
  DurationView,
  OnCard,
  type Reader,
  scopeOnCard,
  type Unapproved,
} from "../../consent/index.ts";
import { Time } from "../../platform/http/schemas.ts";
import type { ConsentId, GrantId } from "../../platform/ids.ts";

/** A consent request as a run shows it: the card while it is open, its outcome afterwards. */
export interface ConsentOfRun {
  id: ConsentId;
  card: Card;
  status: ConsentStatus;
  scopes: string[] | null;
  duration: z.infer<typeof DurationView> | null;
  grantId: GrantId | null;
  revokedAt: string | null;
  expiresAt: string;
}

export const StepConsent = z
  .object({
    decision: z
      .enum(["allow", "deny", "expired", "superseded", "unavailable"])
      .describe("`unavailable`: what it asked for was gone; the run's error says what."),
    scopes: z.array(z.string()).describe("What was allowed."),
    asked: z.array(z.string()).describe("What the card asked for."),
    duration: DurationView.nullable(),
    grantId: z.string().nullable(),
    revokedAt: Time.nullable().describe("When the person took back what they allowed."),
  })
  .meta({ id: "StepConsent", description: "What became of a consent card." });

export const NeedsAdmin = z
  .object({ code: z.string(), name: z.string(), asked: z.boolean().describe("An admin has been told.") })
  .meta({
    id: "NeedsAdmin",
    description: "A permission that an admin must approve before anybody is asked for it.",
  });

const ConsentScope = OnCard.Scope.extend({
  required: z.boolean().describe("The card asks for it."),
}).meta({
  id: "ConsentScope",
  description: "A permission as a consent card shows it, in the reader's language.",
});

const SkillInAll = z
  .object({
    skill: OnCard.Skill.extend({ id: z.string() }),
    application: z.object({
      name: z.string(),
      provider: z.string(),
      other: z.boolean().describe("Another application than that of the card's skill."),
    }),
    scopes: z.array(ConsentScope),
  })
  .meta({ id: "SkillInAll", description: "A skill with what `allow_all` may allow it." });

export const ConsentView = z
  .object({
    id: z.string(),
    application: OnCard.Application,
    skill: OnCard.Skill,
    request: z.string().describe("The person's own words."),
    because: Because.optional(),
    reader: z.string().optional().describe("Whose language model may be told what it opens: a host."),
    durations: z.array(DurationView),
    defaultDuration: DurationView,
    scopes: z.array(ConsentScope),
    all: z
      .array(z.string())
      .describe(
        "The codes that `allow_all` may cover; the sensitive ones where they are asked for or named.",
      ),
    allSkills: z
      .array(SkillInAll)
      .describe("The same by skill: who would get what, and where it would go; empty on cards of before."),
    leftOut: z.array(NeedsAdmin).describe("What `allow_all` leaves out because no admin has approved it."),
    changed: z
      .literal(true)
      .optional()
      .describe("The person allowed some of it before, to the skill as it was then."),
    expiresAt: Time,
  })
  .meta({ id: "ConsentRequest", description: "A consent card." });

/** What became of it; nothing while it waits. */
export function consentOutcome(consent: ConsentOfRun | undefined): { consent?: z.input<typeof StepConsent> } {
  if (consent === undefined || consent.status === "pending") return {};
  const { status: decision, scopes, duration, grantId, card } = consent;
  const revokedAt = consent.revokedAt === null ? null : new Date(consent.revokedAt).toISOString();
  return { consent: { decision, scopes: scopes ?? [], asked: card.scopes, duration, grantId, revokedAt } };
}

export const needsAdminIn =
  (reader: Reader) =>
  ({ code, asked }: Unapproved): z.input<typeof NeedsAdmin> => ({
    code,
    name: scopeOnCard(code, reader).name,
    asked,
  });

/** The card, in its reader's language. */
export function consentView(
  { id, card, expiresAt }: ConsentOfRun,
  reader: Reader,
): z.input<typeof ConsentView> {
  const { shown: _, widened, ...told } = card;
  return {
    ...told,
    durations: [...card.durations],
    id,
    scopes: card.scopes.map((code) => ({ ...scopeOnCard(code, reader, widened), required: true })),
    allSkills: (card.allSkills ?? []).map(({ own, scopes, ...entry }) => ({
      ...entry,
      scopes: scopes.map((code) => ({
        ...scopeOnCard(code, reader, widened),
        required: own && card.scopes.includes(code),
      })),
    })),
    leftOut: (card.leftOut ?? []).map(needsAdminIn(reader)),
    expiresAt: new Date(expiresAt).toISOString(),
  };
}
