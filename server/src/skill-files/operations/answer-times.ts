import { child, type Node, textOf } from "../parse/tree.ts";
import { layered } from "../schema/references.ts";
import type { AnswerTime } from "../skill-spec.ts";
import type { AnswerMember } from "./answer-members.ts";

const maxTimes = 50;

/** Where the numbers of a good answer are times, as the schema of that answer says. */
export function answerTimesIn(members: readonly AnswerMember[]): AnswerTime[] {
  const times = new Map<string, AnswerTime>();
  for (const { path, layers } of members) {
    if (times.size >= maxTimes) break;
    const time = timeIn({ type: layered(layers, "type")?.value, ...wordsIn(layers.nodes) });
    if (time !== undefined) times.set(JSON.stringify(path), { path: [...path], ...time });
  }
  return [...times.values()];
}

function wordsIn(nodes: readonly Node[]): { format: string; words: string } {
  const said = (key: string) =>
    nodes.flatMap((node) => textOf(child(node, key)) ?? []).map((text) => text.slice(0, 1000));
  return { format: said("format")[0] ?? "", words: [...said("title"), ...said("description")].join(" ") };
}

const formats =
  /^(?:date-?time|(?:unix|epoch|posix|utc)(?:-?(?:time(?:-?stamp)?|sec(?:ond)?s?|milli\w*|ms))*|time-?stamp(?:-?(?:sec(?:ond)?s?|milli\w*|ms|s))?)$/;
const epoch =
  /时间戳|\b(?:unix|posix)\b|\btime[- ]?stamp|\bepoch[- ]?(?:time|sec|milli|ms\b)|\b(?:since|from) (?:the )?(?:\w+ )?epoch|1970/i;
const finer = /micro|nano|微秒|纳秒|[µμ]s\b|\bns\b/i;
const milliseconds = /milli|\bms\b|毫秒|-ms$/i;
const seconds = /\bsec|second|秒/i;

/** Undefined where nothing says that it is one; without a unit where its size has to tell that. */
export function timeIn({
  type,
  format,
  words,
}: {
  type: unknown;
  format: string;
  words: string;
}): Pick<AnswerTime, "unit"> | undefined {
  const types = [type].flat();
  const isText = types.includes("string");
  if (!isText && !types.includes("integer") && !types.includes("number")) return undefined;
  const form = format.toLowerCase().replaceAll("_", "-");
  // A text of that format shows by itself when it is.
  const isTime = (formats.test(form) && !(isText && /^date/.test(form))) || epoch.test(words);
  const said = `${form} ${words}`;
  if (!isTime || finer.test(said)) return undefined;
  if (milliseconds.test(said)) return { unit: "milliseconds" };
  return seconds.test(said) ? { unit: "seconds" } : {};
}
