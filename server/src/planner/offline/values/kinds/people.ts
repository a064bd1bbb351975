import { chineseActions, chineseMeanings } from "../../../words/lexicon.ts";
import {
  afterName,
  afterReceiver,
  anyHan,
  beforeContent,
  hanName,
  latinName,
  noPerson,
} from "../mentions/name-patterns.ts";
import { blank } from "../slots/nearness.ts";
import type { Slot } from "../slots/slots.ts";
import type { Candidate } from "./candidates.ts";

export const wantsPerson = (slot: Slot): boolean =>
  slot.entity?.category === "name" && slot.type === "string" && slot.choices.length === 0;

/** The people a slot may mean, in the person's own words: named by them, or they themselves ("我", "me"). */
export function personCandidates(text: string, slot: Slot): Candidate[] {
  const said = beforeContent(text);
  return [...namedIn(said, slot.list), ...selfIn(said, slot.list)];
}

const joint = "\\s*(?:、|,|，|和|与|跟|及|\\band\\b|&)\\s*";
const listOf = (name: string): string => `(?<names>${name}(?:${joint}${name})*)`;

const label =
  "(?:执行人|负责人|参与人|参与者|参会人|与会人|收件人|联系人|审批人|接收人|assignee|attendees?|owner|recipient)\\s*(?:是|为|有|包括|:|：|is\\b|are\\b|=)?\\s*";
const giving = "(?:给|替|让|@)\\s*";
const meeting =
  "(?:[给替让@帮和跟与约找请叫对向由]|提醒|通知|邀请|联系|查一?下|查询|查|看看|看一下|(?<=^|[，,。\\s])为)\\s*";
const leading =
  "(?:\\b(?:[Ff]or|[Ww]ith|[Tt]o|[Ff]rom|[Bb]y|[Ii]nvite|[Nn]otify|[Rr]emind|[Aa]sk|[Tt]ell|[Cc]all|[Aa]bout|[Ww]ho is|[Ff]ind|[Ll]ook up)\\s+|@)";
const own = "待办|日程|任务|手机|电话|号码|邮箱|邮件|工号|部门|信息|资料|名片|会议|日历|职位|上级|主管";

/** How a name is led in, the surest first. The match begins where its lead does: neither is a part of anything else. */
const ways: readonly (readonly [pattern: RegExp, score: number])[] = [
  [way(label, hanName, afterName), 3.4],
  [way(label, latinName), 3.4],
  [way(meeting, hanName, afterName), 3.1],
  [way(`(?:${leading}|${meeting})`, latinName), 3.1],
  [way("", hanName, `(?=的(?:${own})|是谁)`), 2.9],
  [way("(?<=^|[，,。\\s])", hanName, `(?=(?:${own}))`), 2.9],
  [way("", latinName, "(?=['’]s\\b)"), 2.9],
  [way(giving, anyHan, afterReceiver), 2.6],
  [way("(?<=^|[，,；;])\\s*", `(?:${hanName}|${latinName})`, "(?=\\s*(?:$|[，,；;。.！!]))"), 2.5],
  [way("(?<![\\p{L}])", latinName), 1.8],
];

function way(lead: string, name: string, after = ""): RegExp {
  return new RegExp(`${lead}${listOf(name)}${after}`, "gu");
}

function namedIn(text: string, list: boolean): Candidate[] {
  return ways.flatMap(([pattern, score]) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const names = (match.groups?.names ?? "").split(new RegExp(joint, "u")).flatMap(nameIn);
      const [first] = names;
      if (first === undefined) return [];
      return [{ value: list ? names : first, start: match.index, end: match.index + match[0].length, score }];
    }),
  );
}

/** A way below this takes any capitalised words. */
const SURE = 2;

/** Who it is for says nothing of what is wanted. */
export function withoutPeople(text: string): string {
  return namedIn(beforeContent(text), false)
    .filter(({ score }) => score > SURE)
    .reduce(blank, text);
}

/** Whom these words name, the surest first; nobody where only capitals speak for it. */
export function whoIsNamed(text: string): string | undefined {
  const [first] = namedIn(beforeContent(text), false)
    .filter(({ score }) => score > SURE)
    .sort((a, b) => b.score - a.score);
  return first === undefined ? undefined : String(first.value);
}

/** Without the capitalised words around it that are nobody; nothing when it is a word for something else. */
function nameIn(found: string): string[] {
  const words = found.trim().split(/\s+/);
  const from = words.findIndex((word) => !noPerson.test(word));
  const to = words.findLastIndex((word) => !noPerson.test(word));
  const name = words.slice(Math.max(0, from), to + 1).join(" ");
  return name === "" || chineseMeanings.has(name) || chineseActions.has(name) ? [] : [name];
}

/** The first that fits; what is made for them is said in words that are a part of nothing else. */
const selves: readonly (readonly [pattern: RegExp, said: "我" | "me", score: number, isReceiver?: true])[] = [
  [/^\s*(?:我|我自己|自己|本人)吧?[\s。.！!]*$/u, "我", 2.5],
  [/^\s*(?:me|myself)[\s.!]*$/i, "me", 2.5],
  [/[给替](?:我|自己|本人)(?!们)/u, "我", 2.4, true],
  [/\bfor\s+(?:me|myself)\b/i, "me", 2.4, true],
  [/(?:提醒|通知|邀请|让)(?:我|自己|本人)(?!们)/u, "我", 2.4],
  [/\b(?:to|with|remind|invite|notify)\s+(?:me|myself)\b/i, "me", 2.4],
  [/我(?:自己)?的/u, "我", 2.3],
  [/\b(?:my|mine)\b/i, "me", 2.3],
  [/我(?!们)/u, "我", 1.65],
  [/\b(?:me|I)\b/, "me", 1.65],
];

function selfIn(text: string, list: boolean): Candidate[] {
  for (const [pattern, said, score, isReceiver] of selves) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const place = isReceiver
      ? { start: match.index, end: match.index + match[0].length }
      : { start: -1, end: -1 };
    return [{ value: list ? [said] : said, ...place, score }];
  }
  return [];
}
