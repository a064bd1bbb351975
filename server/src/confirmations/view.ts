import { z } from "zod";
import { Because, OnCard } from "../consent/index.ts";
import { Time } from "../platform/http/schemas.ts";
import type { ConfirmationId } from "../platform/ids.ts";
import { unusualLetters } from "../platform/unusual-letters.ts";
import { type Operation, propertyNames } from "../skill-files/index.ts";
import { type ConfirmationCard, formOf } from "./card.ts";
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

const ParameterPlace = z.enum(["path", "query", "header", "cookie", "body"]).meta({
  id: "ParameterPlace",
  description: "Where a parameter is sent; said where another has the same name.",
});

const UnusualLetter = z
  .object({
    letter: z.string(),
    codePoint: z.string().describe("`U+0430`"),
    script: z.string().describe("ISO 15924: `Cyrl`; `Zyyy` and `Zinh` where several scripts share it."),
  })
  .meta({ id: "UnusualLetter", description: "A letter that may be taken for another, or that is not seen." });

/** As the skill's file says it; what of it a form is made from is described, nothing is taken away. */
const ParameterSchema = z.record(z.string(), z.unknown()).meta({
  id: "ParameterSchema",
  description: "JSON Schema of a value; of its members, those that a form can be made from.",
  properties: {
    type: { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] },
    format: { type: "string" },
    enum: { type: "array", items: {} },
    nullable: { type: "boolean" },
    oneOf: {
      type: "array",
      items: {},
      description:
        "Forms of which the value has one. For a person looked up in the directory: whom the name may mean.",
    },
    anyOf: { type: "array", items: {}, description: "Forms of which the value has at least one." },
    allOf: { type: "array", items: {}, description: "Parts that all hold." },
    discriminator: {
      type: "object",
      description: "Which form is meant: of each value of the member, the places in `oneOf` or `anyOf`.",
      required: ["propertyName", "mapping"],
      properties: {
        propertyName: { type: "string" },
        mapping: { type: "object", additionalProperties: { type: "array", items: { type: "integer" } } },
      },
    },
    title: { type: "string" },
    description: { type: "string" },
    default: { description: "What the service assumes where nothing is given; it is not sent." },
    const: {},
    properties: { type: "object", additionalProperties: {} },
    required: { type: "array", items: { type: "string" } },
    additionalProperties: {},
  },
});

const Title = z.string().optional().describe("What the skill's file calls it; a card names it so.");

const ConfirmationParameter = z
  .object({
    key: z.string().describe("Its name, or `in.name` where the name occurs twice in the operation."),
    name: z.string(),
    place: ParameterPlace.optional(),
    unusual: z
      .array(UnusualLetter)
      .optional()
      .describe("Letters of its name, or of names inside its value, that may be taken for others."),
    title: Title,
    description: z.string(),
    schema: ParameterSchema,
    value: z
      .unknown()
      .describe("As it would be sent; null where nothing would, and where the person must choose first."),
    required: z.boolean(),
    platform: z.boolean().describe("Filled in by the platform: shown, never edited."),
    sealed: z.literal(true).optional().describe("The platform's value is a secret: not even shown."),
    matched: z.string().optional().describe("The person's words that were looked up in the directory."),
  })
  .meta({ id: "ConfirmationParameter" });

const ConfirmationBody = z
  .object({
    schema: ParameterSchema.optional().describe(
      "What the body says of its members together, such as its forms.",
    ),
    others: z
      .object({
        schema: ParameterSchema.describe("What the value of any of them must be."),
        except: z.array(z.string()).describe("Names that the body describes itself."),
      })
      .optional()
      .describe("Members that may be given besides those shown, by their names among the `arguments`."),
  })
  .meta({ id: "ConfirmationBody", description: "Of a body that is an object: more than its members say." });

export const ConfirmationView = z
  .object({
    id: z.string(),
    operationId: z.string(),
    summary: z.string().describe("The operation's own words for what it does."),
    method: z.string(),
    path: z.string().optional().describe("Below the host, as the skill's file writes it."),
    skill: OnCard.Skill,
    request: z.string().describe("The person's own words."),
    reason: z.enum(confirmReasons).meta({ id: "ConfirmationReason" }),
    because: Because.optional(),
    remember: z
      .boolean()
      .describe("Whether the person may say that this operation needs no question from now on."),
    parameters: z.array(ConfirmationParameter),
    body: ConfirmationBody.optional(),
    expiresAt: Time,
  })
  .meta({ id: "Confirmation", description: "A confirmation card: may exactly this be sent?" });

export const ConfirmationOutcome = z
  .object({
    decision: z.enum(["run", "cancel", "expired", "superseded", "unavailable"]),
    edited: z.boolean().describe("Whether the person changed a value."),
    parameters: z
      .array(
        z.object({
          key: z.string(),
          name: z.string(),
          place: ParameterPlace.optional(),
          title: Title,
          description: z.string(),
          value: z.unknown(),
          platform: z.boolean(),
          label: z
            .string()
            .optional()
            .describe("Who it is, where the value is the id of a person who was looked up."),
        }),
      )
      .describe("What was sent, without what is sealed; empty when nothing was."),
  })
  .meta({ id: "StepConfirmation", description: "What became of a confirmation card." });

export function confirmationView({
  id,
  card,
  expiresAt,
}: ConfirmationOfRun): z.input<typeof ConfirmationView> {
  const parameters = card.parameters.map((shown) => ({ ...shown, ...unusualIn(shown) }));
  return { ...card, parameters, id, expiresAt: new Date(expiresAt).toISOString() };
}

export const OperationForm = z
  .object({ parameters: z.array(ConfirmationParameter), body: ConfirmationBody.optional() })
  .meta({ id: "OperationForm", description: "What a call of an operation takes, to be filled in." });

export function formView(operation: Operation): z.input<typeof OperationForm> {
  const { parameters, ...body } = formOf(operation);
  return { ...body, parameters: parameters.map((shown) => ({ ...shown, ...unusualIn(shown) })) };
}

function unusualIn({ name, schema }: ConfirmationCard["parameters"][number]): {
  unusual?: z.input<typeof UnusualLetter>[];
} {
  const unusual = unusualLetters([name, ...propertyNames(schema)]);
  return unusual.length === 0 ? {} : { unusual };
}

export function confirmationOutcome(confirmation: ConfirmationOfRun | undefined): {
  confirmation?: z.input<typeof ConfirmationOutcome>;
} {
  if (confirmation === undefined || confirmation.status === "pending") return {};
  const { status: decision, card, arguments: confirmed } = confirmation;
  if (confirmed === null) return { confirmation: { decision, edited: false, parameters: [] } };
  const known = new Set(card.parameters.map(({ key }) => key));
  const added = Object.entries(confirmed).filter(([key]) => !known.has(key));
  const shown = card.parameters
    .filter(({ key, platform, sealed }) => !sealed && (platform || Object.hasOwn(confirmed, key)))
    .map((shown) => {
      const { key, name, place, title, description, value, platform } = shown;
      const named = { key, name, ...(place && { place }), ...(title && { title }), description, platform };
      if (platform) return { ...named, value };
      return { ...named, value: confirmed[key], ...personShown(shown, confirmed[key]) };
    });
  const parameters = [
    ...shown,
    ...added.map(([key, value]) => ({ key, name: key, description: "", value, platform: false })),
  ];
  // To choose one of several people is no change: none was proposed.
  const edited =
    added.length > 0 ||
    card.parameters.some(
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
