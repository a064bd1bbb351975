/** A table program reads what begins so as a formula, which may fetch and send: with an apostrophe before it, as text. */
const formula = /^[=+\-@\t\r]/;

/** One line of a table as text (RFC 4180), with its line break. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null || typeof value === "number") return String(value ?? "");
  const text = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
