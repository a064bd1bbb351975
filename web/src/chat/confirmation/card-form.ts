import type { Confirmation, ConfirmationParameter } from "../../api/schema.gen.ts";
import { type AddedMember, type ReadMembers, readMembers } from "./added-members.ts";
import { type BodyVariant, bodyVariantOf } from "./body-variant.ts";
import { type ReadForm, readForm, type Texts } from "./form.ts";

/** All that a person has changed of a card. */
export interface Edits {
  texts: Texts;
  /** The place of the form that was chosen for the body. */
  variant: number | null;
  added: readonly AddedMember[];
}

export const untouched: Edits = { texts: new Map(), variant: null, added: [] };

export interface ReadCard extends ReadForm {
  /** Those that count in the body's form. */
  parameters: readonly ConfirmationParameter[];
  bodyVariant: BodyVariant | undefined;
  members: ReadMembers;
}

/** What would be sent of a card, as its person has changed it. */
export function readCard(card: Pick<Confirmation, "parameters" | "body">, edits: Edits): ReadCard {
  const bodyVariant = bodyVariantOf(card, edits);
  const parameters = bodyVariant?.parameters ?? card.parameters;
  const read = readForm(parameters, edits.texts);
  const members = readMembers(card, edits.added);
  const kept = new Set(parameters.map(({ key }) => key));
  const isLeftOut = card.parameters.some(({ key, value }) => value !== null && !kept.has(key));
  return {
    ...read,
    parameters,
    bodyVariant,
    members,
    values: Object.fromEntries([...Object.entries(read.values), ...members.values]),
    edited: read.edited || isLeftOut || members.rows.size > 0,
  };
}
