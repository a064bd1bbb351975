/** A spreadsheet reads UTF-8 by it. */
export const byteOrderMark = "\uFEFF";

/** A line of comma-separated values, as RFC 4180 has them. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

/** What a spreadsheet would take for a formula is kept a text by an apostrophe before it. */
function cellOf(text: string): string {
  const harmless = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
