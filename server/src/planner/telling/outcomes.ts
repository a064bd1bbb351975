import { operationOf, type PlannerInput, type PlannerOperation } from "../planner.ts";
import { tellAnswered } from "./answered.ts";
import { languageOf } from "./language.ts";
import { plain } from "./markdown.ts";
import { phrasesIn } from "./phrases.ts";
import type { Rendering } from "./rendering.ts";
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
    tellOutcome(timed(call, input.operations), input.operations, how, turn),
  );
  const said = [...outcomes, ...more];
  if (said.length > 0) return said.join("\n\n");
  const names = turn.calls.map((call) => quoted(nameOf(call, input.operations)));
  return names.map((name) => phrasesIn(language).done(name)).join("\n\n");
}

function tellOutcome(
  call: CallEntry,
  operations: readonly PlannerOperation[],
  how: Rendering,
  { calls }: Turn,
): string[] {
  const title = nameOf(call, operations);
  const phrases = phrasesIn(how.language);
  if (call.outcome !== "answered") return [phrases.problems[call.outcome](quoted(title), plain(call.reason))];
  if (call.display === "disabled") return [];
  const shown = tellAnswered(call, quoted(title), how, operations);
  return [calls.length > 1 ? `**${title}**\n\n${shown}` : shown];
}

function timed(call: CallEntry, operations: readonly PlannerOperation[]): CallEntry {
  const { answerTimes = [] } = operationOf(call, operations) ?? {};
  return call.outcome === "answered" ? { ...call, result: withTimes(call.result, answerTimes) } : call;
}

const quoted = (title: string): string => `“${title}”`;

function nameOf(call: CallEntry, operations: readonly PlannerOperation[]): string {
  const operation = operationOf(call, operations);
  return operation ? titleOf(operation) : plain(call.operationId, 80);
}

/** An operation as it is named to people. */
export const titleOf = (operation: PlannerOperation): string =>
  plain(operation.summary || operation.description || operation.operationId, 80);
