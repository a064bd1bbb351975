import { type KeyboardEvent, type RefObject, useEffect } from "react";

/** Enter that confirms a word of an input method must not send; Safari tells so by key code 229 only. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

/** As high as its text. */
export function useGrowing(ref: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useEffect(() => {
    const area = ref.current;
    if (area === null) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  }, [ref, text]);
}
