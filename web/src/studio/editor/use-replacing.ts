import { type KeyboardEvent, type RefObject, useRef } from "react";
import { applyEdit } from "./apply-edit.ts";
import type { Edit } from "./indent.ts";
import { lineCount, type Position, positionAt } from "./positions.ts";
import { replacement } from "./replacement.ts";

/** Typing lines at once takes a browser time that grows with their square: 1,000 took four seconds. */
const typedAtMost = 200;

interface Replacing {
  /** Makes this the text, as one edit; answers where it begins. */
  replace: (text: string) => Position;
  /** Whether the keys were those that take such an edit back, or make it again. */
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
}

/** Exchanges the text of a field so that Undo takes it back: the browser's own, and ours for what is long. */
export function useReplacing(field: RefObject<HTMLTextAreaElement | null>): Replacing {
  const last = useRef({ before: "", after: "" });

  function replace(text: string): Position {
    const { current } = field;
    if (current === null) return { line: 1, column: 1 };
    const before = current.value;
    // A text field has no other line breaks.
    const after = text.replace(/\r\n?/g, "\n");
    const edit = replacement(before, after);
    if (Math.max(lineCount(edit.text), lineCount(before.slice(edit.from, edit.to))) <= typedAtMost)
      applyEdit(current, edit);
    else {
      last.current = { before, after };
      exchange(current, edit);
    }
    return positionAt(after, edit.start);
  }

  function onKeyDown({ currentTarget, key, ctrlKey, metaKey, shiftKey }: KeyboardEvent<HTMLTextAreaElement>) {
    const { before, after } = last.current;
    const pressed = key.toLowerCase();
    if (before === after || (!ctrlKey && !metaKey) || (pressed !== "z" && pressed !== "y")) return false;
    const [from, to] = pressed === "z" && !shiftKey ? [after, before] : [before, after];
    if (currentTarget.value !== from) return false;
    exchange(currentTarget, replacement(from, to));
    return true;
  }

  return { replace, onKeyDown };
}

function exchange(field: HTMLTextAreaElement, { from, to, text }: Edit): void {
  field.focus();
  field.setRangeText(text, from, to, "start");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
