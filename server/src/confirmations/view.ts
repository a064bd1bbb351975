import { z } from "zod";
import type { ConfirmationId } from "../platform/ids.ts";
import type { ConfirmationCard } from "./card.ts";
import { confirmReasons } from "./reason.ts";
import type { ConfirmationStatus } from "./store.ts";

/** A confirmation as a run shows it: the card while it is open, its outcome afterwards. */
export interface ConfirmationOfRun {
  id: ConfirmationId;
  card: ConfirmationCard;
  status: ConfirmationStatus;
  /** As confirmed; `null` when it was not. */
  arguments: Record<string, unknown> | null;
  expiresAt: string;
}

/** Where a parameter is sent; said where another has the same name. */
const ParameterPlace = z.enum(["path", "query", "header", "cookie", "body"]);

export const ConfirmationView = z.object({
  id: z.string(),
  operationId: z.string(),
  summary: z.string(),
  method: z.string(),
  skill: z.object({ title: z.string(), host: z.string() }),
  request: z.string(),
  reason: z.enum(confirmReasons),
  because: z.object({ skill: z.string() }).optional(),
  remember: z.boolean(),
  parameters: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      place: ParameterPlace.optional(),
      description: z.string(),
      schema: z.record(z.string(), z.unknown()),
      value: z.unknown(),
      required: z.boolean(),
      platform: z.boolean(),
      sealed: z.literal(true).optional(),
      matched: z.string().optional(),
    }),
  ),
  expiresAt: z.string(),
});

export const ConfirmationOutcome = z.object({
  decision: z.enum(["run", "cancel", "expired", "superseded"]),
  /** Whether the person changed a value. */
  edited: z.boolean(),
  /** What was sent, without what is sealed; empty when nothing was. */
  parameters: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      place: ParameterPlace.optional(),
      value: z.unknown(),
      platform: z.boolean(),
      /** Who it is, where the value is the id of a person who was looked up. */
      label: z.string().optional(),
    }),
  ),
});

export function confirmationView({
  id,
  card,
  expiresAt,
}: ConfirmationOfRun): z.input<typeof ConfirmationView> {
  return { ...card, id, expiresAt: new Date(expiresAt).toISOString() };
}

export function confirmationOutcome(confirmation: ConfirmationOfRun | undefined): {
  confirmation?: z.input<typeof ConfirmationOutcome>;
} {
  if (confirmation === undefined || confirmation.status === "pending") return {};
  const { status: decision, card, arguments: confirmed } = confirmation;
  if (confirmed === null) return { confirmation: { decision, edited: false, parameters: [] } };
  const parameters = card.parameters
    .filter(({ key, platform, sealed }) => !sealed && (platform || Object.hasOwn(confirmed, key)))
    .map((shown) => {
      const { key, name, place, value, platform } = shown;
      const named = { key, name, ...(place && { place }), platform };
      if (platform) return { ...named, value };
      return { ...named, value: confirmed[key], ...personShown(shown, confirmed[key]) };
    });
  // To choose one of several people is no change: none was proposed.
  const edited = card.parameters.some(
    ({ key, value, platform, matched }) =>
      !platform &&
      (matched === undefined || value !== null) &&
      JSON.stringify(value) !== JSON.stringify(confirmed[key] ?? null),
  );
  return { confirmation: { decision, edited, parameters } };
}

const People = z.object({ oneOf: z.array(z.object({ const: z.string(), title: z.string() })) });

/** As the card showed them. */
function personShown(
  { matched, schema }: ConfirmationCard["parameters"][number],
  id: unknown,
): { label?: string } {
  if (matched === undefined) return {};
  const label = People.safeParse(schema).data?.oneOf.find((person) => person.const === id)?.title;
  return label === undefined ? {} : { label };
}
