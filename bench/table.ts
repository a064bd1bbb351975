export interface Table {
  title: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** For a terminal, or as Markdown for `docs/performance.md`. */
export function renderTables(tables: readonly Table[], { markdown }: { markdown: boolean }): string {
  return tables.map((table) => (markdown ? asMarkdown(table) : asText(table))).join("\n\n");
}

function asText({ title, head, rows }: Table): string {
  return [title, ...padded([head, ...rows]).map((cells) => `  ${cells.join("  ")}`.trimEnd())].join("\n");
}

function asMarkdown({ title, head, rows }: Table): string {
  const [first = [], ...others] = padded([head, ...rows]);
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = first.map((cell) => "-".repeat(cell.length));
  return [`${title}:`, "", line(first), line(rule), ...others.map(line)].join("\n");
}

function padded(rows: readonly (readonly string[])[]): string[][] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => widths.map((width, column) => (row[column] ?? "").padEnd(width)));
}
