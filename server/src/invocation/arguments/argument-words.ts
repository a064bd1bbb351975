import { isNumber } from "../../platform/exact/index.ts";
import type { Finding } from "./finding.ts";
import type { Sentence } from "./invalid-arguments.ts";

const types: Record<string, Sentence> = {
  string: { zh: "文本", en: "text" },
  number: { zh: "数字", en: "a number" },
  integer: { zh: "整数", en: "a whole number" },
  boolean: { zh: "true 或 false", en: "true or false" },
  array: { zh: "列表", en: "a list" },
  object: { zh: "对象", en: "an object" },
  null: { zh: "空值", en: "null" },
};

const formats: Record<string, Sentence> = {
  date: { zh: "日期，例如 2024-12-02", en: "a date such as 2024-12-02" },
  "date-time": {
    zh: "日期和时间，例如 2024-12-02T10:00:00+08:00",
    en: "a date and time such as 2024-12-02T10:00:00+08:00",
  },
};

/** The words say what the file asks for, never the value. */
type Words = (wanted: unknown) => Sentence;

const limit =
  (zh: (n: string) => string, en: (n: string) => string): Words =>
  (wanted) => ({ zh: zh(String(wanted)), en: en(String(wanted)) });

const words: Record<string, Words> = {
  required: () => ({ zh: "为必填项", en: "is required" }),
  type: (wanted) => eitherOf([wanted].flat().map((type) => nameIn(types, type))),
  enum: (wanted) => oneOf([wanted].flat()),
  const: (wanted) => oneOf([wanted]),
  format: (wanted) => eitherOf([nameIn(formats, wanted)]),
  pattern: (wanted) => ({
    zh: `必须符合格式 ${clip(String(wanted))}`,
    en: `must match the pattern ${clip(String(wanted))}`,
  }),
  minLength: limit(
    (n) => `至少 ${n} 个字符`,
    (n) => `must have at least ${n} characters`,
  ),
  maxLength: limit(
    (n) => `最多 ${n} 个字符`,
    (n) => `must have at most ${n} characters`,
  ),
  minItems: limit(
    (n) => `至少 ${n} 项`,
    (n) => `must have at least ${n} items`,
  ),
  maxItems: limit(
    (n) => `最多 ${n} 项`,
    (n) => `must have at most ${n} items`,
  ),
  minimum: limit(
    (n) => `不能小于 ${n}`,
    (n) => `must not be less than ${n}`,
  ),
  maximum: limit(
    (n) => `不能大于 ${n}`,
    (n) => `must not be more than ${n}`,
  ),
  exclusiveMinimum: limit(
    (n) => `必须大于 ${n}`,
    (n) => `must be more than ${n}`,
  ),
  exclusiveMaximum: limit(
    (n) => `必须小于 ${n}`,
    (n) => `must be less than ${n}`,
  ),
  multipleOf: (wanted) => ({ zh: `必须是 ${wanted} 的倍数`, en: `must be a multiple of ${wanted}` }),
  uniqueItems: () => ({ zh: "不能有重复的项", en: "must not have the same item twice" }),
  additionalProperties: () => ({ zh: "不是已知的字段", en: "is not a known field" }),
  anyOf: () => ({ zh: "不符合任何一种允许的形式", en: "matches none of the allowed forms" }),
  oneOf: () => ({ zh: "必须恰好符合一种允许的形式", en: "must match exactly one of the allowed forms" }),
};

/** Of a number that would leave as another one. */
export const notKept: Sentence = {
  zh: "的位数过多，无法原样发送，因此没有发送",
  en: "has more digits than can be sent as they are, so nothing was sent",
};

const otherwise: Sentence = { zh: "不符合要求", en: "is not what the skill accepts" };

/** What was found, in words that follow the argument's name. */
export function wordsFor({
  keyword,
  wanted,
  lacking,
}: Pick<Finding, "keyword" | "wanted" | "lacking">): Sentence {
  if (lacking !== undefined) return needed(lacking);
  return (Object.hasOwn(words, keyword) ? words[keyword]?.(wanted) : undefined) ?? otherwise;
}

/** Of several sets of members, one must be there. */
function needed(sets: readonly string[][]): Sentence {
  const said = sets.slice(0, 10).map((names) => names.slice(0, 10).map(clip));
  if (said.every((names) => names.length === 1)) {
    return {
      zh: `至少需要 ${said.flat().join("、")} 之一`,
      en: `needs at least one of ${said.flat().join(", ")}`,
    };
  }
  return {
    zh: `需要 ${said.map((names) => names.join(" 和 ")).join("，或 ")}`,
    en: `needs ${said.map((names) => names.join(" and ")).join(", or ")}`,
  };
}

function nameIn(names: Readonly<Record<string, Sentence>>, wanted: unknown): Sentence {
  const name = String(wanted);
  return (Object.hasOwn(names, name) ? names[name] : undefined) ?? { zh: name, en: name };
}

function eitherOf(wanted: readonly Sentence[]): Sentence {
  return {
    zh: `必须是${wanted.map(({ zh }) => zh).join("或")}`,
    en: `must be ${wanted.map(({ en }) => en).join(" or ")}`,
  };
}

function oneOf(allowed: readonly unknown[]): Sentence {
  const list = clip(jsonOf(allowed, maxText).slice(1, -1));
  return allowed.length === 1
    ? { zh: `必须是 ${list}`, en: `must be ${list}` }
    : { zh: `必须是以下之一：${list}`, en: `must be one of ${list}` };
}

/** JSON, or the beginning of it: a file may allow megabytes. */
function jsonOf(value: unknown, most: number): string {
  if (typeof value !== "object" || value === null || isNumber(value)) return JSON.stringify(value) ?? "null";
  const isList = Array.isArray(value);
  let json = isList ? "[" : "{";
  for (const key in value) {
    if (json.length > most) break;
    const name = isList ? "" : `${JSON.stringify(key)}:`;
    json += `${json.length > 1 ? "," : ""}${name}${jsonOf(Reflect.get(value, key), most)}`;
  }
  return `${json}${isList ? "]" : "}"}`;
}

const maxText = 250;

function clip(text: string): string {
  return text.length > maxText ? `${text.slice(0, maxText - 1).toWellFormed()}…` : text;
}
