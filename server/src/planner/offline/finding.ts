import type { PlannerOperation } from "../planner.ts";
import { type Candidate, numberCandidates } from "./candidates.ts";
import { choiceCandidates, flagCandidates, isFlag } from "./choices.ts";
import { datesIn, type Moment, type SpokenDate, wantsDate, writeDate } from "./dates.ts";
import { exampleCandidates } from "./example-values.ts";
import { listCandidates } from "./lists.ts";
import { type Mention, mentionsIn } from "./mentions.ts";
import { type Reading, readingOf } from "./nearness.ts";
import { residue } from "./residue.ts";
import type { Slot } from "./slots.ts";
import { textCandidates } from "./spoken-text.ts";

interface Spoken extends Reading {
  /** The text with its dates blanked out, for what is said beside them. */
  undated: string;
  mentions: Mention[];
  dates: SpokenDate[];
  operation: PlannerOperation;
  moment: Moment;
}

type Bid = Candidate & { slot: Slot };

export interface Found {
  slot: Slot;
  value: unknown;
}

/** Below this, what stands in the words is not taken for a value: rather ask than guess. */
const NEEDED = 1.6;
const NEEDED_IF_OPTIONAL = 2.1;

/** What these words say of these slots. */
export async function findValues(
  text: string,
  slots: readonly Slot[],
  operation: PlannerOperation,
  moment: Moment,
): Promise<Found[]> {
  const dates = slots.some(wantsDate) ? await datesIn(text, moment) : [];
  const undated = dates.reduce(blank, text);
  const spoken = { ...readingOf(text), undated, mentions: mentionsIn(text), dates, operation, moment };
  const won = award(slots.flatMap((slot) => bidsFor(slot, spoken)));
  return [...[...won].map(([slot, bid]) => ({ slot, value: bid.value })), ...lastResort(slots, won, spoken)];
}

const blank = (text: string, { start, end }: SpokenDate): string => {
  const [from, to] = [Math.ceil(start), Math.floor(end)];
  return text.slice(0, from) + " ".repeat(to - from) + text.slice(to);
};

function bidsFor(slot: Slot, spoken: Spoken): Bid[] {
  const { text, mentions, operation } = spoken;
  const needed = slot.required ? NEEDED : NEEDED_IF_OPTIONAL;
  const found = [...exampleCandidates(text, slot, operation), ...candidatesFor(slot, spoken)];
  const bids = found.filter((it) => it.score >= needed || isOnlyNumber(slot, it, mentions));
  return bids.map((it) => ({
    ...it,
    value: inType(it.value, slot),
    score: it.score + (slot.required ? 0.2 : 0),
    slot,
  }));
}

const isOnlyNumber = (slot: Slot, found: Candidate, mentions: readonly Mention[]): boolean =>
  slot.required &&
  typeof found.value === "number" &&
  mentions.filter((it) => it.kind === "number").length === 1;

function candidatesFor(slot: Slot, spoken: Spoken): Candidate[] {
  const { text, mentions, dates, moment } = spoken;
  if (wantsDate(slot)) return dateCandidates(slot, dates, moment);
  if (slot.list) return listCandidates(spoken, slot, mentions);
  if (isFlag(slot)) return flagCandidates(text, slot);
  if (slot.choices.length > 0) return choiceCandidates(text, slot);
  if (slot.type !== "string") return numberCandidates(spoken, slot, mentions);
  return textCandidates(spoken, slot, mentions, spoken.undated);
}

/** Several dates go to several slots in the order of both: start before end; a day alone yields to its times. */
function dateCandidates(slot: Slot, dates: readonly SpokenDate[], { timeZone }: Moment): Candidate[] {
  const usable =
    dates.some((it) => it.hasTime) && slot.format !== "date" ? dates.filter((it) => it.hasTime) : dates;
  if (slot.list)
    return usable.length === 0
      ? []
      : [{ value: usable.map((it) => writeDate(it, slot, timeZone)), start: -1, end: -1, score: 3 }];
  return usable.map((date, at) => {
    const { start, end } = date;
    return { value: writeDate(date, slot, timeZone), start, end, score: 3 - at * 0.01 };
  });
}

/** Best bid first; a value is given to one slot, a slot takes one value. */
function award(bids: readonly Bid[]): Map<Slot, Bid> {
  const won = new Map<Slot, Bid>();
  for (const bid of [...bids].sort((a, b) => b.score - a.score)) {
    if (won.has(bid.slot)) continue;
    const isTaken = [...won.values()].some(
      (it) => bid.start >= 0 && it.start < bid.end && bid.start < it.end,
    );
    if (!isTaken) won.set(bid.slot, bid);
  }
  return won;
}

/** What nothing spoke for: as many values as open required slots, in the same order; else what the words leave. */
function lastResort(slots: readonly Slot[], won: ReadonlyMap<Slot, Bid>, spoken: Spoken): Found[] {
  const open = slots.filter(
    (slot) => slot.required && !won.has(slot) && !slot.list && slot.choices.length === 0,
  );
  const isFree = ({ start, end }: Mention) =>
    ![...won.values()].some((it) => it.start < end && start < it.end);
  const free = spoken.mentions.filter(isFree);
  const numbers = open.filter((slot) => slot.type === "number" || slot.type === "integer");
  const texts = open.filter((slot) => slot.type === "string" && !wantsDate(slot));
  return [
    ...inOrder(
      numbers,
      free.filter((it) => it.kind === "number").map((it) => it.value),
    ),
    ...(texts.length > 1
      ? inOrder(
          texts,
          free.filter((it) => it.kind !== "number").map((it) => it.text),
        )
      : restOf(texts, spoken)),
  ];
}

const inOrder = (slots: readonly Slot[], values: readonly unknown[]): Found[] =>
  slots.length === values.length ? slots.map((slot, at) => ({ slot, value: values[at] })) : [];

function restOf([slot]: readonly Slot[], { text, operation, dates }: Spoken): Found[] {
  const rest = slot && residue(text, operation, dates);
  return slot && rest !== undefined ? [{ slot, value: rest }] : [];
}

function inType(value: unknown, slot: Slot): unknown {
  if (slot.list && !Array.isArray(value)) return [value];
  return value;
}
