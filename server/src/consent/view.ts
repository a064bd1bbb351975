import { z } from "zod";
import { RiskView } from "../permissions/index.ts";
import { clientDurations } from "./client.ts";
import { durations } from "./durations.ts";

/* What the cards of consent and of confirmation, and the lists of what a person allows, have in common. */

export const DurationView = z.enum(durations).meta({
  id: "Duration",
  description: "How long an answer holds: this run, this conversation, thirty days, or until it is revoked.",
});

export const ClientDurationView = z.enum(clientDurations).meta({
  id: "ClientDuration",
  description:
    "How long an answer to an application itself holds: it has no run and no conversation to end with.",
});

const ApplicationOnCard = z
  .object({ name: z.string(), provider: z.string(), privacyUrl: z.string().nullable() })
  .meta({ id: "ApplicationOnCard" });

const ApiOnCard = z
  .object({ name: z.string(), provider: z.string() })
  .meta({ id: "ApiOnCard", description: "An API of the organisation's own, whose words these are." });

const OperationOnCard = z
  .object({ method: z.string(), path: z.string(), name: z.string() })
  .meta({ id: "OperationOnCard", description: "One operation of an API, in the reader's language." });

export const OpenedMore = z
  .object({
    operations: z.array(OperationOnCard),
    fields: z.array(z.string()).describe("Members of the API's answers."),
    write: z.boolean().describe("It changes something now, and only read before."),
    baseUrl: z.string().nullable().describe("Where its requests go now, if that is elsewhere."),
  })
  .meta({ id: "OpenedMore", description: "What a permission opens now beyond what its person saw." });

const ScopeOnCard = z
  .object({
    code: z.string(),
    name: z.string(),
    description: z.string(),
    sensitive: z.boolean(),
    risk: RiskView,
    api: ApiOnCard.nullable(),
    widened: OpenedMore.optional().describe("You allow it already, without this."),
  })
  .meta({
    id: "ScopeOnCard",
    description: "A permission that is asked for, in the catalogue's words and the reader's language.",
  });

const SkillOnCard = z
  .object({ title: z.string(), host: z.string().describe("Where the request would go.") })
  .meta({ id: "SkillOnCard" });

/** What a card shows: who asks, for what, and by which skill. */
export const OnCard = { Application: ApplicationOnCard, Scope: ScopeOnCard, Skill: SkillOnCard };

export const SkillTitle = z.object({ id: z.string(), title: z.string() }).meta({ id: "SkillTitle" });

export const Because = z
  .object({ skill: z.string() })
  .meta({ id: "Because", description: "The skill whose answer led to this call." });
