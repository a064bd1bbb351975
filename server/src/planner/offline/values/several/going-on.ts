import { isKind } from "../slots/slot-kinds.ts";
import type { Found } from "../slots/slots.ts";

/** "to buy milk and call mom": what is joined to a text and went nowhere else belongs to it. */
export function goingOn(text: string, found: readonly Found[]): Found[] {
  return found.map((it) => {
    const { slot, value, start, end } = it;
    if (typeof value !== "string" || start < 0 || slot.choices.length > 0 || !isKind(slot, "content"))
      return it;
    if (text.slice(start, end) !== value) return it;
    const more = joined.exec(text.slice(end))?.[0] ?? "";
    const whole = { start, end: end + more.length };
    const isTaken = found.some((other) => other !== it && other.start < whole.end && end < other.end);
    return more === "" || isTaken ? it : { ...it, ...whole, value: text.slice(start, whole.end) };
  });
}

const joined =
  /^\s*(?:\band\b(?! (?:then|also)\b)|&|、|和|的|并(?!且)|以及)\s*[^,，.。;；!！?？:：\n]*[^\s,，.。;；!！?？:：\n]/i;
