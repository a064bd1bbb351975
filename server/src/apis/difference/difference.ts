import type { Words } from "../../permissions/index.ts";
import type { ApiContent, ApiPoint } from "../api.ts";
import { type Opening, opening, opensNothing } from "./opening.ts";

/**
 * What happens to a permission point. `opens_more` is what people have to see before they allow it any longer; one that
 * opens something else in the place of what it opened opens more, too. `words`: only what is said of it is different.
 */
export const pointChanges = ["added", "opens_more", "opens_less", "words", "withdrawn"] as const;
export type PointChange = (typeof pointChanges)[number];

const saidMembers = ["name", "description", "sensitive", "risk"] as const;

export interface PointDifference {
  code: string;
  name: Words;
  change: PointChange;
  /** What it opens now, and what it does no more. */
  opened: Opening;
  closed: Opening;
  /** What is said of it in other words. */
  said: (typeof saidMembers)[number][];
}

/** What is different between two versions of an API, the points in the order of their codes. */
export interface Difference {
  /** Its name or its provider's. */
  renamed: boolean;
  baseUrl: { before: string; after: string } | null;
  points: PointDifference[];
}

export function differenceBetween(before: ApiContent | null, after: ApiContent): Difference {
  const names = ({ name, provider }: ApiContent) => JSON.stringify([wordsOf(name), wordsOf(provider)]);
  return {
    renamed: before === null || names(before) !== names(after),
    baseUrl:
      before === null || before.baseUrl === after.baseUrl
        ? null
        : { before: before.baseUrl, after: after.baseUrl },
    points: pointDifferences(before, after).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  };
}

export const isSame = ({ renamed, baseUrl, points }: Difference): boolean =>
  !renamed && baseUrl === null && points.length === 0;

export const codesThat = (change: PointChange, { points }: Pick<Difference, "points">): string[] =>
  points.filter((point) => point.change === change).map(({ code }) => code);

function pointDifferences(before: ApiContent | null, after: ApiContent): PointDifference[] {
  const was = new Map(before?.points.map((point) => [point.code, point]));
  const is = new Set(after.points.map(({ code }) => code));
  return [
    ...after.points.flatMap((point) => pointDifference([before, was.get(point.code)], [after, point]) ?? []),
    ...[...was.values()]
      .filter(({ code }) => !is.has(code))
      .map((point) => ({ ...unchanged, code: point.code, name: point.name, change: "withdrawn" as const })),
  ];
}

const nothing: Opening = { operations: [], fields: [], write: false, baseUrl: null };
const unchanged = { opened: nothing, closed: nothing, said: [] };

function pointDifference(
  [before, was]: [ApiContent | null, ApiPoint | undefined],
  [after, is]: [ApiContent, ApiPoint],
): PointDifference | undefined {
  const { code, name } = is;
  const now = { point: is, baseUrl: after.baseUrl };
  if (before === null || was === undefined)
    return { ...unchanged, code, name, change: "added", opened: opening(undefined, now) };
  const then = { point: was, baseUrl: before.baseUrl };
  const opened = opening(then, now);
  const closed = { ...opening(now, then), baseUrl: null };
  const said = saidMembers.filter((member) => wordsIn(was[member]) !== wordsIn(is[member]));
  const change = changeOf(opened, closed, said.length > 0 || isSaidAnew(was, is));
  return change && { code, name, change, opened, closed, said };
}

function changeOf(opened: Opening, closed: Opening, saidAnew: boolean): PointChange | undefined {
  if (!opensNothing(opened)) return "opens_more";
  if (!opensNothing(closed)) return "opens_less";
  return saidAnew ? "words" : undefined;
}

/** Whether its operations are called otherwise or stand in another order. */
const isSaidAnew = (was: ApiPoint, is: ApiPoint): boolean => listed(was) !== listed(is);

const listed = ({ operations, fields }: ApiPoint): string =>
  JSON.stringify([operations.map(({ method, path, name }) => [method, path, wordsOf(name)]), fields]);

const wordsOf = ({ zh, en }: Words) => [zh, en];
const wordsIn = (said: Words | boolean | string): string =>
  JSON.stringify(typeof said === "object" ? wordsOf(said) : said);
