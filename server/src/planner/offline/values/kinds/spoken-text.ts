import { splitName, wordsOf } from "../../../words/words.ts";
import type { Mention } from "../mentions/mentions.ts";
import { withoutSeparators } from "../mentions/spoken-numbers.ts";
import { nearness, type Reading } from "../slots/nearness.ts";
import { isKind, isNamed } from "../slots/slot-kinds.ts";
import type { Slot } from "../slots/slots.ts";
import { type Candidate, chineseNouns } from "./candidates.ts";
import { sampleCandidates } from "./choices.ts";
import { candidate, ledIn, value } from "./leading-words.ts";
import { placesIn, wantsPlace } from "./places.ts";

/** Texts that the person may have meant for this slot. */
export function textCandidates(
  reading: Reading,
  slot: Slot,
  mentions: readonly Mention[],
  undated: string,
): Candidate[] {
  const { text } = reading;
  return [
    ...mentions.flatMap((mention) => mentioned(reading, slot, mention, mentions)),
    ...sampleCandidates(text, slot),
    ...labelled(text, slot),
    ...ledIn(text, slot),
    ...(wantsPlace(slot) ? placesIn(text).map((it) => place(reading, slot, it)) : []),
    ...contents(undated, slot),
    ...modifiers(text, slot),
  ];
}

function place(reading: Reading, slot: Slot, { text, start, end }: Mention): Candidate {
  return { value: text, start, end, score: 1.8 + nearness(reading, { start, end }, slot, []) / 2 };
}

const sort =
  /\b(?:type|kind|genre|category|style|class|mode|field|industry|sector|cuisine|speciali[sz]ation)s?\b/i;
const notSaying =
  /\b(?:a|an|the|of|for|in|on|at|to|and|or|with|by|from|my|our|your|some|any|all|this|that|these|those|new|best|good|nearby|certain|specific|different|available|is|are|me|find|get|show|book|need|want|like|about|as|it|i|its|same)\b/i;

/** "a corner room", of which a kind of room is asked for: what stands before the word for the thing. */
function modifiers(text: string, slot: Slot): Candidate[] {
  if (!sort.test(splitName(slot.name))) return [];
  return [...text.matchAll(/\b[a-z]+\b/gi)].flatMap(({ 0: noun, index }) => {
    const isThing = [...wordsOf(noun).terms.keys()].some((term) => slot.cues.has(term));
    const before = isThing ? /([a-z-]+(?: [a-z-]+)?) $/i.exec(text.slice(0, index))?.[1] : undefined;
    const words = before?.split(" ") ?? [];
    const value = words.slice(words.findLastIndex((word) => notSaying.test(word)) + 1).join(" ");
    return value === "" ? [] : [{ value, start: index - 1 - value.length, end: index - 1, score: 1.7 }];
  });
}

const worth: Record<Mention["kind"], number> = {
  quoted: 1.6,
  number: 0,
  measure: 0.6,
  code: 0.8,
  address: 0.8,
  proper: 0.8,
};

function mentioned(reading: Reading, slot: Slot, mention: Mention, all: readonly Mention[]): Candidate[] {
  if (mention.kind === "number" && !/\d/.test(mention.text)) return [];
  const isPart = all.some(
    (it) => it.kind === "measure" && it.start <= mention.start && mention.end <= it.end,
  );
  if (mention.kind === "number" && isPart) return [];
  const alike = all.filter((it) => it.kind === mention.kind);
  const near = nearness(reading, mention, slot, alike);
  const suits = suitability(reading.text, slot, mention);
  if (mention.kind === "number" && near + suits < 1.2) return [];
  const { text, start, end, kind } = mention;
  const said = kind === "number" ? withoutSeparators(text) : text;
  return [{ value: said, start, end, score: worth[kind] + near + suits }];
}

const addressed = /^(?:idn-)?(?:email|hostname|ipv\d)$|^(?:uri|url|iri)/;

function suitability(text: string, slot: Slot, { kind, start }: Mention): number {
  const name = splitName(slot.name);
  const afterId =
    /\bids?(?: number)?\s*(?:is|are|of|:|=)?\s*["'“‘]?$|(?:ID|编号|代码|识别码|号码?)(?:分别)?(?:是|为|：|:)?\s*["“‘']?$/i.test(
      text.slice(0, start),
    );
  const isId = /\bids?\b|identifier|number|code/i.test(name);
  if (kind === "address") return isKind(slot, "address") || addressed.test(slot.format) ? 2 : 0;
  if (afterId && isId) return 2;
  if (kind === "code") return isNamed(slot, "code") ? 1.2 : 0;
  if (kind === "number") return isNamed(slot, "code") ? 1 : 0;
  if (kind === "proper") return isKind(slot, "place") || /name|名/i.test(slot.name) ? 0.5 : 0;
  return afterId && !isId ? -1 : 0;
}

/** "player ID is 12345", "platform: Facebook", "车牌号为京A12345". */
function labelled(text: string, slot: Slot): Candidate[] {
  const name = splitName(slot.name).toLowerCase().trim();
  const labels = [
    name,
    ...(slot.description.match(/^[\p{Script=Han}]{2,8}/u) ?? []),
    ...chineseNouns(slot.description),
  ]
    .filter((label) => label.length > 1)
    .map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "[\\s_-]*"));
  return labels.flatMap((label) => {
    const pattern = new RegExp(
      `(?<![a-z])${label}\\s*(?:(?:is|was|are|as|of|=|to be|named|called)\\b|[:：=]|是|为|叫做?|设为|在)\\s*(?!["“'‘])${value}`,
      "giu",
    );
    return [...text.matchAll(pattern)].flatMap((match) => candidate(text, match, 3));
  });
}

/** "add a to-do: buy milk", "remind me to call mom", "创建待办给妈妈打电话". */
function contents(text: string, slot: Slot): Candidate[] {
  if (!isKind(slot, "content")) return [];
  const ways: [RegExp, number][] = [
    [/(?:[:：]|内容是|标题是|标题为|内容为)\s*["“]?([^"”\n]+?)["”]?\s*[。.!！]?$/gu, 2.6],
    [/\bremind me (?:to|about|that)\s+(.+?)[.!?]?$/gi, 2.4],
    [
      /\b(?:to-?do|task|reminder|note|memo|message|event|meeting)s?\s+(?:(?:to|that says|saying|about|for|called|named|titled)\s+)?(.+?)[.!?]?$/gi,
      2,
    ],
    [/(?:提醒我?(?:要|去)?|待办(?:事项)?|任务|备忘|日程|消息|记得)[，,：:\s]*([^。！？]{2,60})[。！]?$/gu, 2],
  ];
  return ways.flatMap(([pattern, score]) =>
    [...text.matchAll(pattern)].flatMap((match) => candidate(text, match, score)),
  );
}
