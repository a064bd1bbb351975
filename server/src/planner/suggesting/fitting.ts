import { type Meaning, meaningOf } from "../phrases/meaning.ts";
import type { PlannerInput, PlannerOperation } from "../planner.ts";
import { type CallEntry, readTurn, textsOfPerson } from "../telling/turn.ts";
import { comparable } from "../words/comparing.ts";

/** Something that may be offered; `from`: what it is an example of. */
export interface Candidate {
  text: string;
  from?: PlannerOperation;
}

export const maxSuggestions = 3;
/** Each is understood as if it had been said: more would keep the answer waiting. */
const maxLookedAt = 12;
const maxCharacters = 100;

/**
 * The first three that the assistant can answer, each another thing. One that is an example of an operation must lead
 * to that one alone. Nothing that was said before, that was called in this turn, or that is for the platform to answer.
 */
export async function fitting(
  candidates: Iterable<Candidate>,
  input: PlannerInput,
  signal: AbortSignal,
): Promise<string[]> {
  const said = new Set(textsOfPerson(input.transcript).map(comparable));
  const done = new Set(readTurn(input).calls.map(keyOf));
  const found: string[] = [];
  let looked = 0;
  for (const { text, from } of candidates) {
    if (found.length === maxSuggestions || looked === maxLookedAt) break;
    if (!isLine(text) || said.has(comparable(text)) || input.suggest?.isPlatforms(text) !== false) continue;
    looked += 1;
    const key = keyOfMeaning(await meaningOf(text, input, signal), input, from);
    if (key === undefined || done.has(key)) continue;
    said.add(comparable(text));
    done.add(key);
    found.push(text);
  }
  return found;
}

const isLine = (text: string): boolean =>
  text.trim() !== "" && text.length <= maxCharacters && !/[\n\r]/.test(text);

/** What it does, in one line; `undefined`: it cannot be offered. */
function keyOfMeaning(
  meaning: Meaning,
  input: PlannerInput,
  from: PlannerOperation | undefined,
): string | undefined {
  if (meaning.kind === "rule") return from === undefined ? meaning.text : undefined;
  if (meaning.kind !== "steps" || meaning.steps.length === 0) return undefined;
  const { calls } = readTurn(input);
  const isOffered = meaning.steps.every(({ operation, missing }) => {
    const isCalled = calls.some((call) => isOf(call, operation));
    return input.suggest?.mayRun(operation) === true && !(isCalled && missing.length > 0);
  });
  if (!isOffered || (from !== undefined && !meaning.steps.every(({ operation }) => operation === from)))
    return undefined;
  return meaning.steps.map((step) => keyOf({ ...step.operation, arguments: step.arguments })).join("\n");
}

const isOf = (call: CallEntry, { skillId, operationId }: PlannerOperation): boolean =>
  call.skillId === skillId && call.operationId === operationId;

function keyOf(call: Pick<CallEntry, "skillId" | "operationId" | "arguments">): string {
  const values = Object.entries(call.arguments).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([call.skillId, call.operationId, values]);
}
