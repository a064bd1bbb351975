import { decodingsOf } from "./decodings.ts";
import { finderOf, type Stretch } from "./finder.ts";
import { changedJson, type JsonChange } from "./json-texts.ts";
import { membersMasked, namesSecret } from "./named-members.ts";
import { isOurs, lengthOfOurs, oursIn, randomsOfOurs } from "./ours.ts";
import { type Reading, readingsOf } from "./reading.ts";
import { spellingsOf } from "./spellings.ts";

/** Takes secrets out of texts: those it knows and all that are in our form, however they are spelt. */
export interface Masking {
  text(text: string): string;
  /** Text by text where it is JSON. */
  body(text: string): string;
  /** That a text is one of the known secrets as a whole, however short. */
  knows(text: string): boolean;
}

const dots = "••••";
/** Shorter ones would be found everywhere. */
const shortestKnown = 4;

export function maskingOf(secrets: readonly string[]): Masking {
  const find = finderOfKnown(secrets);
  const text = (text: string): string => membersMasked(masked(text, find), markOf);
  const change: JsonChange = {
    text: (value, name) => (name !== undefined && namesSecret(name) ? markOf(value) : inJson(value)),
    between: (punctuation, name) => numbersMasked(punctuation, name, find),
  };
  const body = (body: string): string => changedJson(body, change) ?? text(body);
  // JSON in JSON stays as it was written unless there is something to mask.
  const inJson = (value: string): string => {
    const changed = mayBeJson(value) ? body(value) : "";
    return changed.includes(dots) ? changed : text(value);
  };
  return { text, body, knows: (text) => secrets.includes(text) };
}

/** And is long enough to hold a secret of ours. */
const mayBeJson = (text: string): boolean => text.length >= lengthOfOurs && /^\s*[[{"]/.test(text);

const knowingNone = finderOfKnown([]);

/** A text without secrets of ours, whoever they were made for; all else in it stays as it is. */
export const maskOurs = (text: string): string => masked(text, knowingNone);

/** Whether a secret of ours stands in a text, however it is spelt. */
export const holdsOurs = (text: string): boolean => maskOurs(text) !== text;

/** How secrets that are not known by their form are found. */
interface Finder {
  find(letters: string): Stretch[];
  /** What stands for one where that is more than dots. */
  marks: ReadonlyMap<string, string>;
  /** What is shorter than this holds nothing. */
  shortest: number;
  /** Whether one can stand on both sides of a space. */
  spans: boolean;
  /** Whether one can be a number. */
  isNumber: boolean;
}

function finderOfKnown(secrets: readonly string[]): Finder {
  const others = secrets.filter((secret) => !isOurs(secret));
  // Of ours also what is left without the beginning by which it is recognised.
  const randoms = secrets.flatMap(randomsOfOurs);
  const known = [...others, ...randoms];
  const spellings = new Set(known.flatMap(spellingsOf).filter(({ length }) => length >= shortestKnown));
  return {
    find: spellings.size === 0 ? () => [] : finderOf([...spellings]),
    marks: new Map(randoms.flatMap((random) => spellingsOf(random).map((it) => [it, lastFourOf(random)]))),
    shortest: [...spellings].reduce((least, { length }) => Math.min(least, length), lengthOfOurs),
    spans: others.length > 0,
    isNumber: known.some((secret) => /^[\d.eE+-]+$/.test(secret)),
  };
}

/** The last four characters tell two of ours apart. Of what others made nobody knows how much they would tell. */
export function markOf(secret: string): string {
  if (secret.startsWith(dots)) return secret;
  return isOurs(secret) ? lastFourOf(secret) : dots;
}

const lastFourOf = (secret: string): string => `${dots}${secret.slice(-4)}`;

/** Word by word where none can stand in two: most are too short to hold one. */
function masked(text: string, finder: Finder): string {
  if (finder.spans) return text.length < finder.shortest ? text : searched(text, finder);
  let written = "";
  let kept = 0;
  for (let from = 0; from < text.length; ) {
    const space = text.indexOf(" ", from);
    const to = space < 0 ? text.length : space;
    if (to - from >= finder.shortest) {
      written += text.slice(kept, from) + searched(text.slice(from, to), finder);
      kept = to;
    }
    from = to + 1;
  }
  return written + text.slice(kept);
}

/** A stretch of a text, and what stands for it. */
interface Place extends Stretch {
  mark: string;
}

function searched(text: string, finder: Finder): string {
  let written = "";
  let from = 0;
  for (const place of joined(placesIn(text, finder))) {
    written += text.slice(from, place.from) + place.mark;
    from = place.to;
  }
  return written + text.slice(from);
}

function placesIn(text: string, { find, marks, shortest }: Finder): Place[] {
  const inText = ({ begin, end }: Reading, { from, to }: Stretch) => ({ from: begin(from), to: end(to - 1) });
  return readingsOf(text)
    .flatMap((reading) => [reading, ...decodingsOf(reading, shortest)])
    .flatMap((reading) => [
      ...oursIn(reading.letters).map((each) => ({ ...inText(reading, each), mark: markOf(each.secret) })),
      ...find(reading.letters).map((each) => ({
        ...inText(reading, each),
        mark: marks.get(reading.letters.slice(each.from, each.to)) ?? dots,
      })),
    ]);
}

/** What overlaps becomes one, and says no more than the one that says least. */
function joined(places: readonly Place[]): Place[] {
  const all: Place[] = [];
  for (const place of places.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = all.at(-1);
    if (last === undefined || last.to <= place.from) all.push({ ...place });
    else {
      last.to = Math.max(last.to, place.to);
      if (place.mark.length <= last.mark.length) last.mark = place.mark;
    }
  }
  return all;
}

const digits = /-?\d[\d.eE+-]*/g;
const firstDigits = /^(\s*:\s*)-?\d[\d.eE+-]*/;

/** A number in JSON that is a secret, or stands under the name of one, becomes a text. */
function numbersMasked(punctuation: string, name: string | undefined, finder: Finder): string {
  const isNamed = name !== undefined && namesSecret(name);
  const rest = isNamed ? punctuation.replace(firstDigits, `$1"${dots}"`) : punctuation;
  if (!finder.isNumber) return rest;
  return rest.replace(digits, (number) => (masked(number, finder) === number ? number : `"${dots}"`));
}
