/** What operations are about where the document names no scopes: their tag, or else where their path begins. */
import { wordsOf } from "../../platform/text.ts";
import type { Outline, OutlinedOperation } from "../../skill-files/index.ts";
import type { Candidate } from "./candidate.ts";
import { codePart, withinSentence } from "./naming.ts";
import { isWide, onlyReads } from "./nature.ts";

export interface Group {
  nouns: string[];
  called: string;
  description: string;
  operations: OutlinedOperation[];
}

/** One tag for all of a large API tells nothing apart. */
const fewOperations = 12;

export function groupsOf({ operations, tags }: Outline): Group[] {
  const used = new Set(operations.flatMap(({ tags: [tag] }) => tag ?? []));
  const byTag = used.size > 1 || (used.size === 1 && operations.length <= fewOperations);
  const segments = segmentsOf(operations);
  const described = new Map(tags.map(({ name, description }) => [name, description]));
  const called = (operation: OutlinedOperation) =>
    (byTag ? operation.tags[0] : undefined) ?? segments.get(operation) ?? "";
  const groups = new Map<string, Group>();
  for (const [name, own] of Map.groupBy(operations, called)) {
    const nouns = nounsOf(name) ?? [
      freeNoun(
        own.map((one) => segments.get(one) ?? ""),
        groups,
      ),
    ];
    const before = groups.get(nouns.join("."));
    if (before === undefined)
      groups.set(nouns.join("."), {
        nouns,
        called: withinSentence(byTag ? name : wordsOf(name)) || "everything",
        description: described.get(name) ?? "",
        operations: own,
      });
    else before.operations.push(...own);
  }
  return [...groups.values()];
}

/** `Shared links (Files)` is a kind of `Shared links`. Undefined for what has no Latin letters. */
function nounsOf(called: string): string[] | undefined {
  const [first, ...others] = called
    .split(/\s*[(:/.|]\s*|\s+[-–—]\s+/u)
    .flatMap((part) => codePart(part) ?? []);
  if (first === undefined) return undefined;
  return others.length === 0 ? [first] : [first, codePart(others.join(" ")) ?? ""];
}

/** What most paths of a group begin with, that no other group is called by. */
function freeNoun(segments: readonly string[], groups: ReadonlyMap<string, Group>): string {
  const counts = Map.groupBy(segments, (segment) => codePart(segment) ?? "General");
  const nouns = [...counts].sort(([, a], [, b]) => b.length - a.length).map(([noun]) => noun);
  const free = nouns.find((noun) => !groups.has(noun));
  for (let number = 2; free === undefined; number++)
    if (!groups.has(`${nouns[0]}${number}`)) return `${nouns[0]}${number}`;
  return free;
}

export const kindOf = ({ nouns, called }: Group): Candidate["kind"] =>
  isWide(called) || isWide(nouns.join(" ")) ? "application" : "delegated";

export function pointsOfGroup(group: Group): Candidate[] {
  const { nouns, called, description } = group;
  const kind = kindOf(group);
  const [reading, writing] = [true, false].map((reads) =>
    group.operations.filter((operation) => onlyReads(operation) === reads),
  );
  const about = { nouns, called, kind, description } as const;
  return [
    ...(reading?.length ? [{ ...about, action: "read" as const, operations: reading }] : []),
    ...(writing?.length ? [{ ...about, action: "write" as const, operations: writing }] : []),
  ];
}

const leading =
  /^(get|list|create|add|update|delete|remove|query|search|find|save|edit|modify|set|fetch|batch|do|post|put|check|upload|download)\s+(?=\S)/;

/** The first segment of each path that tells it from most of the others. */
function segmentsOf(operations: readonly OutlinedOperation[]): Map<OutlinedOperation, string> {
  const paths = operations.map((operation) => ({
    operation,
    literals: operation.path
      .split("/")
      .map((segment) => segment.split(/[.:;(@]/)[0] ?? "")
      .filter((segment) => segment !== "" && !/[{}]/.test(segment)),
  }));
  for (let depth = 0; depth < 6; depth++) {
    const common = mostCommon(paths.flatMap(({ literals }) => literals[0] ?? []));
    const isShared = (name: string) => name === common.name && common.count > 0.8 * operations.length;
    const isGeneric = (name: string) =>
      /^(api|apis|rest|v?\d+([.-]\d+)*|open|public|web|services?)$/i.test(name);
    for (const one of paths)
      if (one.literals.length > 1 && (isShared(one.literals[0] ?? "") || isGeneric(one.literals[0] ?? "")))
        one.literals = one.literals.slice(1);
  }
  return new Map(
    paths.map(({ operation, literals: [first = ""] }) => [operation, wordsOf(first).replace(leading, "")]),
  );
}

function mostCommon(names: readonly string[]): { name: string; count: number } {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [[name, count] = ["", 0]] = [...counts].sort((a, b) => b[1] - a[1]);
  return { name, count };
}
