import { lineEnd } from "./positions.ts";

/* What Tab, Shift + Tab and Enter do in YAML: pure, so that the text field only has to carry it out. */

const step = 2;

/** Replace `from`…`to` with `text`, then select `start`…`end`. */
export interface Edit {
  from: number;
  to: number;
  text: string;
  start: number;
  end: number;
}

/** Tab: spaces to the next step, or every selected line one step to the right. */
export function indent(text: string, start: number, end: number): Edit {
  if (!text.slice(start, end).includes("\n")) {
    const column = start - lineBegin(text, start);
    const spaces = " ".repeat(step - (column % step));
    const caret = start + spaces.length;
    return { from: start, to: end, text: spaces, start: caret, end: caret };
  }
  return editLines(text, start, end, (line) => (line === "" ? line : " ".repeat(step) + line));
}

/** Shift + Tab: the selected lines, or the caret's, one step to the left. */
export function outdent(text: string, start: number, end: number): Edit {
  return editLines(text, start, end, (line) => line.replace(/^ {1,2}/, ""));
}

/** Enter: a new line as deep as this one, one step deeper after a name that opens a group. */
export function breakLine(text: string, start: number, end: number): Edit {
  const line = text.slice(lineBegin(text, start), start);
  const [spaces = ""] = /^ */.exec(line) ?? [];
  const content = line.replace(/\s#.*$/, "").trim();
  const opens = content.endsWith(":");
  // Names after "- " stand two further to the right.
  const item = opens && content.startsWith("- ") ? step : 0;
  const inserted = `\n${spaces}${" ".repeat(item + (opens ? step : 0))}`;
  const caret = start + inserted.length;
  return { from: start, to: end, text: inserted, start: caret, end: caret };
}

function editLines(text: string, start: number, end: number, edit: (line: string) => string): Edit {
  const from = lineBegin(text, start);
  // A selection that ends at the beginning of a line does not touch that line.
  const last = end > start && text[end - 1] === "\n" ? end - 1 : end;
  const to = lineEnd(text, last);
  const lines = text.slice(from, to).split("\n");
  const edited = lines.map(edit);
  const first = (edited[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  const replaced = edited.join("\n");
  const grown = replaced.length - (to - from);
  const newStart = Math.max(from, start + first);
  return { from, to, text: replaced, start: newStart, end: Math.max(newStart, end + grown) };
}

function lineBegin(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}
