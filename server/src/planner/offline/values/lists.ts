import { type Candidate, numberFor } from "./candidates.ts";
import { choiceCandidates } from "./choices.ts";
import type { Mention } from "./mentions.ts";
import { nearness, type Reading } from "./nearness.ts";
import type { Slot } from "./slots.ts";

/** Values for an array: chosen ones, a written list, an enumeration, or everything of the right kind. */
export function listCandidates(reading: Reading, slot: Slot, mentions: readonly Mention[]): Candidate[] {
  if (slot.choices.length > 0)
    return together(choiceCandidates(reading, slot, mentions).filter((it) => it.score > 2));
  if (slot.type !== "string") return numbers(reading, slot, mentions);
  return [...bracketed(reading.text), ...quotedOnes(reading, slot, mentions), ...enumerated(reading, slot)];
}

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

function quotedOnes(reading: Reading, slot: Slot, mentions: readonly Mention[]): Candidate[] {
  const found = mentions.filter((it) => it.kind === "quoted" || it.kind === "code");
  return runsOf(reading.text, found).map((run) => {
    const start = run[0]?.start ?? -1;
    const end = run.at(-1)?.end ?? -1;
    return {
      value: run.map((it) => it.text),
      start,
      end,
      score: 1 + nearness(reading, { start, end }, slot, []) + run.length / 10,
    };
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
  /((?:[\p{Script=Han}\w]{1,10}、)*[\p{Script=Han}\w]{1,10})(?:和|与|及|以及|、)([\p{Script=Han}\w]{1,8})/gu;
const lead =
  /^.*(?:包括|包含|分别是|分别为|喜欢|涉及|使用|采用|选择|偏好|是|为|有|在|用|对|的|：|\b(?:is|are|include|includes|including|like|of|for|in|with|the|on|to|as|using|want|need|about)\s)/isu;

function enumerated(reading: Reading, slot: Slot): Candidate[] {
  const pattern = /\p{Script=Han}/u.test(reading.text) ? chinese : english;
  return [...reading.text.matchAll(pattern)].flatMap((match) => {
    const first = match[1] ?? "";
    const skipped = lead.exec(first.split(/, |、/)[0] ?? "")?.[0].length ?? 0;
    const start = match.index + skipped;
    const end = match.index + match[0].length;
    const value = [...first.slice(skipped).split(/, |、/), match[2] ?? ""]
      .map((it) => it.trim())
      .filter(Boolean);
    return value.length < 2
      ? []
      : [{ value, start, end, score: 1.2 + nearness(reading, { start, end }, slot, []) }];
  });
}
