import { isNumber } from "../../../platform/exact/index.ts";
import type { PlannerOperation } from "../../planner.ts";
import { splitName, wordsOf } from "../../words/words.ts";
import { type Candidate, numberCandidates, numberFor } from "./kinds/candidates.ts";
import { choiceCandidates } from "./kinds/choices.ts";
import { exampleCandidates } from "./kinds/example-values.ts";
import { flagCandidates, isFlag } from "./kinds/flags.ts";
import { personCandidates, wantsPerson } from "./kinds/people.ts";
import { textCandidates } from "./kinds/spoken-text.ts";
import { datesIn, type Moment, type SpokenDate, wantsDate, writeDate } from "./mentions/dates.ts";
import { type Mention, mentionsIn } from "./mentions/mentions.ts";
import { areNamesakes, forNamesakes, withoutNamesakes } from "./namesakes.ts";
import { residue } from "./residue.ts";
import { goingOn } from "./several/going-on.ts";
import { withLeftOver } from "./several/left-over.ts";
import { listCandidates } from "./several/lists.ts";
import { withFurtherObjects } from "./several/objects.ts";
import { inOrderOfSize } from "./several/ranges.ts";
import { sameDay } from "./several/same-day.ts";
import { blank, type Reading, readingOf } from "./slots/nearness.ts";
import { isKind } from "./slots/slot-kinds.ts";
import { type Found, type Slot, slotsOf } from "./slots/slots.ts";

interface Spoken extends Reading {
  /** The text with its dates, and the people it was given, blanked out: for what is said beside them. */
  bare: string;
  mentions: Mention[];
  dates: SpokenDate[];
  operation: PlannerOperation;
  moment: Moment;
  isReply: boolean;
}

type Bid = Candidate & { slot: Slot };

/** Below this, what stands in the words is not taken for a value: rather ask than guess. */
const NEEDED = 1.6;
const NEEDED_IF_OPTIONAL = 2.1;

/** As near as this, two bids for one value are about the same. */
const NEARLY = 1;

type About = Pick<Spoken, "operation" | "moment" | "isReply">;

/** What these words say of these slots. A reply to what was missing may be the very text that was asked for. */
export async function findValues(text: string, slots: readonly Slot[], about: About): Promise<Found[]> {
  const found = await readOnce(text, slots, about);
  const read = (part: string, members: readonly Slot[]) => readOnce(part, members, about);
  const all = await withFurtherObjects(text, { found, slots, read });
  return withLeftOver(text, mentionsIn(text), goingOn(text, all));
}

/** Each slot with one value at most. */
async function readOnce(
  text: string,
  slots: readonly Slot[],
  { operation, moment, isReply }: About,
): Promise<Found[]> {
  const dates = slots.some(wantsDate) ? await datesIn(text, moment) : [];
  const undated = dates.reduce(blank, text);
  const people = award(
    slots.filter(wantsPerson).flatMap((slot) => peopleBids(slot, undated, operation)),
    operation,
  );
  const bare = [...people.values()].reduce(blank, undated);
  const spoken = { ...readingOf(text), bare, mentions: mentionsIn(text), dates, operation, moment, isReply };
  const others = slots.filter((slot) => !wantsPerson(slot));
  const won = award(
    others.flatMap((slot) => bidsFor(slot, spoken)),
    operation,
    people,
  );
  const said = [...won].map(([slot, { value, start, end }]) => ({ slot, value, start, end }));
  const found = [
    ...inOrderOfSize(said.map(asSample)),
    ...lastResort(withoutNamesakes(others, operation), won, spoken),
  ];
  return [...found, ...forNamesakes(found, slots, operation), ...sameDay(text, found, slots, dates)];
}

/** "San Francisco" where the description says how it wants that very one written: "such as 'San Francisco, CA'". */
function asSample(found: Found): Found {
  const { slot, value } = found;
  const whole = slot.samples.find((it) => typeof value === "string" && it.startsWith(`${value}, `));
  return whole === undefined || slot.choices.length > 0 ? found : { ...found, value: whole };
}

function peopleBids(slot: Slot, undated: string, operation: PlannerOperation): Bid[] {
  const found = [...exampleCandidates(undated, slot, operation), ...personCandidates(undated, slot)];
  return asBids(
    found.filter((it) => it.score >= neededFor(slot)),
    slot,
  );
}

function bidsFor(slot: Slot, spoken: Spoken): Bid[] {
  const { text, mentions, operation } = spoken;
  const needed = neededFor(slot);
  const found = [...exampleCandidates(text, slot, operation), ...candidatesFor(slot, spoken)];
  return asBids(
    found
      .filter((it) => it.score >= needed || isOnlyNumber(slot, it, mentions))
      .filter((it) => isOneOf(slot, it.value) && !isOnlyAsking(slot, it.value))
      .map((it) => withoutDate(slot, it, spoken)),
    slot,
  );
}

/** An example may show where a choice stands, never what is none. */
const isOneOf = (slot: Slot, value: unknown): boolean =>
  slot.choices.length === 0 || slot.list || slot.choices.some((choice) => String(choice) === String(value));

/** "天气怎么样" is no place: it ends in what asks. */
const isOnlyAsking = (slot: Slot, value: unknown): boolean =>
  typeof value === "string" &&
  isKind(slot, "place") &&
  /(?:怎么样|怎样|如何|多少|什么|[吗呢么])$/.test(value);

/** "call the bank tomorrow": where a date is asked for too, it is no part of a text that it begins or ends. */
function withoutDate(slot: Slot, found: Candidate, { dates, text }: Spoken): Candidate {
  if (wantsDate(slot) || slot.type !== "string" || slot.choices.length > 0 || found.start < 0) return found;
  if (typeof found.value !== "string" || text.slice(found.start, found.end) !== found.value) return found;
  let { start, end } = found;
  for (const date of dates) {
    if (date.start <= start && date.end > start && date.end < end) start = Math.ceil(date.end);
    if (date.start > start && date.start < end && date.end >= end) end = Math.floor(date.start);
  }
  const value = text
    .slice(start, end)
    .replace(/^[\s,，]+|[\s,，]+$/g, "")
    .replace(/\s+(?:on|at|by|before|for|until|from)$/i, "");
  return value === "" ? found : { ...found, value, start, end };
}

const neededFor = (slot: Slot): number => (slot.required ? NEEDED : NEEDED_IF_OPTIONAL);

function asBids(candidates: readonly Candidate[], slot: Slot): Bid[] {
  return candidates.map((it) => ({
    ...it,
    value: inType(it.value, slot),
    score: it.score + (slot.required ? 0.2 : 0),
    slot,
  }));
}

const isOnlyNumber = (slot: Slot, found: Candidate, mentions: readonly Mention[]): boolean =>
  slot.required && isNumber(found.value) && mentions.filter((it) => it.kind === "number").length === 1;

function candidatesFor(slot: Slot, spoken: Spoken): Candidate[] {
  const { text, mentions, dates, moment } = spoken;
  if (wantsDate(slot)) return dateCandidates(slot, dates, moment);
  if (slot.list) return listCandidates(spoken, slot, mentions);
  if (isFlag(slot)) return flagCandidates(text, slot);
  if (slot.choices.length > 0) return choiceCandidates(spoken, slot, mentions);
  if (slot.type !== "string") return numberCandidates(spoken, slot, mentions);
  return textCandidates(spoken, slot, mentions, spoken.bare);
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

/**
 * Best bid first; a value is given to one slot, a slot takes one value; what was awarded before stays. A slot that is
 * left without may then have what its namesake got.
 */
function award(
  bids: readonly Bid[],
  operation: PlannerOperation,
  before: ReadonlyMap<Slot, Bid> = new Map(),
): Map<Slot, Bid> {
  const won = new Map(before);
  const give = (mayShare: (winner: Bid, bid: Bid) => boolean) => {
    for (const bid of [...bids].sort((a, b) => b.score - a.score)) {
      if (won.has(bid.slot)) continue;
      const takenBy = [...won.values()].filter(
        (it) => bid.start >= 0 && it.start < bid.end && bid.start < it.end,
      );
      if (takenBy.every((winner) => mayShare(winner, bid))) won.set(bid.slot, bid);
    }
  };
  give(() => false);
  give(
    (winner, bid) =>
      winner.start === bid.start && winner.end === bid.end && areNamesakes(winner.slot, bid.slot, operation),
  );
  return neededFirst(bids, won);
}

/** Where both speak for it, a value goes to what cannot be left out. */
function neededFirst(bids: readonly Bid[], won: Map<Slot, Bid>): Map<Slot, Bid> {
  const open = bids.filter(({ slot }) => slot.required && !won.has(slot)).sort((a, b) => b.score - a.score);
  for (const bid of open) {
    const takenBy = [...won.values()].filter(
      (it) => bid.start >= 0 && it.start < bid.end && bid.start < it.end,
    );
    const [winner] = takenBy;
    if (won.has(bid.slot) || takenBy.length !== 1 || winner === undefined) continue;
    if (winner.slot.required || winner.score - bid.score > NEARLY) continue;
    won.delete(winner.slot);
    won.set(bid.slot, bid);
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
      free.filter((it) => it.kind === "number"),
      numberFor,
    ),
    ...(texts.length > 1
      ? inOrder(
          texts,
          free.filter((it) => it.kind !== "number"),
          ({ text }) => text,
        )
      : restOf(texts, free, {
          ...spoken,
          bare: [...won.values()].filter(({ start }) => start >= 0).reduce(blank, spoken.bare),
        })),
  ];
}

function inOrder(
  slots: readonly Slot[],
  mentions: readonly Mention[],
  read: (mention: Mention, slot: Slot) => unknown,
): Found[] {
  if (slots.length !== mentions.length) return [];
  const found = slots.flatMap((slot, at) =>
    mentions.slice(at, at + 1).map((it) => ({ slot, value: read(it, slot) })),
  );
  return found.every(({ value }) => value !== undefined)
    ? found.map((it) => ({ ...it, start: -1, end: -1 }))
    : [];
}

/** The only name that went nowhere, else what the words leave. */
function restOf(
  [slot]: readonly Slot[],
  free: readonly Mention[],
  { bare, operation, dates, isReply }: Spoken,
): Found[] {
  if (slot === undefined || (isReply && isKind(slot, "content"))) return [];
  const own = slotsOf(operation).flatMap(({ cues }) => [...cues.keys()]);
  const isNoName = ({ text }: Mention) => [...wordsOf(text).terms.keys()].every((term) => own.includes(term));
  const named = free.filter((it) => it.kind === "quoted" || (it.kind === "proper" && !isNoName(it)));
  const rest = named.length === 1 ? named[0]?.text : residue(bare, operation, dates);
  return rest === undefined || isNoValue(rest, slot) ? [] : [{ slot, value: rest, start: -1, end: -1 }];
}

/** Words that name the slot are not its value, and what identifies a thing is no word that is left over. */
function isNoValue(rest: string, slot: Slot): boolean {
  const terms = [...wordsOf(rest).terms.keys()];
  const isItsName = terms.length > 0 && terms.every((term) => slot.cues.has(term));
  // A place is called by its name: "burst pipe" is none.
  const isNoPlace = isKind(slot, "place") && /^[a-z\s]+$/.test(rest);
  return isItsName || isNoPlace || (isIdentifier(slot) && !/^[\w-]*\d[\w-]*$/.test(rest));
}

const isIdentifier = ({ name, description }: Slot): boolean =>
  /\b(?:ids?|identifier|uuid)\b/i.test(splitName(name)) || /标识|识别码|编号/.test(description);

function inType(value: unknown, slot: Slot): unknown {
  if (slot.list && !Array.isArray(value)) return [value];
  return value;
}
