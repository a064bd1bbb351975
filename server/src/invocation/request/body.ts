import type { Operation } from "../../skill-files/index.ts";
import { partsOf, writeMultipart } from "./multipart.ts";
import { encodePairs } from "./pairs.ts";
import { inMediaType, isJson, type Values, valuesIn } from "./values.ts";

export interface Body {
  /** The content-type header. */
  type: string;
  text: string;
}

/** The request body in the media type the file asks for. `seed` decides the boundary of a multipart body. */
export function buildBody(operation: Operation, values: Values, seed: string): Body | undefined {
  const type = operation.contentType;
  if (type === null) return undefined;
  if (operation.wholeBody) return buildWhole(operation, values, type);
  if (type === "application/x-www-form-urlencoded")
    return { type, text: encodePairs(operation, values, "body").join("&") };
  const properties = valuesIn(operation, values, "body");
  if (type === "multipart/form-data") {
    const parts = properties
      .filter(([, value]) => value !== null)
      .flatMap(([parameter, value]) => partsOf(parameter, value));
    return writeMultipart(parts, seed);
  }
  // fromEntries defines own members: one named __proto__ is a member like any other.
  return {
    type,
    text: JSON.stringify(Object.fromEntries(properties.map(([{ name }, value]) => [name, value]))),
  };
}

function buildWhole(operation: Operation, values: Values, type: string): Body | undefined {
  const [whole] = valuesIn(operation, values, "body");
  if (whole === undefined) return undefined;
  const text = inMediaType(whole[1], type);
  // What is text would else be read in a character set of the reader's choice.
  const isBareText = !isJson(type) && /^text\/[^;]*$/i.test(type);
  return { type: isBareText ? `${type}; charset=utf-8` : type, text };
}
