// The matrix of ways to write a value: place × style × explode × kind of value.
import type { Parameter } from "../../skill-files/index.ts";
import type { Written } from "./decoder.fixture.ts";
import { parameter } from "./operation.fixture.ts";

const styles: Record<Parameter["in"], string[]> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
  body: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
};
const shapes = {
  scalar: (_name: string, value: unknown) => value,
  array: (_name: string, value: unknown) => [value, "b", value],
  object: (name: string, value: unknown) => ({ [`${name}.k`]: value, [`${name}.l`]: "m" }),
  key: (name: string, value: unknown) => ({ [`${name}.${value}`]: "v" }),
  nested: (name: string, value: unknown) => ({ [`${name}.k`]: { x: [value, { y: value }] } }),
};

export interface Cell {
  described: Parameter;
  written: Written;
  shape: (name: string, value: unknown) => unknown;
}

/** The matrix: one parameter for each place, style, explode and kind of value, those in JSON included. */
export function cellsOf(place: Parameter["in"]): Cell[] {
  const ways = styles[place].flatMap((style) => [
    { style, explode: false },
    { style, explode: true },
    { contentType: "application/json" },
  ]);
  return ways.flatMap((way, at) =>
    Object.entries(shapes).map(([kind, shape]): Cell => {
      const name = `${place === "header" ? "x-" : ""}${place}${at}${kind}`;
      const isScalar = kind === "scalar" ? "scalar" : "object";
      return {
        described: parameter(name, { in: place, ...way }),
        written: {
          name,
          style: "style" in way ? way.style : "",
          explode: "explode" in way && way.explode,
          isJson: "contentType" in way,
          kind: kind === "array" ? "array" : isScalar,
        },
        shape,
      };
    }),
  );
}

/** Properties that stand in a JSON or multipart body. */
export const inObject = Object.entries(shapes).map(([kind, shape]): Cell => {
  const written: Written = { name: kind, style: "", explode: false, isJson: true, kind: "object" };
  return { described: parameter(kind, { in: "body" }), written, shape };
});

/** Only where a style cannot say it, or another server could be led astray. */
export function mayBeRefused({ described, written: { style, explode, isJson } }: Cell): boolean {
  if (described.in === "path" || (described.in === "header" && !isJson)) return true;
  return !isJson && (style === "deepObject" || (style.endsWith("Delimited") && !explode));
}

/** What was given, as far as text can tell: without JSON a number is its digits, and what a style has no place for is JSON. */
export function asTold({ written: { style, isJson, kind } }: Cell, value: unknown): unknown {
  const leaf = (each: unknown) => (typeof each === "object" ? JSON.stringify(each) : String(each));
  if (isJson) return value;
  if (style === "deepObject" && kind !== "scalar")
    return JSON.parse(JSON.stringify(value, (_, each) => (typeof each === "object" ? each : String(each))));
  if (Array.isArray(value)) return value.map(leaf);
  if (typeof value !== "object" || value === null) return leaf(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, leaf(each)]));
}
