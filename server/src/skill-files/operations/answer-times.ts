import { isJson, mediaType } from "../parameters/media-type.ts";
import { child, entries, items, type Node, textOf } from "../parse/tree.ts";
import type { Pass } from "../pass.ts";
import { layered, layersOf } from "../schema/references.ts";
import type { AnswerTime } from "../skill-spec.ts";

/** Schemas of one operation's answer that are looked at, the outermost first. */
const maxSchemas = 500;
const maxDepth = 6;
const maxTimes = 50;

interface Place {
  schema: Node;
  path: readonly string[];
  depth: number;
}

/** Where the numbers of a good answer are times, as the schema of that answer says. */
export function readAnswerTimes(pass: Pass, operation: Node): AnswerTime[] {
  // Nothing is reported: what is wrong with the schema of an answer keeps nothing from working.
  const silent: Pass = { ...pass, findings: { error: new Map(), warning: new Map() } };
  const schema = answerSchema(silent, operation);
  const times = new Map<string, AnswerTime>();
  const open: Place[] = schema === undefined ? [] : [{ schema, path: [], depth: 0 }];
  for (let seen = 0; seen < open.length && seen < maxSchemas && times.size < maxTimes; seen++) {
    const place = open[seen];
    if (place === undefined || pass.budget.answers-- <= 0) break;
    const layers = layersOf(silent, place.schema);
    const time = timeIn({ type: layered(layers, "type")?.value, ...wordsIn(layers.nodes) });
    if (time !== undefined) times.set(JSON.stringify(place.path), { path: [...place.path], ...time });
    if (place.depth < maxDepth) open.push(...layers.nodes.flatMap((node) => below(node, place)));
  }
  return [...times.values()];
}

/** Of the first answer that tells of success; JSON is read with members, anything else is not. */
function answerSchema(pass: Pass, operation: Node): Node | undefined {
  const responses = entries(child(operation, "responses"));
  const [, good] = responses.find(([status]) => /^2(?:\d\d|XX)$/i.test(status)) ?? [];
  const answer = good && layered(layersOf(pass, good), "content");
  const [, media] = entries(answer).find(([name]) => isReadable(mediaType(name) ?? "")) ?? [];
  return media && child(media, "schema");
}

const isReadable = (type: string): boolean => isJson(type) || type === "*/*";

/** A list has no name of its own: what is said of its items holds for each of them. */
function below(node: Node, { path, depth }: Place): Place[] {
  const members = entries(child(node, "properties")).map(([name, schema]) => ({
    schema,
    path: [...path, name],
    depth: depth + 1,
  }));
  const parts = ["allOf", "oneOf", "anyOf"].flatMap((keyword) => items(child(node, keyword)));
  const inner = child(node, "items");
  const same = [...parts, ...(inner ? [inner] : [])];
  return [...members, ...same.map((schema) => ({ schema, path, depth: depth + 1 }))];
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
