import type { ErrorObject } from "ajv";

/**
 * Corrects in place what a model writes in the wrong type and cannot be meant otherwise: `"3"` where a number is
 * asked for, `5` where text is, a null member that stands for no value. Only where the check found the type wrong,
 * so that a value which suits one of several forms stays as it is. Answers whether anything was corrected.
 */
export function correctTypes(values: Record<string, unknown>, errors: readonly ErrorObject[]): boolean {
  const corrected = new Set<string>();
  for (const { keyword, instancePath, params } of errors) {
    if (keyword !== "type" || corrected.has(instancePath)) continue;
    const place = findPlace(values, instancePath);
    if (place && correctAt(place, [params.type].flat())) corrected.add(instancePath);
  }
  return corrected.size > 0;
}

interface Place {
  holder: object;
  key: string;
  value: unknown;
}

function findPlace(values: object, pointer: string): Place | undefined {
  let place: Place | undefined;
  for (const segment of pointer.split("/").slice(1)) {
    const holder = place === undefined ? values : place.value;
    const key = segment.replaceAll("~1", "/").replaceAll("~0", "~");
    if (typeof holder !== "object" || holder === null) return undefined;
    // A member named __proto__ must be its own, so that setting it sets no prototype.
    const own = Object.getOwnPropertyDescriptor(holder, key);
    if (own === undefined) return undefined;
    place = { holder, key, value: own.value };
  }
  return place;
}

function correctAt({ holder, key, value }: Place, types: readonly unknown[]): boolean {
  if (value === null) return !Array.isArray(holder) && Reflect.deleteProperty(holder, key);
  const corrected = types.map((type) => converted(value, type)).find((result) => result !== undefined);
  return corrected !== undefined && Reflect.set(holder, key, corrected);
}

function converted(value: unknown, type: unknown): unknown {
  if (type === "string")
    return typeof value === "number" || typeof value === "boolean" ? `${value}` : undefined;
  if (typeof value !== "string") return undefined;
  if (type === "boolean") return value === "true" ? true : value === "false" ? false : undefined;
  if (type !== "number" && type !== "integer") return undefined;
  return /^\s*-?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?\s*$/i.test(value) ? exactNumber(value) : undefined;
}

/** A number with more digits than a double holds would leave as another one. */
function exactNumber(text: string): number | undefined {
  const number = Number(text);
  return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number))
    ? number
    : undefined;
}
