import { expect, test } from "vitest";
import { breakLine, type Edit, indent, outdent } from "./indent.ts";

/** `[` and `]` mark the selection, `|` a caret. */
function read(marked: string): [text: string, start: number, end: number] {
  const caret = marked.indexOf("|");
  if (caret !== -1) return [marked.replace("|", ""), caret, caret];
  return [marked.replace(/[[\]]/g, ""), marked.indexOf("["), marked.indexOf("]") - 1];
}

function write(text: string, edit: Edit): string {
  const result = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
  const { start, end } = edit;
  return start === end
    ? `${result.slice(0, start)}|${result.slice(start)}`
    : `${result.slice(0, start)}[${result.slice(start, end)}]${result.slice(end)}`;
}

function run(change: typeof indent, marked: string): string {
  const [text, start, end] = read(marked);
  return write(text, change(text, start, end));
}

test.each([
  ["|a", "  |a"],
  ["   |a", "    |a"],
  ["a[b]c", "a |c"],
  ["[a\nb]", "  [a\n  b]"],
  ["a\n[b\n\nc]", "a\n  [b\n\n  c]"],
  ["[a\n]b", "  [a\n]b"],
])("Tab makes %j into %j", (before, after) => {
  expect(run(indent, before)).toBe(after);
});

test.each([
  ["    |a", "  |a"],
  [" |a", "|a"],
  ["|a", "|a"],
  ["  a|b", "a|b"],
  ["[  a\n    b\nc]", "[a\n  b\nc]"],
  ["  [a\n]  b", "[a\n]  b"],
])("Shift + Tab makes %j into %j", (before, after) => {
  expect(run(outdent, before)).toBe(after);
});

test.each([
  ["a: 1|", "a: 1\n|"],
  ["  a: 1|", "  a: 1\n  |"],
  ["  info:|", "  info:\n    |"],
  ["  info: # about|", "  info: # about\n    |"],
  ["- schema:|", "- schema:\n    |"],
  ["  - name: x|", "  - name: x\n  |"],
  ["  a|b", "  a\n  |b"],
  ["  [abc]", "  \n  |"],
])("Enter makes %j into %j", (before, after) => {
  expect(run(breakLine, before)).toBe(after);
});
