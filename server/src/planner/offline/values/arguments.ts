import type { MissingParameter, PlannerOperation } from "../../planner.ts";
import type { Fields } from "../../telling/json.ts";
import { findValues } from "./finding.ts";
import type { Moment } from "./mentions/dates.ts";
import { forNamesakes, withoutNamesakes } from "./namesakes.ts";
import { missingFrom } from "./slots/missing.ts";
import { blank } from "./slots/nearness.ts";
import { assemble, type Found, type Slot, slotsOf, valuesIn } from "./slots/slots.ts";

export interface Filled {
  /** What the person said, by parameter key. */
  said: Fields;
  /** The same with defaults for what nobody said. */
  arguments: Fields;
  missing: MissingParameter[];
}

/** The operation's arguments from the person's request and what they said to it later, which fills what was open. */
export async function fillArguments(
  [request = "", ...replies]: readonly string[],
  operation: PlannerOperation,
  moment: Moment,
): Promise<Filled> {
  const slots = slotsOf(operation);
  if (slots.length === 0) return { said: {}, arguments: {}, missing: [] };
  const values = await findValues(request, slots, { operation, moment, isReply: false });
  for (const reply of replies)
    values.push(...(await valuesInReply(reply, { slots, values, operation, moment })));
  return filledWith(values, slots, operation);
}

/** The same from what had been filled before the person was asked for the rest, and their reply. */
export async function fillMissing(
  { filled, asked, reply }: { filled: Fields; asked: readonly MissingParameter[]; reply: string },
  operation: PlannerOperation,
  moment: Moment,
): Promise<Filled> {
  // What was asked for is not left open again, required or not.
  const slots = slotsOf(operation).map((slot) => askedFor(slot, asked));
  const values = valuesIn(filled, slots).map((it): Found => ({ ...it, start: -1, end: -1 }));
  values.push(...(await valuesInReply(reply, { slots, values, operation, moment })));
  return filledWith(values, slots, operation);
}

/** A member of what was asked for as a whole is taken as readily as what was asked for by itself. */
function askedFor(slot: Slot, asked: readonly MissingParameter[]): Slot {
  const isAsked = slot.levels.some(({ key }) => asked.some((it) => it.key === key));
  const levels = slot.levels.map((level) =>
    asked.some(({ key }) => key === level.key) ? { ...level, required: true } : level,
  );
  return isAsked ? { ...slot, required: true, levels } : slot;
}

interface Open {
  slots: readonly Slot[];
  values: readonly Found[];
  operation: PlannerOperation;
  moment: Moment;
}

async function valuesInReply(reply: string, { slots, values, operation, moment }: Open): Promise<Found[]> {
  const open = slots.filter((slot) => !isFilled(slot, values));
  const said = await findValues(reply, open, { operation, moment, isReply: true });
  const asked = withoutNamesakes(
    open.filter((slot) => slot.required && !isFilled(slot, said)),
    operation,
  );
  const found = [...said, ...takenWhole(said.reduce(blank, reply), asked)];
  return [...found, ...forNamesakes(found, open, operation)];
}

function filledWith(values: readonly Found[], slots: readonly Slot[], operation: PlannerOperation): Filled {
  const defaults = slots
    .filter((slot) => slot.fallback !== undefined && slot.path.length === 1 && !isFilled(slot, values))
    .map((slot): Found => ({ slot, value: slot.fallback, start: -1, end: -1 }));
  const clear = values.filter(({ unclear }) => unclear === undefined);
  const all = [...clear, ...defaults];
  const missing = missingFrom(withoutNamesakes(slots, operation), { values, defaults });
  return { said: assemble(clear), arguments: assemble(all), missing };
}

const isFilled = (slot: Slot, values: readonly Found[]): boolean =>
  values.some((it) => it.slot === slot && it.unclear === undefined);

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
