import type { Edited } from "./edited.ts";

interface Problem {
  path: string;
  message: string;
  severity?: "error" | "warning" | undefined;
}

export interface PlacedProblem {
  message: string;
  isWarning: boolean;
}

/** What is wrong and has to be changed. */
export const errorOf = (problem: PlacedProblem | undefined): string | undefined =>
  problem === undefined || problem.isWarning ? undefined : problem.message;

/** By its place: `baseUrl`, `name.zh`, or a point's key and member, `point-3.code`. */
export type Problems = ReadonlyMap<string, PlacedProblem>;

export const noProblems: Problems = new Map();

/** What is said of a place in the content that was sent, where that place is in what is edited. */
export function placed(content: Edited, problems: readonly Problem[]): Problems {
  const found = new Map<string, PlacedProblem>();
  for (const { path, message, severity } of problems) {
    const place = placeOf(content, path);
    if (!found.has(place)) found.set(place, { message, isWarning: severity === "warning" });
  }
  return found;
}

function placeOf({ points }: Edited, path: string): string {
  const within = path.replace(/^(?:body\.)?(?:content\.|draft\.)?/, "");
  const [first, at, ...member] = within.split(".");
  const point = first === "points" ? points[Number(at)] : undefined;
  if (point === undefined) return within;
  const [part = "code", language] = member;
  return `${point.key}.${part === "name" || part === "description" ? `${part}.${language}` : part}`;
}

/** Of one point, in any of its members. */
export const problemsOf = (problems: Problems, key: string): PlacedProblem[] =>
  [...problems].filter(([place]) => place.startsWith(`${key}.`)).map(([, problem]) => problem);

/** What is changed is not as wrong as it was. */
export function withoutProblem(problems: Problems, place: string): Problems {
  if (!problems.has(place)) return problems;
  return new Map([...problems].filter(([each]) => each !== place));
}

/** The points of which something is wrong, in their order. */
export const faultyKeys = (content: Edited, problems: Problems): string[] =>
  content.points.filter(({ key }) => problemsOf(problems, key).length > 0).map(({ key }) => key);
