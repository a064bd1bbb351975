import { isMembers } from "../../../../platform/exact/index.ts";
import type { PlannerParameter, Reference } from "../../../planner.ts";
import { type Fields, isScalar } from "../../../telling/json.ts";
import { normalise } from "../../../words/comparing.ts";
import { wordsOf } from "../../../words/words.ts";
import type { LastCall } from "./earlier.ts";

/** One thing that an earlier call answered: a record by itself, or one of a list. */
interface Thing {
  from: LastCall;
  path: string;
  fields: Fields;
  /** Its place in its list; `undefined`: it was the answer. */
  at?: number;
  of: number;
}

const maxDepth = 3;

/** The things an answer holds: its first list of records, or the record that it is. */
function thingsIn(from: LastCall): Thing[] {
  const { call } = from;
  return call.outcome === "answered" ? within(from, call.result, "", 0) : [];
}

function within(from: LastCall, value: unknown, path: string, depth: number): Thing[] {
  if (Array.isArray(value))
    return value.flatMap((fields: unknown, at) =>
      isMembers(fields) ? [{ from, path: `${path}/${at}`, fields, at, of: value.length }] : [],
    );
  if (!isMembers(value) || depth >= maxDepth) return [];
  const inner = Object.entries(value).flatMap(([name, member]) =>
    typeof member === "object" && member !== null
      ? within(from, member, `${path}/${escaped(name)}`, depth + 1)
      : [],
  );
  if (inner.some(({ at }) => at !== undefined)) return inner.filter(({ at }) => at !== undefined);
  return Object.values(value).some((it) => isScalar(it))
    ? [{ from, path, fields: value, of: 1 }, ...inner]
    : inner;
}

const escaped = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");

const numerals = "一二三四五六七八九十";
const ordinals = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
];

/** Which of several: counted from the front, or −1 for the last. */
function ordinalIn(text: string): number | undefined {
  const plain = normalise(text);
  if (
    /最后(?:面)?(?:那)?(?:一)?[个条项间笔份张本部件班家]|\bthe last(?: one)?\b(?! (?:week|month|year|night|time))/.test(
      plain,
    )
  )
    return -1;
  const han =
    /第([一二三四五六七八九十]|\d{1,2})(?:[个条项间笔份张封次本部件班家]|(?=的|做|完|删|取|吧|$))/.exec(
      plain,
    )?.[1];
  if (han !== undefined) return numerals.includes(han) ? numerals.indexOf(han) : Number(han) - 1;
  const english = new RegExp(
    `\\b(?:the )?(?:(${ordinals.join("|")})(?: (?:one|item|room|to-?do|task|booking|request|entry|option))\\b|(${ordinals.join("|")})$|number (\\d{1,2})\\b|(\\d{1,2})(?:st|nd|rd|th) one)`,
  ).exec(plain.replace(/[\s.!?]+$/, ""));
  if (english === null) return /\bthe first\b/.test(plain) && plain.length < 40 ? 0 : undefined;
  const word = english[1] ?? english[2];
  return word === undefined ? Number(english[3] ?? english[4]) - 1 : ordinals.indexOf(word);
}

const pointing =
  /[那这](?:一)?[个条间笔份张次项封本部件班家](?!月|星期|周)|刚才|刚刚|方才|上面|它|\b(?:it|that|this|the one|the same)\b(?! (?:week|month|year|morning|afternoon|evening|is|was))|\b(?:that|this|my|the) (?:booking|request|reservation|one|room|to-?do|task|reminder|claim|order|meeting|event|appointment|leave|file|message)\b/i;

/** Whether the words point at something that was there before. */
export const pointsBack = (text: string): boolean => ordinalIn(text) !== undefined || pointing.test(text);

/** The thing that is meant among what was answered lately: by its place, by what it says, or by pointing at it. */
export function thingMeant(text: string, calls: readonly LastCall[], needed?: string): Thing | undefined {
  const all = calls.map((call) =>
    thingsIn(call).filter(({ fields }) => needed === undefined || keyFor(needed, fields) !== undefined),
  );
  const things = all.filter((it) => it.length > 0);
  const ordinal = ordinalIn(text);
  if (ordinal !== undefined)
    return things.map((list) => placed(list, ordinal)).find((it) => it !== undefined);
  const named = things.map((list) => namedIn(text, list)).find((it) => it !== undefined);
  if (named !== undefined) return named;
  if (!pointing.test(text)) return undefined;
  const singles = things.flatMap(([first, ...others]) =>
    first !== undefined && others.length === 0 ? [first] : [],
  );
  const made = singles.find(
    ({ from, at }) => at === undefined && from.call.outcome === "answered" && from.call.wrote === true,
  );
  return made ?? singles[0];
}

const placed = (list: readonly Thing[], ordinal: number): Thing | undefined => {
  const listed = list.filter(({ at }) => at !== undefined);
  return listed.length === 0 ? undefined : listed.at(ordinal);
};

/** The one thing whose words are spoken of more than those of the others. */
function namedIn(text: string, list: readonly Thing[]): Thing | undefined {
  const said = wordsOf(text).terms;
  const shared = list.map((thing) => ({ thing, terms: termsOf(thing).filter((term) => said.has(term)) }));
  const telling = shared.map(({ thing, terms }) => ({
    thing,
    count: terms.filter((term) => list.length === 1 || shared.some((it) => !it.terms.includes(term))).length,
  }));
  const [best, next] = telling.sort((a, b) => b.count - a.count);
  return best !== undefined && best.count > 0 && best.count > (next?.count ?? 0) ? best.thing : undefined;
}

const termsOf = ({ fields }: Thing): string[] => [
  ...new Set(
    Object.values(fields).flatMap((value) =>
      typeof value === "string"
        ? [...wordsOf(value.slice(0, 200)).terms]
            .filter(([term, weight]) => weight >= 0.5 && !term.startsWith("~"))
            .map(([term]) => term)
        : [],
    ),
  ),
];

/** The member of a thing that a parameter of this name takes. */
export function keyFor(name: string, fields: Fields): string | undefined {
  const wanted = simple(name);
  const keys = Object.keys(fields).filter((key) => isScalar(fields[key]) && fields[key] !== null);
  return (
    keys.find((key) => simple(key) === wanted) ??
    (/(?:id|no|number|code)$/.test(wanted)
      ? keys.find(
          (key) =>
            simple(key) === "id" ||
            (wanted.endsWith(simple(key)) && /(?:id|no|number|code)$/.test(simple(key))),
        )
      : undefined)
  );
}

const simple = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, "");

/** What stands there for a parameter, to be put in by the platform. */
export function referenceTo(
  { from, path, fields }: Thing,
  { name }: Pick<PlannerParameter, "name">,
): Reference | undefined {
  const key = keyFor(name, fields);
  return key === undefined ? undefined : { from: from.call.callId, path: `${path}/${escaped(key)}` };
}

export const valueAt = ({ fields }: Thing, { name }: Pick<PlannerParameter, "name">): unknown => {
  const key = keyFor(name, fields);
  return key === undefined ? undefined : fields[key];
};
