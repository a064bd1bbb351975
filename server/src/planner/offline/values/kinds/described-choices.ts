import { normalise } from "../../../words/comparing.ts";
import type { Choice, Slot } from "../slots/slots.ts";
import type { Candidate } from "./candidates.ts";
import { wordsOfKind } from "./everyday-kinds.ts";

/** What the description says that each choice means: "meals 餐饮, transport 交通", "open = 未完成; done = 已完成". */
export function meaningsOf({
  description,
  choices,
}: Pick<Slot, "description" | "choices">): Map<Choice, string[]> {
  const plain = normalise(description.slice(0, 1000));
  const places = choices
    .map((choice) => ({
      choice,
      written: normalise(String(choice)),
      at: placeOf(plain, normalise(String(choice))),
    }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return new Map(
    places.map(({ choice, written, at }, index) => {
      const text = plain.slice(at + written.length, places[index + 1]?.at ?? at + written.length + 60);
      return [choice, wordsIn(text)];
    }),
  );
}

const placeOf = (plain: string, written: string): number =>
  plain.search(new RegExp(`(?<![\\w-])${written.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}(?![\\w-])`));

/** Up to where something else is spoken of; each language's words by themselves. */
function wordsIn(text: string): string[] {
  const [own = ""] = text.replace(/^[\s:：=（(\-–—]+/, "").split(/[,，;；。.、\n]/);
  const han = own.match(/\p{Script=Han}{2,}/gu) ?? [];
  const latin = own.match(/[a-z][a-z' -]*[a-z]/g) ?? [];
  return [...han, ...latin].filter((word) => word.length <= 30 && !/^(?:or|and|for|the|means?)$/.test(word));
}

/** The choices that the words mean by what the description, or everyday use, says of them. */
export function describedCandidates(text: string, slot: Slot): Candidate[] {
  const plain = normalise(text);
  const meanings = meaningsOf(slot);
  return slot.choices.flatMap((choice) => {
    const written = normalise(String(choice));
    const words = [...(meanings.get(choice) ?? []), ...(/\d/.test(written) ? [] : [written])];
    const found = words.flatMap((word) => placesOf(plain, word)).map((place) => ({ ...place, score: 3.4 }));
    const alike =
      found.length > 0
        ? []
        : wordsOfKind(words)
            .flatMap((word) => placesOf(plain, word))
            .map((place) => ({ ...place, score: 2.9 }));
    return [...found, ...alike]
      .filter((place) => fitsDirection(plain, place, slot))
      .map((place) => ({ value: choice, ...place, score: place.score + (place.end - place.start) / 50 }));
  });
}

function placesOf(plain: string, word: string): { start: number; end: number }[] {
  const escaped = word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  const pattern = /\p{Script=Han}/u.test(word) ? escaped : `(?<![a-z])${escaped}(?:e?s)?(?![a-z])`;
  return [...plain.matchAll(new RegExp(pattern, "g"))].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

const origin = /^(?:from|source|src|origin|base)/i;
const target = /^(?:to|target|dest|dst|quote)/i;
const toLead =
  /(?:换成|换为|兑换成|兑成|兑|成|到|为|是多少|等于多少|合多少|值多少|多少|几|\b(?:to|in|into|as)\b(?: the)?)\s*$/;
const fromLead =
  /(?:\d[\d,.]*\s*(?:万|千|百|k)?|[一二三四五六七八九十百千万两几]|\bfrom(?: the)?|从|把|用)\s*$/;

/** Of two of a kind the one that something is made of is counted, and the one that it is made into is led in. */
function fitsDirection(plain: string, { start }: { start: number }, { name }: Slot): boolean {
  const before = plain.slice(0, start);
  if (origin.test(name)) return !toLead.test(before);
  if (target.test(name)) return !fromLead.test(before) || toLead.test(before);
  return true;
}
