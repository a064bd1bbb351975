import { actOf } from "../offline/choosing/speech/acts.ts";
import { operationOf, type PlannerInput, type PlannerOperation } from "../planner.ts";
import { languageOf } from "../telling/language.ts";
import { readTurn } from "../telling/turn.ts";
import type { Candidate } from "./fitting.ts";

/**
 * What may follow, in the assistant's own words and the language of the request: what else the skill can do that was
 * just used, the starters, what other skills can do, and the same with other values. What takes something away is not
 * proposed.
 */
export function* ownCandidates(input: PlannerInput): Generator<Candidate> {
  const turn = readTurn(input);
  const language = languageOf(turn, input.locale);
  const isSpoken = (text: string) => /\p{Script=Han}/u.test(text) === (language === "zh");
  const examplesOf = (from: PlannerOperation): Candidate[] =>
    actOf(from) === "remove"
      ? []
      : from.examples.flatMap(({ input: text }) => (isSpoken(text) ? [{ text: lineOf(text), from }] : []));
  const called = turn.calls.flatMap((call) => operationOf(call, input.operations) ?? []);
  const used = new Set(called.map(({ skillId }) => skillId));
  const isNext = (operation: PlannerOperation, ofUsed: boolean) =>
    used.has(operation.skillId) === ofUsed && !called.includes(operation);
  for (const each of input.operations) if (isNext(each, true)) yield* examplesOf(each).slice(0, 1);
  for (const text of input.suggest?.starters ?? []) if (isSpoken(text)) yield { text };
  for (const each of input.operations) if (isNext(each, false)) yield* examplesOf(each).slice(0, 1);
  for (const each of called) yield* examplesOf(each);
}

const lineOf = (text: string): string => text.replace(/\s+/g, " ").trim();
