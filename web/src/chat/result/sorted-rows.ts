import type { ResultTable, ValueKind } from "../../api/schema.gen.ts";

export interface Sorting {
  column: number;
  descending: boolean;
}

/** What a press on this column's head makes of the order: up, down, as it came. */
export function nextSorting(now: Sorting | null, column: number): Sorting | null {
  if (now?.column !== column) return { column, descending: false };
  return now.descending ? null : { column, descending: true };
}

/** In the order of a column, by what it holds; rows without a value there come last either way. */
export function sortedRows(table: ResultTable, sorting: Sorting | null, locale: string): readonly string[][] {
  if (sorting === null) return table.rows;
  const { column, descending } = sorting;
  const compare = comparing(table.columns[column]?.kind ?? "text", locale);
  return table.rows.toSorted((one, other) => {
    const [a = "", b = ""] = [one[column], other[column]];
    if (a === "" || b === "") return Number(a === "") - Number(b === "");
    return descending ? compare(b, a) : compare(a, b);
  });
}

function comparing(kind: ValueKind, locale: string): (a: string, b: string) => number {
  switch (kind) {
    case "number":
      return compareDigits;
    case "time":
      return (a, b) => Date.parse(a) - Date.parse(b);
    case "text":
      return new Intl.Collator(locale, { numeric: true }).compare;
    default:
      return kind satisfies never;
  }
}

/** Two integers of many digits may be one number to floating point. */
function compareDigits(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (difference !== 0 || !/^-?\d+$/.test(a) || !/^-?\d+$/.test(b)) return difference;
  return BigInt(a) < BigInt(b) ? -1 : Number(BigInt(a) > BigInt(b));
}

/** For a spreadsheet: cells parted by tabs. What would be a formula there stays text. */
export function tabbed(table: ResultTable, rows: readonly (readonly string[])[]): string {
  const heads = table.columns.map(({ label }) => label);
  return [heads, ...rows].map((cells) => cells.map(cellOf).join("\t")).join("\n");
}

function cellOf(value: string): string {
  const line = value.replace(/\s+/g, " ").trim();
  return /^[=@+-]/.test(line) && !/^[+-]?[\d.,() -]+(?:e[+-]?\d+)?$/i.test(line) ? `'${line}` : line;
}
