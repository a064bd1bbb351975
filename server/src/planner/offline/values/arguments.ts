import type { PlannerOperation } from "../../planner.ts";
import type { Fields } from "../../telling/json.ts";
import type { Moment } from "./dates.ts";
import { type Found, findValues } from "./finding.ts";
import { forNamesakes, withoutNamesakes } from "./namesakes.ts";
import { blank } from "./nearness.ts";
import { assemble, type Slot, slotsOf } from "./slots.ts";

export interface Filled {
  arguments: Fields;
  missing: Missing[];
}

interface Missing {
  /** Property names joined by dots. */
  path: string;
  description: string;
}

/**
 * The operation's arguments from the person's request and from their later replies, each of which answers what was
 * still missing. What nobody said takes its default.
 */
export async function fillArguments(
  [request = "", ...replies]: readonly string[],
  operation: PlannerOperation,
  moment: Moment,
): Promise<Filled> {
  const slots = slotsOf(operation);
  if (slots.length === 0) return { arguments: {}, missing: [] };
  const values = await findValues(request, slots, { operation, moment, isReply: false });
  for (const reply of replies) {
    const open = slots.filter((slot) => !isFilled(slot, values));
    const said = await findValues(reply, open, { operation, moment, isReply: true });
    const asked = withoutNamesakes(missingIn(open, said), operation);
    const found = [...said, ...takenWhole(said.reduce(blank, reply), asked)];
    values.push(...found, ...forNamesakes(found, open, operation));
  }
  for (const slot of slots) {
    const hasDefault = slot.fallback !== undefined && slot.path.length === 1;
    if (hasDefault && !isFilled(slot, values))
      values.push({ slot, value: slot.fallback, start: -1, end: -1 });
  }
  const missing = withoutNamesakes(missingIn(slots, values), operation).map((slot) => ({
    path: slot.path.filter((it) => it !== "0").join("."),
    description: slot.description || slot.name,
  }));
  return { arguments: assemble(values), missing };
}

const isFilled = (slot: Slot, values: readonly Found[]): boolean => values.some((it) => it.slot === slot);

const missingIn = (slots: readonly Slot[], values: readonly Found[]): Slot[] =>
  slots.filter((slot) => slot.required && !isFilled(slot, values));

/** A reply to "which city?" may be nothing but the city; to several questions, their answers in a row. */
function takenWhole(reply: string, open: readonly Slot[]): Found[] {
  const isText = (slot: Slot) => slot.type === "string" && slot.choices.length === 0 && !slot.list;
  if (open.length === 0 || !open.every(isText)) return [];
  const parts = open.length === 1 ? [reply] : reply.split(/[,，、;；\n]+/);
  const said = parts.map(withoutCourtesy).filter((part) => part !== "");
  return said.length === open.length
    ? open.map((slot, at) => ({ slot, value: said[at], start: -1, end: -1 }))
    : [];
}

const withoutCourtesy = (reply: string): string =>
  reply
    .replace(/^[\s,，、;；]+|[\s,，、;；]+$/g, "")
    .replace(/^(?:it's|it is|that's|that is|the|in|at|to|for|是|在|叫|就|嗯|好的?)[\s,，：:]*/i, "")
    .replace(/(?:吧|please|thanks|谢谢)?[\s.。!！?？"”]*$/i, "")
    .replace(/^["“]/, "");
