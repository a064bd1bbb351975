import type { ApiPoint, ApiProblem } from "../../../../web/src/api/schema.gen.ts";
import { table } from "../../table.ts";

export function pointsTable(points: readonly ApiPoint[]): string[] {
  const rows = points.map(({ code, kind, write, risk, sensitive, operations, fields, name }) => [
    code,
    kind === "delegated" ? "person" : "organisation",
    write ? "writes" : "reads",
    sensitive ? `${risk}, sensitive` : risk,
    [
      counted(operations.length, "operation"),
      ...(fields.length > 0 ? [`fields ${shortened(fields)}`] : []),
    ].join(", "),
    name.en === name.zh ? name.en : `${name.en} / ${name.zh}`,
  ]);
  return table([["CODE", "ALLOWED BY", "DOES", "RISK", "OPENS", "NAME"], ...rows]);
}

const longest = 30;

function shortened(fields: readonly string[]): string {
  const all = fields.join(" ");
  return all.length > longest ? `${all.slice(0, longest)}…` : all;
}

/** What is said of many places alike is said once. */
export function problemLines(problems: readonly ApiProblem[]): string[] {
  const alike = Map.groupBy(problems, ({ severity, message }) => `${severity} ${message}`);
  return [...alike].map(([said, at]) => {
    const [first] = at;
    const [severity = "", ...words] = said.split(" ");
    const more = at.length > 1 ? ` and ${counted(at.length - 1, "more place")}` : "";
    return `${severity} ${first?.path}${more}: ${words.join(" ")}`;
  });
}

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
