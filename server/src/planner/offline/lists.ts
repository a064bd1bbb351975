import { type Candidate, choiceCandidates, nearness } from "./candidates.ts";
import type { Mention } from "./mentions.ts";
import type { Slot } from "./slots.ts";

/** Values for an array: chosen ones, a written list, an enumeration, or everything of the right kind. */
export function listCandidates(text: string, slot: Slot, mentions: readonly Mention[]): Candidate[] {
  if (slot.choices.length > 0) return together(choiceCandidates(text, slot).filter((it) => it.score > 2));
  if (slot.type !== "string") return numbers(text, slot, mentions);
  return [...bracketed(text), ...quotedOnes(text, slot, mentions), ...enumerated(text, slot)];
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

function numbers(text: string, slot: Slot, mentions: readonly Mention[]): Candidate[] {
  const found = mentions.filter((it) => it.kind === "number");
  const [first] = found;
  const runs = runsOf(text, found).filter((run) => run.length > 1);
  const chosen = runs.length > 0 ? runs : first ? [[first]] : [];
  return chosen.flatMap((run) => {
    const start = run[0]?.start ?? -1;
    const end = run.at(-1)?.end ?? -1;
    const score = 1.5 + run.length / 10 + nearness(text, { start, end }, slot, []);
    return [{ value: run.map((it) => it.value), start, end, score }];
  });
}

function quotedOnes(text: string, slot: Slot, mentions: readonly Mention[]): Candidate[] {
  const found = mentions.filter((it) => it.kind === "quoted" || it.kind === "code");
  return runsOf(text, found).map((run) => {
    const start = run[0]?.start ?? -1;
    const end = run.at(-1)?.end ?? -1;
    return {
      value: run.map((it) => it.text),
      start,
      end,
      score: 1 + nearness(text, { start, end }, slot, []) + run.length / 10,
    };
  });
}

/** Mentions with nothing but a comma or an "and" between them. */
function runsOf(text: string, mentions: readonly Mention[]): Mention[][] {
  const runs: Mention[][] = [];
  for (const mention of mentions) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (last && mention.start < last.end) continue;
    const gap = last ? text.slice(last.end, mention.start) : "x";
    if (run && /^\s*(?:[,，、;]|and|or|和|与|及|以及|[,，]\s*and)?\s*$/i.test(gap)) run.push(mention);
    else runs.push([mention]);
  }
  return runs;
}

const english =
  /((?:[\w'’-]+(?: [\w'’-]+){0,2}, )*[\w'’-]+(?: [\w'’-]+){0,2}),? and ([\w'’-]+(?: [\w'’-]+)?)/g;
const chinese =
  /((?:[\p{Script=Han}\w]{1,8}、)*[\p{Script=Han}\w]{1,8})(?:和|与|及|以及|、)([\p{Script=Han}\w]{1,8})/gu;

function enumerated(text: string, slot: Slot): Candidate[] {
  const pattern = /\p{Script=Han}/u.test(text) ? chinese : english;
  return [...text.matchAll(pattern)].map((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const value = [...(match[1] ?? "").split(/, |、/), match[2] ?? ""].map((it) => it.trim());
    return { value, start, end, score: 1.2 + nearness(text, { start, end }, slot, []) };
  });
}
