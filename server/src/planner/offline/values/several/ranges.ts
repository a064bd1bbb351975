import { compareNumbers, isNumber } from "../../../../platform/exact/index.ts";
import { splitName } from "../../../words/words.ts";
import type { Found } from "../slots/slots.ts";

const ends: readonly (readonly [least: RegExp, most: RegExp])[] = [
  [/\bmin(?:imum)?\b/i, /\bmax(?:imum)?\b/i],
  [/\blow(?:er|est)?\b/i, /\b(?:high|upp)(?:er|est)?\b/i],
];

/** "between 500 and 1000": of two ends that were found the wrong way round, the least is the smaller one. */
export function inOrderOfSize(found: readonly Found[]): Found[] {
  return found.map((it) => {
    const other = found.find((each) => isOtherEnd(it, each));
    return other === undefined ? it : { ...it, value: other.value, start: other.start, end: other.end };
  });
}

const isOtherEnd = (a: Found, b: Found): boolean =>
  ends.some(([least, most]) => isWrong(a, b, least, most) || isWrong(b, a, least, most));

function isWrong(least: Found, most: Found, leastName: RegExp, mostName: RegExp): boolean {
  if (!isNumber(least.value) || !isNumber(most.value) || least.start < 0 || most.start < 0) return false;
  const [a, b] = [splitName(least.slot.name), splitName(most.slot.name)];
  return (
    leastName.test(a) &&
    mostName.test(b) &&
    a.replace(leastName, "") === b.replace(mostName, "") &&
    compareNumbers(least.value, most.value) > 0
  );
}
