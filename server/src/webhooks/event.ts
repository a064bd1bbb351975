import { z } from "zod";
import { Time } from "../platform/http/schemas.ts";

/** What a receiver may ask to be told of. */
export const eventTypes = ["grant.revoked", "permission.ended", "person.left", "version.published"] as const;
export type EventType = (typeof eventTypes)[number];

/** Raised when a member changes its meaning or goes; new ones may come without. */
const version = 1;

export const endings = [
  "time_over",
  "conversation_idle",
  "conversation_deleted",
  "run_over",
  "permission_withdrawn",
  "approval_withdrawn",
] as const;

const Sub = z
  .string()
  .describe(
    "Whom it is about: for an API what introspection calls `sub`, for an application the person's `unionId`.",
  );
const Codes = z
  .array(z.string())
  .describe("The permissions concerned, of those that the receiver has to do with.");

const GrantRevoked = z
  .object({ grantId: z.string(), applicationId: z.string(), codes: Codes, sub: Sub })
  .meta({ id: "GrantRevoked", description: "A person took back what they had allowed an application." });

const PermissionEnded = z
  .object({
    grantId: z.string().nullable().describe("Null where an application had it for itself."),
    applicationId: z.string(),
    codes: Codes,
    sub: Sub.nullable(),
    reason: z.enum(endings).meta({ id: "PermissionEnding" }),
  })
  .meta({ id: "PermissionEnded", description: "A permission came to its end without its person's doing." });

const PersonLeft = z.object({ sub: Sub }).meta({
  id: "PersonLeft",
  description: "Somebody who allowed something is no longer in the organisation.",
});

const VersionPublished = z.object({ apiId: z.string(), version: z.number() }).meta({
  id: "VersionPublished",
  description: "An API has a new version: the receiver itself, or one whose permissions it uses.",
});

const eventOf = <T extends string, D extends z.ZodType>(type: T, data: D) =>
  z.object({
    type: z.literal(type),
    version: z.literal(version),
    timestamp: Time.describe("When it happened; the same at every attempt."),
    organisation: z.string().describe("Its `corpId`."),
    data,
  });

/** The body of a delivery (Standard Webhooks). Nothing personal beyond ids. */
export const WebhookEvent = z
  .discriminatedUnion("type", [
    eventOf("grant.revoked", GrantRevoked),
    eventOf("permission.ended", PermissionEnded),
    eventOf("person.left", PersonLeft),
    eventOf("version.published", VersionPublished),
    eventOf("webhook.test", z.object({}).meta({ id: "WebhookTest" })),
  ])
  .meta({ id: "WebhookEvent", description: "What a webhook is told: the body of the request." });
export type WebhookEvent = z.output<typeof WebhookEvent>;

/** What is kept of an event until it is told. */
export interface Happened {
  type: EventType | "webhook.test";
  at: Date;
  corpId: string;
  data: Record<string, unknown>;
  /** The person as this receiver knows them; `null` where it is about nobody. */
  sub: string | null;
}

const aboutSomebody: readonly Happened["type"][] = ["grant.revoked", "permission.ended", "person.left"];

export function toEvent({ type, at, corpId, data, sub }: Happened): WebhookEvent {
  return WebhookEvent.parse({
    type,
    version,
    timestamp: at.toISOString(),
    organisation: corpId,
    data: aboutSomebody.includes(type) ? { ...data, sub } : data,
  });
}
