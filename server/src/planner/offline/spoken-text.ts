import type { Candidate } from "./candidates.ts";
import { sampleCandidates } from "./choices.ts";
import type { Mention } from "./mentions.ts";
import { nearness, type Reading } from "./nearness.ts";
import type { Slot } from "./slots.ts";
import { splitName } from "./words.ts";

const kinds = {
  place:
    /\b(?:location|city|place|region|area|country|destination|address|state|town|where|venue)\b|地区|城市|地点|位置|目的地|国家|区域|地方|地址/i,
  origin: /\b(?:from|origin|source|departure|start(?:ing)?)\b|出发|起点|始发/i,
  target: /\b(?:to|destination|target|arrival|end)\b|目的|到达|终点/i,
  topic: /\b(?:query|keywords?|topic|search|question|subject|term|about)\b|关键词|主题|查询内容|话题/i,
  content:
    /\b(?:title|text|content|message|body|note|memo|subject|task|prompt)\b|标题|内容|文本|正文|事项|备注|主题/i,
  code: /\b(?:id|ids|code|number|no|key|sku|identifier|symbol|year|zip|postal|phone|mobile|amount|version|age|ticket|account|token|size)\b|编号|代码|号码|工号|单号|标识|识别码|年份|电话|手机/i,
  address:
    /\b(?:url|uri|link|website|site|email|mail|ip|path|file|host|domain|directory|folder)\b|网址|链接|邮箱|路径|文件|域名|目录/i,
} as const;

type Kind = keyof typeof kinds;

const isKind = (slot: Slot, kind: Kind): boolean =>
  kinds[kind].test(`${splitName(slot.name)} ${slot.description.slice(0, 80)}`);
const isNamed = (slot: Slot, kind: Kind): boolean => kinds[kind].test(splitName(slot.name));

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
    ...prepositional(text, slot),
    ...contents(undated, slot),
  ];
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
  return [{ value: text, start, end, score: worth[kind] + near + suits }];
}

function suitability(text: string, slot: Slot, { kind, start }: Mention): number {
  const name = splitName(slot.name);
  const afterId =
    /\bids?(?: number)?\s*(?:is|are|of|:|=)?\s*["'“‘]?$|(?:ID|编号|代码|识别码|号码?)(?:分别)?(?:是|为|：|:)?\s*["“‘']?$/i.test(
      text.slice(0, start),
    );
  const isId = /\bids?\b|identifier|number|code/i.test(name);
  if (kind === "address") return isKind(slot, "address") ? 2 : 0;
  if (afterId && isId) return 2;
  if (kind === "code") return isNamed(slot, "code") ? 1.2 : 0;
  if (kind === "number") return isNamed(slot, "code") ? 1 : 0;
  if (kind === "proper") return isKind(slot, "place") || /name|名/i.test(slot.name) ? 0.5 : 0;
  return afterId && !isId ? -1 : 0;
}

const stop =
  '(?=\\s*(?:[,，.;。；!?！？\\n"]|$|\\b(?:and|or|for|on|in|at|with|from|to|by|using|that|which|who|is|are|was|were|please|tomorrow|today|tonight|next|this|between|during|of|the|a|an|but|so|if|when|has|have)\\b))';
/** Up to five words; each is cut from the next by a space, so that there is one way only to read them. */
const word = '[^\\s,，.;。；!?！？"]{1,40}?';
const value = `(${word}(?:\\s+${word}){0,4}?)${stop}`;

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

/** "品牌的唯一标识" → its nouns may label the value in a sentence. */
const chineseNouns = (description: string): string[] =>
  description
    .match(/\p{Script=Han}+/gu)
    ?.flatMap((run) => run.split(/的|和|与|或|、/).filter((it) => it.length >= 2 && it.length <= 6))
    .slice(0, 4) ?? [];

function candidate(text: string, match: RegExpExecArray, score: number): Candidate[] {
  const found = match[1]?.trim().replace(/["”'’.]+$/, "") ?? "";
  if (found === "") return [];
  const start = text.indexOf(found, match.index + match[0].indexOf(match[1] ?? ""));
  return [{ value: found, start, end: start + found.length, score }];
}

const place = "([A-Z\\p{Script=Han}][\\w'’-]*(?:\\s+[A-Z][\\w'’-]*)*(?:,\\s*[A-Z]\\w+(?:\\s[A-Z]\\w+)?)?)";

/** "请问八达岭长城的门票是多少": the thing whose property is asked for. */
const entity =
  /(?:^|[，。,\s]|查一?下|请问|看看|想去|要去|就去|去|知道|告诉我)((?:(?!帮|推荐|找|想|要去|请)[^，。,？?！!\s]){3,24}?)(?:的(?:地址|电话|评分|门票|价格|营业时间|游玩时间|人均)|(?:的)?(?:周边|附近|在哪))/gu;

function prepositional(text: string, slot: Slot): Candidate[] {
  const about = `${slot.name} ${slot.description.slice(0, 40)}`;
  const ways: [boolean, RegExp, number][] = [
    [isNamed(slot, "origin"), new RegExp(`\\bfrom\\s+(?:the\\s+)?${place}`, "gu"), 3.2],
    [isNamed(slot, "target"), new RegExp(`\\bto\\s+(?:the\\s+)?${place}`, "gu"), 3.2],
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
      new RegExp(`\\b(?:in|at|near|around|for|of|to|within)\\s+(?:the\\s+)?(?:city of\\s+)?${place}`, "gu"),
      2.4,
    ],
    [
      isKind(slot, "place"),
      /(?:在|位于|去|到)([\p{Script=Han}]{2,8}?)(?=的|找|有|附近|这|那|[，。,？?\s]|$)/gu,
      2.2,
    ],
    [
      isKind(slot, "topic"),
      new RegExp(
        `\\b(?:about|regarding|concerning|on the topic of|search(?: the web)? for|look up)\\s+${value}`,
        "giu",
      ),
      2.4,
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
    [/author|artist|director|by\b|作者/i.test(slot.name), new RegExp(`\\bby\\s+${place}`, "gu"), 3],
  ];
  return ways.flatMap(([applies, pattern, score]) =>
    applies ? [...text.matchAll(pattern)].flatMap((match) => candidate(text, match, score)) : [],
  );
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
