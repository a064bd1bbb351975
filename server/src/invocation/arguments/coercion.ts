import { digitsOf, isNumber, numberOf } from "../../platform/exact/index.ts";
import type { Finding } from "./finding.ts";

/** Writes in place what is required and could be nothing else. Answers whether anything was written. */
export function fillConstants(findings: readonly Finding[]): boolean {
  return (
    findings.filter(({ only, place: { holder, key } }) => {
      if (only === undefined || Object.hasOwn(holder, key)) return false;
      const value = structuredClone(only);
      return Reflect.defineProperty(holder, key, {
        value,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }).length > 0
  );
}

/**
 * Corrects in place what a model writes in the wrong type and cannot be meant otherwise: `"3"` where a number is
 * asked for, `5` where text is, a null member that stands for no value. Only where the check found the type wrong,
 * so that a value which suits one of several forms stays as it is. Answers whether anything was corrected.
 */
export function correctTypes(findings: readonly Finding[]): boolean {
  return findings.filter(({ keyword }) => keyword === "type").filter(correct).length > 0;
}

function correct({ wanted, place: { holder, key }, value }: Finding): boolean {
  // One that another finding corrected already is not turned again.
  if (!Object.hasOwn(holder, key) || Reflect.get(holder, key) !== value) return false;
  if (value === null) return !Array.isArray(holder) && Reflect.deleteProperty(holder, key);
  const corrected = [wanted]
    .flat()
    .map((type) => converted(value, type))
    .find((result) => result !== undefined);
  return corrected !== undefined && Reflect.set(holder, key, corrected);
}

function converted(value: unknown, type: unknown): unknown {
  if (type === "string")
    return isNumber(value) ? digitsOf(value) : typeof value === "boolean" ? `${value}` : undefined;
  if (typeof value !== "string") return undefined;
  if (type === "boolean") return value === "true" ? true : value === "false" ? false : undefined;
  if (type !== "number" && type !== "integer") return undefined;
  return numberOf(value.trim().replace(/^(-?)0+(?=\d)/, "$1"));
}

/**
 * Whether a number is the one that was meant. A larger whole one without its digits was read by something that keeps
 * fewer of them: others are read the same, so that nobody can tell which was meant.
 */
export function isKept(number: number): boolean {
  const isShared = Number.isInteger(number) && !Number.isSafeInteger(number);
  return Number.isFinite(number) && !Object.is(number, -0) && !isShared;
}
