import { operationOf, type PlannerInput, type PlannerOperation } from "../planner.ts";
import { isFields } from "./json.ts";
import { languageOf } from "./language.ts";
import { plain } from "./markdown.ts";
import { phrasesIn } from "./phrases.ts";
import { type Rendering, renderResult } from "./rendering.ts";
import { withTimes } from "./times.ts";
import type { CallEntry, Turn } from "./turn.ts";

/**
 * What became of each call of this turn, in order, and what else there is to say. Only an answered call is ever told as
 * a success; one whose answer is not to be shown is said to be done when nothing else would be said.
 */
export function tellTurn(input: PlannerInput, turn: Turn, more: readonly string[] = []): string {
  const language = languageOf(turn, input.locale);
  const how = { language, timeZone: input.timeZone, request: turn.request };
  const outcomes = turn.calls.flatMap((call) =>
    tellOutcome(timed(call, input.operations), nameOf(call, input.operations), how, turn),
  );
  const said = [...outcomes, ...more];
  if (said.length > 0) return said.join("\n\n");
  const names = turn.calls.map((call) => quoted(nameOf(call, input.operations)));
  return names.map(phrasesIn(language).done).join("\n\n");
}

function tellOutcome(call: CallEntry, title: string, how: Rendering, { calls }: Turn): string[] {
  const phrases = phrasesIn(how.language);
  if (call.outcome !== "answered") return [phrases.problems[call.outcome](quoted(title), plain(call.reason))];
  const error = errorIn(call.result);
  const isHidden = call.display === "disabled";
  if (error !== undefined) return [phrases.reportedError(quoted(title), isHidden ? "" : plain(error))];
  if (isHidden) return [];
  const shown = showResult(call, how);
  return [calls.length > 1 ? `**${title}**\n\n${shown}` : shown];
}

function timed(call: CallEntry, operations: readonly PlannerOperation[]): CallEntry {
  const { answerTimes = [] } = operationOf(call, operations) ?? {};
  return call.outcome === "answered" ? { ...call, result: withTimes(call.result, answerTimes) } : call;
}

const quoted = (title: string): string => `“${title}”`;

function showResult(
  { result, display }: Extract<CallEntry, { outcome: "answered" }>,
  how: Rendering,
): string {
  if (display === "markdown" && isFields(result) && typeof result.content === "string") return result.content;
  return renderResult(result, how);
}

function nameOf(call: CallEntry, operations: readonly PlannerOperation[]): string {
  const operation = operationOf(call, operations);
  return operation ? titleOf(operation) : plain(call.operationId, 80);
}

/** An operation as it is named to people. */
export const titleOf = (operation: PlannerOperation): string =>
  plain(operation.summary || operation.description || operation.operationId, 80);

/** Some skills say "failed" inside a 200: `success: false`, or an error code that is not zero. */
function errorIn(result: unknown): string | undefined {
  if (!isFields(result)) return undefined;
  const code = result.errcode ?? result.errorCode;
  const failed = result.success === false || (typeof code === "number" && code !== 0);
  if (!failed) return undefined;
  const message = [result.message, result.errmsg, result.errorMessage, result.msg, result.error, result.code];
  return message.find((it): it is string => typeof it === "string") ?? "";
}
