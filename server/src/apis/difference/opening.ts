import type { ApiOperation } from "../../permissions/index.ts";
import type { ApiContent, ApiPoint } from "../api.ts";

/** A permission point in one version of its API. */
export interface PointIn {
  point: ApiPoint;
  baseUrl: ApiContent["baseUrl"];
}

/** What a permission point opens in one version that it did not open in another. */
export interface Opening {
  operations: ApiOperation[];
  fields: string[];
  /** It reads in the other and changes something in this one. */
  write: boolean;
  /** Where its requests go in this one, if that is elsewhere. */
  baseUrl: string | null;
}

export const opensNothing = ({ operations, fields, write, baseUrl }: Opening): boolean =>
  operations.length === 0 && fields.length === 0 && !write && baseUrl === null;

/** What is opened beyond `before`; how it is called, how sensitive it is and at what risk opens nothing. */
export function opening(before: PointIn | undefined, after: PointIn): Opening {
  const had = new Set(before?.point.operations.map(placeOf));
  const showed = new Set(before?.point.fields);
  const { point, baseUrl } = after;
  return {
    operations: point.operations.filter((operation) => !had.has(placeOf(operation))),
    fields: point.fields.filter((field) => !showed.has(field)),
    write: point.write && !(before?.point.write ?? false),
    baseUrl: before !== undefined && isSameAddress(before.baseUrl, baseUrl) ? null : baseUrl,
  };
}

/** A parameter of a path by another name is the same place. */
const placeOf = ({ method, path }: ApiOperation): string =>
  `${method.toUpperCase()} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`;

/** As a request reads it: a host in capitals and a slash at the end are nothing else. */
const isSameAddress = (one: string, other: string): boolean => addressOf(one) === addressOf(other);

const addressOf = (url: string): string => (URL.parse(url)?.href ?? url).replace(/\/+$/, "");
