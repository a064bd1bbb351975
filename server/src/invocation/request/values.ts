import { isMembers } from "../../platform/exact/index.ts";
import type { Operation, Parameter } from "../../skill-files/index.ts";

/** By parameter key. */
export type Values = Readonly<Record<string, unknown>>;
export type ParameterValue = readonly [parameter: Parameter, value: unknown];

/** The parameters of one place that have a value. Nothing else leaves. */
export function valuesIn(operation: Operation, values: Values, place: Parameter["in"]): ParameterValue[] {
  return operation.parameters
    .filter((parameter) => parameter.in === place)
    .filter(({ key }) => Object.hasOwn(values, key) && values[key] !== undefined)
    .map((parameter) => [parameter, values[parameter.key]] as const);
}

/** A value as text; an object or nested list, for which no style has a place, as JSON. */
export function plainText(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A value in the media type that the file names for it. */
export function inMediaType(value: unknown, mediaType: string): string {
  return isJson(mediaType) ? JSON.stringify(value) : plainText(value);
}

export function isJson(mediaType: string): boolean {
  return /^[^;]*[/+]json\s*(?:;|$)/i.test(mediaType);
}

/** The members of an object that have a value; undefined for what is no object. */
export function membersOf(value: unknown): [string, unknown][] | undefined {
  if (!isMembers(value)) return undefined;
  return Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
}

/** UTF-8, percent-encoded down to the unreserved characters of RFC 3986. */
export function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
