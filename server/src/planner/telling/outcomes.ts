import { nameIn } from "../../platform/text.ts";
import { type AnswerPart, operationOf, type PlannerInput, type PlannerOperation } from "../planner.ts";
import { type Piece, tellAnswered } from "./answered.ts";
import { type Language, languageOf } from "./language.ts";
import { plain } from "./markdown.ts";
import { phrasesIn } from "./phrases.ts";
import type { Rendering } from "./rendering.ts";
import { withTimes } from "./times.ts";
import { type CallEntry, readTurn, type Turn } from "./turn.ts";

/** What became of the calls so far, with nothing planned. */
export const tellCalls = (input: PlannerInput): Told => tellTurn(input, readTurn(input));

/**
 * What became of each call of this turn, in order, and what else there is to say. Only an answered call is ever told as
 * a success; one whose answer is not to be shown is said to be done when nothing else would be said.
 */
export function tellTurn(input: PlannerInput, turn: Turn, more: readonly string[] = []): Told {
  const language = languageOf(turn, input.locale);
  const how = { language, timeZone: input.timeZone, request: turn.request };
  const outcomes = turn.calls.flatMap((call) =>
    tellOutcome(timed(call, input.operations), input.operations, namedFor(call, input.operations, how), turn),
  );
  const said = [...outcomes, ...more.map((text) => ({ text }))];
  if (said.length > 0) return inWhole(said);
  const names = turn.calls.map((call) => quoted(nameOf(call, input.operations, language)));
  return inWhole(names.map((name) => ({ text: phrasesIn(language).done(name) })));
}

/** What is said, as one text; and in parts, where some of it stands in a sheet. */
interface Told {
  text: string;
  parts?: AnswerPart[];
}

type ToldPiece = Piece & { from?: CallEntry["callId"]; title?: string };

function inWhole(pieces: readonly ToldPiece[]): Told {
  const text = paragraphs(pieces.map(({ title = "", text }) => paragraphs([title, text])));
  const parts: AnswerPart[] = [];
  for (const { text, title = "", from, shows } of pieces) {
    const said = paragraphs([title, text]);
    const last = parts.at(-1);
    if (from !== undefined && shows !== undefined) parts.push({ from, path: shows });
    else if (last === undefined || !("text" in last)) parts.push({ text: said });
    else parts.splice(-1, 1, { text: paragraphs([last.text, said]) });
  }
  return parts.some((part) => "from" in part) ? { text, parts } : { text };
}

const paragraphs = (texts: readonly string[]): string => texts.filter((text) => text !== "").join("\n\n");

function tellOutcome(
  call: CallEntry,
  operations: readonly PlannerOperation[],
  how: Rendering,
  { calls }: Turn,
): ToldPiece[] {
  const title = nameOf(call, operations, how.language);
  const phrases = phrasesIn(how.language);
  if (call.outcome !== "answered")
    return [{ text: phrases.problems[call.outcome](quoted(title), plain(call.reason)) }];
  if (call.display === "disabled") return [];
  const [first, ...others] = tellAnswered(call, quoted(title), how, operations);
  const pieces =
    first && calls.length > 1 ? [{ ...first, title: `**${title}**` }, ...others] : [first, ...others];
  return pieces.flatMap((piece) => (piece === undefined ? [] : [{ ...piece, from: call.callId }]));
}

function namedFor(call: CallEntry, operations: readonly PlannerOperation[], how: Rendering): Rendering {
  const { answerNames: names } = operationOf(call, operations) ?? {};
  return { ...how, ...(names && { names }) };
}

function timed(call: CallEntry, operations: readonly PlannerOperation[]): CallEntry {
  const { answerTimes = [] } = operationOf(call, operations) ?? {};
  return call.outcome === "answered" ? { ...call, result: withTimes(call.result, answerTimes) } : call;
}

const quoted = (title: string): string => `“${title}”`;

function nameOf(call: CallEntry, operations: readonly PlannerOperation[], language: Language): string {
  const operation = operationOf(call, operations);
  return operation ? titleOf(operation, language) : plain(call.operationId, 80);
}

/** An operation as it is named to people, in the language of the answer where it is named in both. */
export const titleOf = (operation: PlannerOperation, language: Language): string =>
  plain(nameIn(language, operation.summary || operation.description || operation.operationId), 80);
