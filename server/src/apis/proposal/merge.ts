import { wordsOf } from "../../platform/text.ts";
import { maxOperations } from "../rules/limits.ts";
import type { Candidate } from "./candidate.ts";

/** More than that nobody reads. */
export const mostProposed = 60;

/** Fewer points where there are too many: first those of one family become one, then the smallest of all. */
export function merged(points: readonly Candidate[]): Candidate[] {
  return intoOther(familiesMerged(points));
}

/** What a scope opens and what nothing but a tag of the same name says are one. */
export function sameAsOne(points: readonly Candidate[]): Candidate[] {
  const same = Map.groupBy(points, ({ nouns, action, personal }) =>
    [...nouns, action, personal?.kind].join("."),
  );
  return [...same.values()].flatMap((group) => (group.length === 1 ? group : [together(group)]));
}

/** `Admin.Users` and `Admin.Teams` as `Admin`, the largest family first, until there are few enough. */
function familiesMerged(points: readonly Candidate[]): Candidate[] {
  let now = [...points];
  const families = Map.groupBy(
    points.filter(({ nouns, personal }) => nouns.length > 1 && personal === undefined),
    familyOf,
  );
  for (const [name] of [...families].sort(([a, x], [b, y]) => y.length - x.length || compared(a, b))) {
    if (now.length <= mostProposed) break;
    const isOfIt = (point: Candidate) => point.personal === undefined && familyOf(point) === name;
    const [first, ...others] = now.filter(isOfIt);
    if (first === undefined || others.length === 0) continue;
    const [noun = ""] = first.nouns;
    const one = { ...together([first, ...others]), nouns: [noun], called: wordsOf(noun), description: "" };
    now = now.flatMap((point) => (point === first ? [one] : isOfIt(point) ? [] : [point]));
  }
  return now;
}

const familyOf = ({ nouns, action, kind }: Candidate): string => [nouns[0], action, kind].join(".");

function intoOther(points: readonly Candidate[]): Candidate[] {
  if (points.length <= mostProposed) return [...points];
  const plain = points.filter(({ personal }) => personal === undefined);
  // One for each action and kind takes the place of what is put together: at most six.
  const many = points.length - mostProposed + 6;
  const small = new Set(plain.toSorted((a, b) => a.operations.length - b.operations.length).slice(0, many));
  const others = Map.groupBy(small, ({ action, kind }) => `${action} ${kind}`);
  return [
    ...points.filter((point) => !small.has(point)),
    ...[...others.values()].map((group) => ({
      ...together(group),
      nouns: ["Other"],
      called: "everything else",
      description: "",
    })),
  ];
}

function together(points: readonly Candidate[]): Candidate {
  const [first] = points;
  if (first === undefined) throw new Error("there is nothing to put together");
  const operations = [...new Set(points.flatMap((point) => point.operations))];
  return { ...first, operations };
}

/** Of one that opens more than a point may, several. */
export function split(point: Candidate): Candidate[] {
  const parts = Math.ceil(point.operations.length / maxOperations);
  if (parts <= 1) return [point];
  return Array.from({ length: parts }, (_, at) => ({
    ...point,
    nouns: at === 0 ? point.nouns : [...point.nouns.slice(0, -1), `${point.nouns.at(-1)}${at + 1}`],
    called: at === 0 ? point.called : `${point.called} (${at + 1})`,
    operations: point.operations.slice(at * maxOperations, (at + 1) * maxOperations),
  }));
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
