import { isMembers } from "../../platform/exact/index.ts";
import { plainLine } from "../../platform/text.ts";
import type { PlannerInput } from "../planner.ts";
import { readTurn } from "../telling/turn.ts";

/** The calls of this turn that have answered: what a model has been told of, shown or not, and may refer to. */
export const answeredCalls = (input: Pick<PlannerInput, "transcript" | "pending">): string[] =>
  readTurn(input)
    .calls.filter(({ outcome }) => outcome === "answered")
    .map(({ callId }) => callId);

/** The form in which a value stands for a part of what a call has answered, with the calls that there are. */
export const referenceSchema = (calls: readonly string[]): Record<string, unknown> => ({
  type: "object",
  description:
    "What an earlier call has answered, put in by the platform: the call's id, and a JSON Pointer (RFC 6901) to the part of its result, empty for all of it.",
  properties: { from: { type: "string", enum: calls }, path: { type: "string", examples: ["/items/0/id"] } },
  required: ["from", "path"],
  additionalProperties: false,
});

/**
 * What is wrong with the references in a call's values, for the model: it may only refer to what it was told of, never
 * to a call of another turn whose id it came to know. Whether the place is there the platform says.
 */
export function referenceProblems(values: unknown, calls: readonly string[]): string[] {
  return meantIn(values).flatMap(({ from, path }) => {
    if (!calls.includes(from))
      return `${named(from)} is no call of this turn that has answered. ${listed(calls)}`;
    return /^(?:\/|$)/.test(path) ? [] : `${named(path)} is no JSON Pointer: it is empty or begins with “/”.`;
  });
}

const named = (text: string): string => `“${plainLine(text, 80)}”`;

const listed = (calls: readonly string[]): string =>
  calls.length === 0 ? "There is none to refer to yet." : `You may refer to ${calls.join(", ")}.`;

/** Whatever is meant as one, wherever it stands: an object of just these two, whose first looks like the id of a call. */
function meantIn(value: unknown): { from: string; path: string }[] {
  if (Array.isArray(value)) return value.flatMap(meantIn);
  if (!isMembers(value)) return [];
  const { from, path, ...others } = value;
  const isMeant = typeof from === "string" && typeof path === "string" && Object.keys(others).length === 0;
  return isMeant && /^call?_/.test(from) ? [{ from, path }] : Object.values(value).flatMap(meantIn);
}
