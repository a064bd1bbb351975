import { chineseActions } from "../../../words/lexicon.ts";
import { type Candidate, numberFor } from "../kinds/candidates.ts";
import { choiceCandidates } from "../kinds/choices.ts";
import { placesIn, wantsPlace } from "../kinds/places.ts";
import { textCandidates } from "../kinds/spoken-text.ts";
import type { Mention } from "../mentions/mentions.ts";
import { nearness, type Reading } from "../slots/nearness.ts";
import type { Slot } from "../slots/slots.ts";

/** Values for an array: chosen ones, a written list, an enumeration, or the one that was said. */
export function listCandidates(
  reading: Reading & { bare: string },
  slot: Slot,
  mentions: readonly Mention[],
): Candidate[] {
  if (slot.choices.length > 0)
    return together(choiceCandidates(reading, slot, mentions).filter((it) => it.score > 2));
  if (slot.type !== "string") return numbers(reading, slot, mentions);
  const several = [
    ...bracketed(reading.text),
    ...rows(reading, slot, namedIn(reading.text, slot, mentions)),
    ...enumerated(reading, slot),
  ];
  const isPart = ({ start, end }: Candidate) => several.some((it) => it.start <= start && end <= it.end);
  const single = textCandidates(reading, slot, mentions, reading.bare)
    .filter((it) => it.start >= 0 && !isPart(it))
    .map((it) => ({ ...it, value: [it.value], score: it.score - ALONE }));
  return [...several, ...single];
}

/** A list is rather meant by several than by one. */
const ALONE = 0.2;

function together(found: readonly Candidate[]): Candidate[] {
  const values = [...new Set(found.map((it) => it.value))];
  return values.length === 0
    ? []
    : [{ value: values, start: -1, end: -1, score: Math.max(...found.map((it) => it.score)) }];
}

function bracketed(text: string): Candidate[] {
  return [...text.matchAll(/\[([^[\]]+)\]/g)].map((match) => ({
    value: (match[1] ?? "").split(/[,，、]/).map((it) => it.trim().replace(/^["'“‘]|["'”’]$/g, "")),
    start: match.index,
    end: match.index + match[0].length,
    score: 3,
  }));
}

function numbers(reading: Reading, slot: Slot, mentions: readonly Mention[]): Candidate[] {
  const found = mentions.filter((it) => it.kind === "number");
  const [first] = found;
  const runs = runsOf(reading.text, found).filter((run) => run.length > 1);
  const chosen = runs.length > 0 ? runs : first ? [[first]] : [];
  return chosen.flatMap((run) => {
    const value = run.map((it) => numberFor(it, slot)).filter((it) => it !== undefined);
    // A list that leaves out what was said of it is none.
    if (value.length < run.length) return [];
    const start = run[0]?.start ?? -1;
    const end = run.at(-1)?.end ?? -1;
    const score = 1.5 + run.length / 10 + nearness(reading, { start, end }, slot, []);
    return [{ value, start, end, score }];
  });
}

const kinds: readonly Mention["kind"][] = ["quoted", "code", "address"];

/** What is named in a row, of one kind: a name among codes is no code. */
function namedIn(text: string, slot: Slot, mentions: readonly Mention[]): Mention[][] {
  const ofKinds = kinds.map((kind) => mentions.filter((it) => it.kind === kind));
  const propers = mentions.filter((it) => it.kind === "proper").flatMap(oneByOne);
  const places = wantsPlace(slot) ? placesIn(text) : [];
  return [...ofKinds, propers, places].flatMap((found) =>
    runsOf(
      text,
      found.toSorted((a, b) => a.start - b.start),
    ),
  );
}

/** "Nora and Milo" may be one name, and in a list is two. */
function oneByOne({ kind, text, start }: Mention): Mention[] {
  const parts = [...text.matchAll(/(?:(?!\s+(?:and|&)\s).)+/g)];
  return parts.map(({ 0: part, index }) => {
    const name = part.replace(/^\s*(?:and|&)\s+/, "");
    const end = start + index + part.length;
    return { kind, text: name, start: end - name.length, end };
  });
}

function rows(reading: Reading, slot: Slot, found: readonly Mention[][]): Candidate[] {
  return found.flatMap((row) => {
    const [first] = row;
    if (first === undefined || (first.kind === "proper" && row.length < 2)) return [];
    const { start } = first;
    const end = row.at(-1)?.end ?? -1;
    const said = slot.required && row.length > 1 ? 0.5 : 0;
    const score = 1 + said + nearness(reading, { start, end }, slot, []) + row.length / 10;
    return [{ value: row.map((it) => it.text), start, end, score }];
  });
}

/** Mentions with nothing but a comma or an "and" between them. */
export function runsOf(text: string, mentions: readonly Mention[]): Mention[][] {
  const runs: Mention[][] = [];
  for (const mention of mentions) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (last && mention.start < last.end) continue;
    const gap = last ? text.slice(last.end, mention.start) : "x";
    if (run && /^\s*(?:[,，、;；&]|and|or|和|与|及|跟|以及|还有|[,，]\s*and)?\s*$/i.test(gap))
      run.push(mention);
    else runs.push([mention]);
  }
  return runs;
}

const english =
  /((?:[\w'’-]+(?: [\w'’-]+){0,2}, )*[\w'’-]+(?: [\w'’-]+){0,2}),? and ([\w'’-]+(?: [\w'’-]+)?)/g;
const chinese =
  /((?:[\p{Script=Han}\w]{1,16}、)*[\p{Script=Han}\w]{1,16})(?:、|以及|和|与|(?<!以)及)([\p{Script=Han}\w]{1,10}?)(?=等|的|这|那|两[个种]|[三四五]个|今天|明天|昨天|最近|之间|感兴趣|作为|进行|可以|能|[^\p{Script=Han}\w]|$)/gu;
const asking = [...chineseActions.keys()].filter((word) => word.length > 1).join("|");
const lead = new RegExp(
  `^.*(?:${asking}|包括|包含|分别是|分别为|喜欢|涉及|使用|采用|选择|偏好|带上?|种植|具备|拥有|需要|想要|一下|是|为|有|在|用|对|想|要|的|：|\\b(?:is|are|include|includes|including|like|of|for|in|with|the|on|to|as|using|want|need|about|across|at|from|between)\\s)`,
  "isu",
);

function enumerated(reading: Reading, slot: Slot): Candidate[] {
  const pattern = /\p{Script=Han}/u.test(reading.text) ? chinese : english;
  const found = [...reading.text.matchAll(pattern)].flatMap((match) => {
    const first = match[1] ?? "";
    const skipped = lead.exec(first.split(/, |、/)[0] ?? "")?.[0].length ?? 0;
    const start = match.index + skipped;
    const end = match.index + match[0].length;
    const value = [...first.slice(skipped).split(/, |、|以及|和|与|及(?!时)/), match[2] ?? ""]
      .map((it) => it.trim())
      .filter(Boolean);
    return value.length < 2 ? [] : [{ value, start, end }];
  });
  // Where several are needed and one row is all that was said, it needs no word that speaks of them.
  const only = slot.required && found.length === 1 ? 0.5 : 0;
  return found.map((it) => ({ ...it, score: 1.2 + only + nearness(reading, it, slot, []) }));
}
