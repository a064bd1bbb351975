import { openedEnvelope } from "../../invocation/index.ts";
import { isMembers, isNumber } from "../../platform/exact/index.ts";
import { namesSecret } from "../../platform/masking/named-members.ts";
import { nameIn } from "../../platform/text.ts";
import { operationOf, type PlannerOperation, type PlannerParameter } from "../planner.ts";
import type { Fields } from "./json.ts";
import { labelOf } from "./labels.ts";
import { plain, plainLines } from "./markdown.ts";
import { phrasesIn } from "./phrases.ts";
import { isForSheet, moment, type Rendering, renderResult, sentenceOf } from "./rendering.ts";
import type { CallEntry } from "./turn.ts";

type Answered = Extract<CallEntry, { outcome: "answered" }>;

/** Something said of a call, in Markdown. `shows`: where in its answer stands what a sheet says as well, or better. */
export interface Piece {
  text: string;
  shows?: string;
}

/**
 * What came of a call that was answered. Words alone, an empty list, nothing, and a write that is done are four things;
 * what was done is said to be done, with what was sent, and then what was answered.
 */
export function tellAnswered(
  call: Answered,
  what: string,
  how: Rendering,
  operations: readonly PlannerOperation[],
): Piece[] {
  const { result, display, wrote, unread } = call;
  if (display === "markdown" && isMembers(result) && typeof result.content === "string")
    return [{ text: result.content }];
  const phrases = phrasesIn(how.language);
  const { said, held } = openedEnvelope(result) ?? { said: "", held: result };
  const words = plainLines(said);
  const shown =
    unread === undefined ? showHeld(held, result, how) : [{ text: phrases.unread(plain(unread, 100)) }];
  if (wrote !== true || wasFound(held, words)) {
    const told = inOrder([{ text: words }, ...shown]);
    return told.length > 0 ? told : [{ text: phrases.nothing }];
  }
  const done = phrases.done(what, sentWith(call, how, operationOf(call, operations)));
  return inOrder([
    { text: words === "" ? done : `${done} ${words}` },
    ...(isOnlyYes(result) || isEmptyList(held) ? [] : shown),
  ]);
}

const inOrder = (pieces: readonly Piece[]): Piece[] =>
  pieces.filter(({ text, shows }) => text !== "" || shows !== undefined);

/** Nothing where there is nothing to show. */
function showHeld(held: unknown, result: unknown, how: Rendering): Piece[] {
  if (isNothing(held)) return [];
  const sentence = sentenceOf(held, how);
  const path = isForSheet(held) ? pathTo(held, result) : undefined;
  const sheet = path === undefined ? {} : { shows: path };
  if (sentence === undefined) return [{ text: renderResult(held, how), ...sheet }];
  return [{ text: sentence }, { text: "", ...sheet }];
}

/** A JSON Pointer to a part of an answer, which an envelope holds at most two members deep. */
function pathTo(held: unknown, result: unknown, depth = 0): string | undefined {
  if (held === result) return "";
  if (depth > 2 || !isMembers(result)) return undefined;
  for (const [name, value] of Object.entries(result)) {
    const rest = pathTo(held, value, depth + 1);
    if (rest !== undefined) return `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}${rest}`;
  }
  return undefined;
}

const isNothing = (held: unknown): boolean =>
  held === undefined || held === null || held === "" || (isMembers(held) && Object.keys(held).length === 0);

const isEmptyList = (held: unknown): boolean => Array.isArray(held) && held.length === 0;

/**
 * What was looked for was not done but found, though it was asked for with a POST: a list, alone or with its counts.
 * An empty one beside words is how many say that there is nothing more to say.
 */
function wasFound(held: unknown, words: string): boolean {
  const list = Array.isArray(held) ? held : isMembers(held) ? listWithCounts(held) : undefined;
  return list !== undefined && (list.length > 0 || words === "");
}

const counts =
  /^(?:total|count|size|limit|offset|page|pages|current|next|prev|previous|cursor|more)|(?:total|count|size|page|pages|token|cursor|more)$/i;

function listWithCounts(fields: Fields): unknown[] | undefined {
  const others = Object.entries(fields).filter(([key, value]) => Array.isArray(value) || !counts.test(key));
  const [[, list] = []] = others;
  return others.length === 1 && Array.isArray(list) ? list : undefined;
}

/** `{"ok": true}` says of a write what is said already. */
const isOnlyYes = (result: unknown): boolean =>
  result === true ||
  (isMembers(result) &&
    Object.keys(result).length === 1 &&
    Object.values(result).every(
      (value) => value === true || /^(?:0|200|ok|success|done)$/i.test(String(value)),
    ));

const maxSent = 6;

/** In the order of the file; never what the platform filled in, and nothing that is named like a secret. */
function sentWith(call: Answered, how: Rendering, operation: PlannerOperation | undefined): string[] {
  const colon = how.language === "zh" ? "：" : ": ";
  return (operation?.parameters ?? [])
    .filter((parameter) => Object.hasOwn(call.arguments, parameter.key) && !isSecret(parameter))
    .map((parameter) => [parameter, sentText(call.arguments[parameter.key], how)] as const)
    .filter(([, text]) => text !== "")
    .slice(0, maxSent)
    .map(([parameter, text]) => `${plain(nameOf(parameter, how), 60)}${colon}${text}`);
}

const nameOf = ({ name, schema }: PlannerParameter, { language }: Rendering): string =>
  typeof schema.title === "string" ? nameIn(language, schema.title) : labelOf(name, { language });

const isSecret = ({ name, schema }: PlannerParameter): boolean =>
  namesSecret(name) || schema.format === "password";

/** Empty for what has parts of its own. */
function sentText(value: unknown, how: Rendering): string {
  if (Array.isArray(value)) {
    const texts = value.map((each) => sentText(each, how));
    return texts.includes("") ? "" : texts.join(how.language === "zh" ? "、" : ", ");
  }
  if (typeof value === "string") return plain(moment(value, how) ?? nameIn(how.language, value), 80);
  return typeof value === "boolean" || isNumber(value) ? plain(String(value), 80) : "";
}
