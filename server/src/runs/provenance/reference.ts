import { z } from "zod";
import type { Reference } from "../../planner/index.ts";
import { isNumber } from "../../platform/exact/index.ts";
import { idSchema } from "../../platform/ids.ts";
import { plainLine } from "../../platform/text.ts";
import type { CallStep, Step } from "../run.ts";
import { callSteps } from "../steps.ts";

const Form = z.strictObject({ from: idSchema("cal"), path: z.string().regex(/^(?:\/|$)/) });

export const referenceIn = (value: unknown): Reference | undefined => Form.safeParse(value).data;

/** All of them in a value. */
export function referencesIn(value: unknown): Reference[] {
  const reference = referenceIn(value);
  if (reference !== undefined) return [reference];
  if (typeof value !== "object" || value === null || isNumber(value)) return [];
  return Object.values(value).flatMap(referencesIn);
}

/** What a reference means, of which call, and out of how many parts it was chosen. */
interface Referenced {
  step: CallStep;
  value: unknown;
  among: number;
}

/** `undefined`: that call has not answered, or its answer has nothing there. */
export function findReferenced({ from, path }: Reference, steps: readonly Step[]): Referenced | undefined {
  const step = callSteps(steps).find(({ callId }) => callId === from);
  if (step?.detail.outcome !== "answered") return undefined;
  let value = step.detail.result;
  let among = 1;
  for (const name of namesIn(path)) {
    if (typeof value !== "object" || value === null || isNumber(value) || !Object.hasOwn(value, name))
      return undefined;
    const members = new Map<string, unknown>(Object.entries(value));
    among *= members.size;
    value = members.get(name);
  }
  return { step, value, among };
}

/** What is wrong with references that mean nothing, as a planner is told. */
export const referencesToNothing = (values: unknown, steps: readonly Step[]): string[] =>
  referencesIn(values)
    .filter((reference) => findReferenced(reference, steps) === undefined)
    .map(({ from, path }) => {
      const step = callSteps(steps).find(({ callId }) => callId === from);
      if (step === undefined) return `There is no call ${from} in this conversation.`;
      if (step.detail.outcome !== "answered") return `The call ${from} has not answered.`;
      return `The answer of ${from} has nothing at “${plainLine(path, 120)}”.`;
    });

/** RFC 6901. */
const namesIn = (path: string): string[] =>
  path
    .split("/")
    .slice(1)
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));

/** The values with what their references mean in their places; `undefined`: one of them means nothing. */
export function resolved(
  values: Readonly<Record<string, unknown>>,
  steps: readonly Step[],
): Record<string, unknown> | undefined {
  let isWhole = true;
  const filledIn = (value: unknown): unknown => {
    const reference = referenceIn(value);
    if (reference !== undefined) {
      const found = findReferenced(reference, steps);
      isWhole &&= found !== undefined;
      return found?.value;
    }
    if (Array.isArray(value)) return value.map(filledIn);
    if (typeof value !== "object" || value === null || isNumber(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filledIn(item)]));
  };
  const all = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, filledIn(value)]));
  return isWhole ? all : undefined;
}
