import { splitName } from "../../../words/words.ts";
import { isKind, isNamed } from "../slots/slot-kinds.ts";
import type { Slot } from "../slots/slots.ts";
import type { Candidate } from "./candidates.ts";

const stop =
  '(?=\\s*(?:[,，.;。；!?！？\\n"]|$|\\b(?:and|or|for|on|in|at|with|from|to|by|using|that|which|who|is|are|was|were|please|tomorrow|today|tonight|next|this|between|during|of|the|a|an|but|so|if|when|has|have)\\b))';
/** Up to five words; each is cut from the next by a space, so that there is one way only to read them. */
const word = '[^\\s,，.;。；!?！？"]{1,40}?';
export const value = `(${word}(?:\\s+${word}){0,4}?)${stop}`;

const place = "([A-Z\\p{Script=Han}][\\w'’-]*(?:\\s+[A-Z][\\w'’-]*)*(?:,\\s*[A-Z]\\w+(?:\\s[A-Z]\\w+)?)?)";

const name = "([A-Z][\\w'’-]*(?:\\s+(?:de|van|von|der|la)\\b)*(?:\\s+(?:de\\s+)?[A-Z][\\w'’-]*)+)";

/** "请问八达岭长城的门票是多少": the thing whose property is asked for. */
const entity =
  /(?:^|[，。,\s]|查一?下|请问|看看|想去|要去|就去|去|知道|告诉我)((?:(?!帮|推荐|找|想|要去|请)[^，。,？?！!\s]){3,24}?)(?:的(?:地址|电话|评分|门票|价格|营业时间|游玩时间|人均)|(?:的)?(?:周边|附近|在哪))/gu;

/** Whether it applies to the slot, what to look for, and how sure it is. */
type Way = readonly [applies: boolean, pattern: RegExp, score: number];

/** Values led in by a word that says their part: "from Paris", "in Berlin", "从杭州到上海", "想吃烤鸭". */
export function ledIn(text: string, slot: Slot): Candidate[] {
  return [...englishWays(slot), ...chineseWays(slot)].flatMap(([applies, pattern, score]) =>
    applies ? [...text.matchAll(pattern)].flatMap((match) => candidate(text, match, score)) : [],
  );
}

function englishWays(slot: Slot): Way[] {
  return [
    [isNamed(slot, "origin"), new RegExp(`\\bfrom\\s+(?:the\\s+)?${place}`, "gu"), 3.2],
    [isNamed(slot, "target"), new RegExp(`\\bto\\s+(?:the\\s+)?${place}`, "gu"), 3.2],
    [
      isKind(slot, "place"),
      new RegExp(`\\b(?:in|at|near|around|for|of|to|within)\\s+(?:the\\s+)?(?:city of\\s+)?${place}`, "gu"),
      2.4,
    ],
    [
      isKind(slot, "topic"),
      new RegExp(
        `\\b(?:about|regarding|concerning|on the topic of|search(?: the web)? for|look up)\\s+${value}`,
        "giu",
      ),
      2.4,
    ],
    [/author|artist|director|by\b|作者/i.test(slot.name), new RegExp(`\\bby\\s+${place}`, "gu"), 3],
    [
      /\b(?:actors?|actress(?:es)?|starring|stars|cast|singers?|performers?)\b/i.test(
        `${splitName(slot.name)} ${slot.description.slice(0, 60)}`,
      ),
      new RegExp(`\\b(?:with|featuring|starring|like|by)\\s+${name}`, "gu"),
      2.6,
    ],
  ];
}

function chineseWays(slot: Slot): Way[] {
  const about = `${slot.name} ${slot.description.slice(0, 40)}`;
  return [
    [
      isKind(slot, "origin"),
      /从([\p{Script=Han}\w()（）·]{2,16}?)(?=出发|到|去|前往|飞|坐|乘|[，。,？?\s]|$)/gu,
      3.2,
    ],
    [
      isKind(slot, "target"),
      /(?:到|去|前往|飞往)([\p{Script=Han}\w()（）·]{2,16}?)(?=的|怎么|要|坐|玩|[，。,？?\s]|$)/gu,
      3,
    ],
    [
      isKind(slot, "place"),
      /(?:在|位于|去|到)([\p{Script=Han}]{2,8}?)(?=的|找|有|附近|这|那|[，。,？?\s]|$)/gu,
      2.2,
    ],
    [isKind(slot, "topic"), /(?:关于|有关|搜索|搜一下|查找)([^，。,？?]{2,20}?)(?=的|[，。,？?\s]|$)/gu, 2.4],
    [
      /菜|美食|食物|饮|dish|food/i.test(about),
      /(?:吃|喝|品尝|点|做)([^，。,？?！!的和]{2,12}?)(?=这|那|的|做|和|、|[，。,？?！!\s]|$)/gu,
      2.3,
    ],
    [
      /设施|设备|服务|facilit|amenit/i.test(about),
      /(?:提供|带有?|有|配备|含)([^，。,？?！!的和]{2,10}?)(?=的|和|、|[，。,？?！!\s]|$)/gu,
      2.3,
    ],
    [/name|名/i.test(about), /(?:名叫|叫做?|名为)([^，。,？?！!]{2,24}?)(?=的|[，。,？?！!\s]|$)/gu, 2.8],
    [/name|名/i.test(about), entity, 2.3],
  ];
}

export function candidate(text: string, match: RegExpExecArray, score: number): Candidate[] {
  const found = match[1]?.trim().replace(/^["“'‘]+|["”'’.]+$/g, "") ?? "";
  if (found === "") return [];
  const start = text.indexOf(found, match.index + match[0].indexOf(match[1] ?? ""));
  return [{ value: found, start, end: start + found.length, score }];
}
