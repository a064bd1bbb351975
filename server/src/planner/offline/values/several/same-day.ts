import { type SpokenDate, wantsDate } from "../mentions/dates.ts";
import type { Found, Slot } from "../slots/slots.ts";

const first = /^(?:from|start|begin|first)|开始|第一天|起始/i;
const last = /^(?:to|end|until|till|last|finish)|结束|最后|截止/i;
const openEnded = /\bfrom\b|\bstarting\b|\bsince\b|从|起|开始/i;

/** "明天请一天假": one day that was said is the first and the last one. */
export function sameDay(
  text: string,
  found: readonly Found[],
  slots: readonly Slot[],
  dates: readonly SpokenDate[],
): Found[] {
  const [only, ...others] = dates;
  if (only === undefined || others.length > 0 || only.hasTime || !only.hasDay || openEnded.test(text))
    return [];
  const isOpen = (slot: Slot) => slot.required && wantsDate(slot) && !found.some((it) => it.slot === slot);
  const begin = found.find(({ slot }) => wantsDate(slot) && isEnd(slot, first));
  const end = slots.find((slot) => isOpen(slot) && isEnd(slot, last));
  return begin === undefined || end === undefined
    ? []
    : [{ slot: end, value: begin.value, start: -1, end: -1 }];
}

const isEnd = ({ name, description }: Slot, pattern: RegExp): boolean =>
  pattern.test(name) || pattern.test(description);
