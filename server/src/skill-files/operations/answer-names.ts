import { plainLine } from "../../platform/text.ts";
import { child, type Node, textOf } from "../parse/tree.ts";
import type { AnswerName } from "../skill-spec.ts";
import type { AnswerMember } from "./answer-members.ts";

const maxNames = 40;
const maxName = 60;
const maxUnit = 16;

/** What the schema of a good answer calls its members, and what it counts them in. */
export function answerNamesIn(members: readonly AnswerMember[]): AnswerName[] {
  const names = new Map<string, AnswerName>();
  for (const { path, layers } of members) {
    const key = path.at(-1);
    if (key === undefined || names.has(key) || names.size >= maxNames) continue;
    const named = { key, ...nameIn(layers.nodes), ...unitIn(layers.nodes) };
    if (named.name !== undefined || named.unit !== undefined) names.set(key, named);
  }
  return [...names.values()];
}

const said = (nodes: readonly Node[], keyword: string): string =>
  nodes.flatMap((node) => textOf(child(node, keyword)) ?? []).find((text) => text.trim() !== "") ?? "";

/** Its title, else how its description begins, where that is a name and no sentence. */
function nameIn(nodes: readonly Node[]): Pick<AnswerName, "name"> {
  const description = said(nodes, "description").slice(0, 1000);
  const [first = ""] = description.replace(units, "").split(/[。.；;，,：:（(\n]/);
  const halves = first.split(" / ");
  const isName = halves.every((half) => half.trim() !== "" && isShort(half.trim()));
  const name = plainLine(said(nodes, "title") || (isName ? first : ""), maxName).trim();
  return name === "" ? {} : { name };
}

const isShort = (text: string): boolean =>
  /\p{Script=Han}/u.test(text) ? text.length <= 12 : text.split(/\s+/).length <= 4;

const named = "[^\\s()（）,，。；;]{1,12}(?:\\s\\/\\s[^()（）,，。；;]{1,12})?";
/** "单位：毫米", "unit: mm / 毫米", "(°C)", "in km/h". */
const units = new RegExp(
  `[（(]?(?:单位(?:为|是)?|\\bunits?(?: is)?)\\s*[:：]?\\s*(?<unit>${named})[）)]?|[（(](?<bare>°[CF]|℃|℉|%|k?m/h|m/s|[kcm]?m|[km]?g|k?W(?:h)?|hPa|CNY|USD|EUR|元|米|公里|分钟|小时|天)[）)]|\\bin (?<after>°[CF]|km/h|m/s|mm|cm|km|kg|hPa|kWh|minutes|hours|days|seconds|metres|meters|kilometres|kilometers|percent)\\b`,
  "iu",
);

function unitIn(nodes: readonly Node[]): Pick<AnswerName, "unit"> {
  const { unit, bare, after } = units.exec(said(nodes, "description").slice(0, 1000))?.groups ?? {};
  const own = said(nodes, "x-unit") || said(nodes, "unit") || unit || bare || after || "";
  const plain = plainLine(own, 2 * maxUnit).trim();
  return plain === "" ? {} : { unit: plain };
}
