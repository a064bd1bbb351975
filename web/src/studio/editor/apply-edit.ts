import type { Edit } from "./indent.ts";

/**
 * Carries an edit out as if it had been typed, so that the browser's own undo takes it back. `execCommand` is the
 * one way to do that in a text field; where it is missing the edit still happens, without undo.
 */
export function applyEdit(field: HTMLTextAreaElement, { from, to, text, start, end }: Edit): void {
  field.focus();
  field.setSelectionRange(from, to);
  const typed = document.execCommand(text === "" ? "delete" : "insertText", false, text);
  if (!typed) {
    field.setRangeText(text, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(start, end);
}
