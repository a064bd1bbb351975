import type { SmallTalk } from "../offline/choosing/small-talk.ts";
import type { CallEntry, Turn } from "../offline/choosing/turn.ts";
import type { PlannerInput, PlannerOperation } from "../planner.ts";
import { isFields } from "./json.ts";
import { type Language, languageOf } from "./language.ts";
import { plain, plainLines } from "./markdown.ts";
import { phrasesIn } from "./phrases.ts";
import { type Rendering, renderResult } from "./rendering.ts";

const ABILITIES = 5;

/**
 * What became of each call of this turn, in order, and what else there is to say. Only an answered call is ever told as
 * a success; one whose answer is not to be shown is said to be done when nothing else would be said.
 */
export function tellTurn(input: PlannerInput, turn: Turn, more: readonly string[] = []): string {
  const language = languageOf(turn, input.locale);
  const how = { language, timeZone: input.timeZone, request: turn.request };
  const told = turn.calls.flatMap((call) => {
    const title = nameOf(call, input.operations);
    // The reason is in the language that the person set: one sentence is not in two.
    if (call.outcome === "failed" && call.reason !== "")
      return tellOutcome(call, title, { ...how, language: input.locale }, turn);
    return tellOutcome(call, title, how, turn);
  });
  const said = [...told, ...more];
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

const quoted = (title: string): string => `“${title}”`;

function showResult(
  { result, display }: Extract<CallEntry, { outcome: "answered" }>,
  how: Rendering,
): string {
  if (display === "markdown" && isFields(result) && typeof result.content === "string") return result.content;
  return renderResult(result, how);
}

function nameOf(call: CallEntry, operations: readonly PlannerOperation[]): string {
  const operation = operations.find(
    (it) => it.skillId === call.skillId && it.operationId === call.operationId,
  );
  return operation ? titleOf(operation) : plain(call.operationId, 80);
}

const titleOf = (operation: PlannerOperation): string =>
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

function tellAbilities(operations: readonly PlannerOperation[], language: Language): string {
  const phrases = phrasesIn(language);
  const titles = [...new Set(operations.map(titleOf))];
  if (titles.length === 0) return phrases.noAbilities;
  const lines = titles.slice(0, ABILITIES).map((title) => `- ${title}`);
  if (titles.length > ABILITIES) lines.push(`- ${phrases.more(titles.length - ABILITIES)}`);
  return `${phrases.abilities}\n\n${lines.join("\n")}`;
}

export function tellSmallTalk(
  kind: SmallTalk,
  operations: readonly PlannerOperation[],
  language: Language,
): string {
  const phrases = phrasesIn(language);
  if (kind === "help") return tellAbilities(operations, language);
  if (kind === "greeting")
    return `${phrases.greeting}${language === "en" ? " " : ""}${tellAbilities(operations, language)}`;
  return phrases[kind];
}

/** In the words that its builder wrote, when there are any. */
export function tellCannot(
  { assistant, operations }: Pick<PlannerInput, "assistant" | "operations">,
  language: Language,
): string {
  if (assistant.fallback !== "") return plainLines(assistant.fallback);
  const joint = language === "en" ? " " : "";
  return `${phrasesIn(language).cannot}${joint}${tellAbilities(operations, language)}`;
}

export const tellMissing = (needed: readonly string[], language: Language): string =>
  phrasesIn(language).askFor(needed.map((it) => plain(it, 120)).join(language === "zh" ? "、" : ", "));

export const tellPassThroughOff = (input: PlannerInput, turn: Turn): string =>
  phrasesIn(languageOf(turn, input.locale)).passThroughOff;
