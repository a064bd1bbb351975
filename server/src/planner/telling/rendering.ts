import { digitsOf, isMembers, isNumber } from "../../platform/exact/index.ts";
import { wordsOf } from "../words/words.ts";
import { type Fields, isScalar } from "./json.ts";
import { capital, isTechnical, labelOf, labelWithUnit, type Naming, unitOf } from "./labels.ts";
import { plain, plainLines } from "./markdown.ts";
import { phrasesIn } from "./phrases.ts";

export interface Rendering extends Naming {
  timeZone: string;
  /** The person's own words: what they asked for by name is told first. */
  request: string;
}

const maxRows = 10;
const maxColumns = 5;
const maxDepth = 3;
const maxFields = 20;

/** A skill's answer as a sentence, a list or a table. */
export function renderResult(value: unknown, how: Rendering): string {
  if (value === null || value === undefined || value === "") return nothing(how);
  if (typeof value === "string") return plainLines(value);
  if (isScalar(value))
    return sentence(how.language === "zh" ? "结果" : "result", scalar(value, how), how, false);
  if (Array.isArray(value)) return renderList(value, how, 0);
  return isMembers(value) ? renderObject(value, how) : nothing(how);
}

function renderObject(fields: Fields, how: Rendering): string {
  const entries = tellable(fields);
  if (entries.length === 0) return nothing(how);
  const said = sentenceOf(fields, how);
  if (said !== undefined) return said;
  if (entries.length === 1 && Array.isArray(entries[0]?.[1])) return renderList(entries[0][1], how, 0);
  return renderFields(entries, how, 0);
}

/** What was asked for by name, or all there is, in a sentence. */
export function sentenceOf(value: unknown, how: Rendering): string | undefined {
  const entries = isMembers(value) ? tellable(value) : [];
  const asked = entries.filter(([key, value]) => isScalar(value) && isAskedFor(key, how));
  const main = asked.length === 1 ? asked[0] : entries.length === 1 ? entries[0] : undefined;
  if (main === undefined || !isScalar(main[1])) return undefined;
  return sentence(labelOf(main[0], how), measured(main[0], main[1], how), how, asked.length === 1);
}

/** Records, and an object of more than one value. */
export function isForSheet(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isMembers);
  if (!isMembers(value)) return false;
  const [first, ...others] = tellable(value);
  return first !== undefined && (others.length > 0 || isForSheet(first[1]));
}

/** "21.5 ℃" */
function measured(key: string, value: unknown, how: Rendering): string {
  const unit = isNumber(value) ? plain(unitOf(key, how), 20) : "";
  return [scalar(value, how), ...(unit === "" ? [] : [unit])].join(/^[%％]/.test(unit) ? "" : " ");
}

export function tellable(fields: Fields): [string, unknown][] {
  const entries = Object.entries(fields).filter(
    ([, value]) => value !== null && value !== undefined && value !== "",
  );
  return [...entries.filter(([key]) => !isTechnical(key)), ...entries.filter(([key]) => isTechnical(key))];
}

function isAskedFor(key: string, how: Rendering): boolean {
  const said = wordsOf(how.request).terms;
  const label = wordsOf(`${labelOf(key, { language: "zh" })} ${labelOf(key, { language: "en" })}`).terms;
  return [...label].some(([term, weight]) => weight >= 1 && said.has(term));
}

function sentence(label: string, value: string, how: Rendering, mayBeTheirs: boolean): string {
  const theirs = mayBeTheirs && /我|\b(?:my|me|mine|i)\b/i.test(how.request);
  if (how.language === "zh") return `${theirs ? "你的" : ""}${plain(label, 60)}是 ${value}。`;
  return `${theirs ? "Your" : "The"} ${plain(label, 60)} is ${value}.`;
}

function renderFields(entries: readonly [string, unknown][], how: Rendering, depth: number): string {
  const indent = "  ".repeat(depth);
  const lines = entries.slice(0, maxFields).map(([key, value]) => {
    const label = `${indent}- ${capital(plain(labelWithUnit(key, how), 60))}${how.language === "zh" ? "：" : ": "}`;
    return isScalar(value) ? label + scalar(value, how) : label.trimEnd() + nested(value, how, depth + 1);
  });
  return [...lines, ...more(entries.length - maxFields, how, indent)].join("\n");
}

function nested(value: unknown, how: Rendering, depth: number): string {
  if (Array.isArray(value) && value.length > 0 && value.every(isScalar)) {
    const shown = value.slice(0, maxRows).map((it) => scalar(it, how));
    return ` ${[...shown, ...more(value.length - maxRows, how, "", "")].join(how.language === "zh" ? "、" : ", ")}`;
  }
  if (depth >= maxDepth) return " …";
  if (Array.isArray(value)) return value.length === 0 ? " —" : `\n${renderItems(value, how, depth)}`;
  const entries = isMembers(value) ? tellable(value) : [];
  return entries.length === 0 ? " —" : `\n${renderFields(entries, how, depth)}`;
}

function renderList(list: readonly unknown[], how: Rendering, depth: number): string {
  if (list.length === 0) return phrasesIn(how.language).emptyList;
  const columns = columnsOf(list);
  if (!columns) return renderItems(list, how, depth);
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rows = list.slice(0, maxRows).filter(isMembers);
  return [
    row(columns.map((key) => capital(plain(labelWithUnit(key, how), 60)))),
    row(columns.map(() => "---")),
    ...rows.map((it) => row(columns.map((key) => scalar(it[key], how, 80)))),
    ...more(list.length - maxRows, how, "").map((line) => `\n${line.replace(/^- /, "")}`),
  ].join("\n");
}

/** A table is for several records of the same few plain fields. */
function columnsOf(list: readonly unknown[]): string[] | undefined {
  const records = list.filter(isMembers);
  if (records.length < 2 || records.length < list.length) return undefined;
  if (!records.every((record) => Object.values(record).every((it) => it === undefined || isScalar(it))))
    return undefined;
  const keys = [...new Set(records.flatMap((record) => tellable(record).map(([key]) => key)))];
  const ordered = [...keys.filter((key) => !isTechnical(key)), ...keys.filter(isTechnical)];
  return keys.length > 1 ? ordered.slice(0, maxColumns) : undefined;
}

function renderItems(list: readonly unknown[], how: Rendering, depth: number): string {
  const indent = "  ".repeat(depth);
  const lines = list.slice(0, maxRows).map((item) => `${indent}- ${renderItem(item, how)}`);
  return [...lines, ...more(list.length - maxRows, how, indent)].join("\n");
}

function renderItem(item: unknown, how: Rendering): string {
  if (isScalar(item)) return scalar(item, how);
  if (!isMembers(item)) return "…";
  const parts = tellable(item)
    .slice(0, maxColumns)
    .map(([key, value]) => {
      const shown = isScalar(value) ? scalar(value, how, 120) : innerText(value, how);
      return `${plain(labelWithUnit(key, how), 60)}${how.language === "zh" ? "：" : ": "}${shown}`;
    });
  return capital(parts.join(how.language === "zh" ? "；" : "; "));
}

function innerText(value: unknown, how: Rendering): string {
  if (!isMembers(value)) return "…";
  const shown = tellable(value)
    .filter(([, it]) => isScalar(it))
    .slice(0, 3);
  return shown.map(([, it]) => scalar(it, how, 80)).join(" ") || "…";
}

function scalar(value: unknown, how: Rendering, limit = 500): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return how.language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no";
  // Digit for digit, however many they are: nothing in them means anything to Markdown.
  if (isNumber(value)) return digitsOf(value);
  return plain(moment(value, how) ?? String(value), limit);
}

/** A time shows by its form: ISO 8601 with an offset. */
export function moment(value: unknown, how: Rendering): string | undefined {
  if (!isMoment(value)) return undefined;
  const options = { dateStyle: "short", timeStyle: "short", timeZone: how.timeZone } as const;
  return new Intl.DateTimeFormat("sv-SE", options).format(new Date(value));
}

export const isMoment = (value: unknown): value is string =>
  typeof value === "string" &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value));

function more(left: number, how: Rendering, indent: string, bullet = "- "): string[] {
  if (left <= 0) return [];
  return [`${indent}${bullet}${how.language === "zh" ? `…还有 ${left} 项` : `…and ${left} more`}`];
}

const nothing = (how: Rendering): string => phrasesIn(how.language).nothing;
