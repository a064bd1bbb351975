const maxRows = 1000;
const maxColumns = 100;

/** The rows of a table in text (RFC 4180), by the names in its first; undefined where it is none, or too large for one. */
export function tableIn(text: string, isTabbed: boolean): Record<string, string>[] | undefined {
  const separator = isTabbed ? "\t" : separatorOf(text);
  const rows = separator === undefined ? undefined : rowsOf(text, separator);
  const [names = [], ...records] = rows ?? [];
  const isTable =
    names.length > 1 && new Set(names).size === names.length && names.every((name) => name.trim() !== "");
  if (rows === undefined || !isTable) return undefined;
  return records.map((cells) =>
    Object.fromEntries(
      Array.from({ length: Math.max(names.length, cells.length) }, (_, at) => [
        names[at]?.trim() ?? `${at + 1}`,
        cells[at] ?? "",
      ]),
    ),
  );
}

/** That of the first line. */
function separatorOf(text: string): string | undefined {
  const [first = ""] = text.trimStart().split(/[\r\n]/, 1);
  const counted = [",", ";", "\t", "|"].map((each) => [each, first.split(each).length] as const);
  return counted.filter(([, count]) => count > 1).toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

function rowsOf(text: string, separator: string): string[][] | undefined {
  const cell = new RegExp(
    `(?:"([^"]*(?:""[^"]*)*)"|([^${separator}\\r\\n]*))(${separator === "|" ? "\\|" : separator}|\\r\\n|\\r|\\n|$)`,
    "y",
  );
  const rows: string[][] = [];
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (found === null) return undefined;
    const [, inQuotes, bare = "", end] = found;
    row.push(inQuotes === undefined ? bare : inQuotes.replaceAll('""', '"'));
    if (row.length > maxColumns) return undefined;
    if (end === separator) continue;
    if (row.length > 1 || row[0] !== "") rows.push(row);
    if (rows.length > maxRows) return undefined;
    row = [];
  }
  if (row.length > 0) rows.push([...row, ""]);
  return rows;
}
