/** One look of the check at a value: what it is, where it stands, and what may still be spent on it. */
import { isMembers } from "../../platform/exact/index.ts";
import { take } from "../../platform/steps.ts";
import type { JsonSchema } from "../../skill-files/index.ts";
import type { Finding, Place } from "./finding.ts";
import type { Check } from "./keywords.ts";

export interface Looking {
  value: unknown;
  place: Place;
  check: Check;
  /** The schemas that this one is a part of: what one of them says only an answer has, no other requires. */
  combined?: readonly JsonSchema[];
}

export function inside({ place, check }: Looking, holder: object, key: string): Looking {
  return { value: Reflect.get(holder, key), place: { holder, key, within: place }, check };
}

export function finding(keyword: string, wanted: unknown, { value, place, check }: Looking): Finding {
  take(check.steps, 20);
  return { keyword, wanted, place, value };
}

export function schemasIn(wanted: unknown): JsonSchema[] {
  return Array.isArray(wanted) ? wanted.filter(isSchema) : [];
}

export function isSchema(value: unknown): value is JsonSchema {
  return isMembers(value);
}
