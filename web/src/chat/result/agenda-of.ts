import type { ResultTable } from "../../api/schema.gen.ts";
import type { AgendaEvent } from "../../ui/agenda-days.ts";

const starts = /\bstart|\bbegin|开始/i;
const ends = /\bend|结束/i;
const marks = /\bid\b|编号/i;

/**
 * A list whose rows all have a start and something to be called: what is planned. `null` for any other list; its names
 * are the planner's words for keys such as `startTime`, in the person's language.
 */
export function agendaOf({ columns, rows }: ResultTable): AgendaEvent[] | null {
  const timeNamed = (words: RegExp) =>
    columns.findIndex(({ kind, label }) => kind === "time" && words.test(label));
  const start = timeNamed(starts);
  const end = timeNamed(ends);
  const title = columns.findIndex(({ kind, label }) => kind === "text" && !marks.test(label));
  if (rows.length === 0 || start < 0 || title < 0) return null;
  if (rows.some((row) => !row[start] || !row[title])) return null;
  const told = [...columns.entries()]
    .filter(([at, { kind, label }]) => at !== title && kind === "text" && !marks.test(label))
    .map(([at]) => at);
  return rows.map((row) => ({
    title: row[title] ?? "",
    start: row[start] ?? "",
    end: row[end] || null,
    details: told.map((at) => row[at] ?? "").filter((text) => text !== ""),
  }));
}
