/* Lines and columns count from 1; a column counts UTF-16 units, as the linter and the text field do. */

export interface Position {
  line: number;
  column: number;
}

export function lineCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** Where a line begins; past the last line, the end of the text. */
function lineStart(text: string, line: number): number {
  let start = 0;
  for (let current = 1; current < line; current += 1) {
    const end = text.indexOf("\n", start);
    if (end === -1) return text.length;
    start = end + 1;
  }
  return start;
}

/** Where the line that begins at `start` ends, without its line break. */
export function lineEnd(text: string, start: number): number {
  const end = text.indexOf("\n", start);
  return end === -1 ? text.length : end;
}

/** The offset of a position; a column past the end of its line is the line's end. */
export function offsetAt(text: string, { line, column }: Position): number {
  const start = lineStart(text, line);
  return Math.min(start + Math.max(0, column - 1), lineEnd(text, start));
}

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: lineCount(before), column: offset - (before.lastIndexOf("\n") + 1) + 1 };
}
