import type { PlannerOperation } from "../../../planner.ts";
import type { Fields } from "../../../telling/json.ts";
import { findValues } from "../../values/finding.ts";
import { datesIn, type Moment, wantsDate } from "../../values/mentions/dates.ts";
import { isKind } from "../../values/slots/slot-kinds.ts";
import { assemble, type Found, type Placed, type Slot, slotsOf, valuesIn } from "../../values/slots/slots.ts";

/** Another value for what was said before, and what of the words spoke of no slot. */
export interface Replaced {
  arguments: Fields;
  found: Found[];
  left: string;
}

/** Reads what a follow-up says of an operation, into the values that it had. */
export async function replacedIn(
  rest: string,
  operation: PlannerOperation,
  before: Fields,
  moment: Moment,
): Promise<Replaced> {
  const slots = withOnlyNumber(slotsOf(operation));
  const typed = slots.filter((slot) => !isText(slot));
  const read = await findValues(rest, typed, { operation, moment, isReply: true });
  const dates = typed.some(wantsDate) ? await datesIn(rest, moment) : [];
  const found = read.filter(({ unclear }) => unclear === undefined);
  const spans = [
    ...found.filter(({ start }) => start >= 0),
    ...(found.some(({ slot }) => wantsDate(slot)) ? dates : []),
  ];
  const left = withoutFillers(spans.reduce((text, { start, end }) => blanked(text, start, end), rest));
  const inText = left === "" ? [] : textFor(left, slots, before);
  const all = await adjusted([...found, ...inText], { slots, before, rest, moment });
  return {
    arguments: assemble([...kept(slots, before, all), ...all]),
    found: [...found, ...inText],
    left: inText.length > 0 ? "" : left,
  };
}

/** Where there is one number to give, any number that is said is that one. */
function withOnlyNumber(slots: readonly Slot[]): Slot[] {
  const isNumeric = ({ type, choices }: Slot) =>
    (type === "number" || type === "integer") && choices.length === 0;
  const isOnly = slots.filter(isNumeric).length === 1;
  return slots.map((slot) => (isOnly && isNumeric(slot) ? { ...slot, required: true } : slot));
}

const isText = (slot: Slot): boolean =>
  slot.type === "string" && slot.choices.length === 0 && !wantsDate(slot) && !slot.list;

const blanked = (text: string, start: number, end: number): string =>
  text.slice(0, Math.floor(start)) +
  " ".repeat(Math.max(0, Math.ceil(end) - Math.floor(start))) +
  text.slice(Math.ceil(end));

const kept = (slots: readonly Slot[], before: Fields, found: readonly Placed[]): Placed[] =>
  valuesIn(before, slots).filter(({ slot }) => !found.some((it) => it.slot === slot));

const fillers =
  /\b(?:for|in|at|on|to|from|of|the|a|an|it|that|this|is|was|be|by|with|one|me|my|i|and|please|room|city|day|date|time|hours?|minutes?|weather|about|there|what|how|number)\b|换成|改成|改为|换为|改到|换到|[的在是到从就要订报个间条笔份元块钱我把用给能坐得下有为想吧呢了人位]|[\s,.，。?？!！:：'"“”]+/gi;

/** Words that say nothing of their own: particles, and what a value is counted in. */
function withoutFillers(text: string): string {
  const trimmed = text.replace(/\s+/g, " ").trim();
  const bare = trimmed.replace(fillers, "");
  if (bare === "") return "";
  return trimmed
    .replace(/^(?:(?:for|in|at|on|to|from|of|the|a|an|it|it's|that|is|be|with|about|weather in)\s+)+/i, "")
    .replace(/^(?:去|到|在|是|要|用|订|查|看|改成|换成|改为|换为|改到|换到|改用)+(?=.{2,})/, "")
    .replace(/(?:\s+(?:for|in|at|on|to|from|of|the|a|an|it|that|is|with|there))+$/i, "")
    .replace(/[\s,.，。?？!！的]+$/g, "")
    .trim();
}

const maxWords = 4;
const maxHan = 10;

/** The one text that is worth naming anew: a short name, never a sentence, and no text that was written out before. */
function textFor(left: string, slots: readonly Slot[], before: Fields): Found[] {
  const isName = /\p{Script=Han}/u.test(left)
    ? left.replace(/\s/g, "").length <= maxHan && !/[吗呢么？?]|什么|怎么|多少|哪/.test(left)
    : left.split(/\s+/).length <= maxWords;
  const held = valuesIn(before, slots).map(({ slot }) => slot);
  const texts = slots.filter((slot) => isText(slot) && (slot.required || held.includes(slot)));
  const isCode = /^[\w-]*\d[\w-]*$/.test(left);
  const [slot] = [...texts.filter((it) => held.includes(it)), ...texts].filter(
    (it) => !isKind(it, "content") && (isCode || !isKind(it, "code")),
  );
  return isName && slot !== undefined ? [{ slot, value: left, start: -1, end: -1 }] : [];
}

/**
 * A day alone keeps the time that was said, a time alone the day; where two days were the same, both are the new one.
 */
async function adjusted(
  found: readonly Found[],
  { slots, before, rest, moment }: { slots: readonly Slot[]; before: Fields; rest: string; moment: Moment },
): Promise<Placed[]> {
  const held = valuesIn(before, slots);
  const [said, ...others] = await datesIn(rest, moment);
  const dated = found.filter(({ slot }) => wantsDate(slot));
  if (said === undefined || others.length > 0 || dated.length === 0) return [...found];
  const anew = found.map((it): Placed => {
    const old = held.find(({ slot }) => slot === it.slot)?.value;
    return wantsDate(it.slot) ? { ...it, value: together(old, it.value, said) } : it;
  });
  const first = anew.find(({ slot }) => wantsDate(slot));
  const same = held.filter(
    ({ slot, value }) =>
      wantsDate(slot) &&
      !anew.some((it) => it.slot === slot) &&
      value === held.find((it) => it.slot === first?.slot)?.value,
  );
  return [...anew, ...same.map(({ slot }): Placed => ({ slot, value: first?.value }))];
}

const dayAndTime = /^(\d{4}-\d\d-\d\d)([T ])(\d\d:\d\d.*)$/;

function together(old: unknown, anew: unknown, said: { hasDay: boolean; hasTime: boolean }): unknown {
  const before = typeof old === "string" ? dayAndTime.exec(old) : null;
  const now = typeof anew === "string" ? dayAndTime.exec(anew) : null;
  if (before === null || now === null) return anew;
  if (said.hasDay && !said.hasTime) return `${now[1]}${before[2]}${before[3]}`;
  return !said.hasDay && said.hasTime ? `${before[1]}${now[2]}${now[3]}` : anew;
}

/** Words that name a day or a time and nothing else. */
export async function isOnlyTime(words: string, moment: Moment): Promise<boolean> {
  const dates = await datesIn(words, moment);
  return (
    dates.length > 0 &&
    withoutFillers(dates.reduce((text, { start, end }) => blanked(text, start, end), words)) === ""
  );
}
