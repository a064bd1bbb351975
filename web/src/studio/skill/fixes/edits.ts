import { operationAt, operationPlaces } from "../../editor/operation-places.ts";
import { lineCount, offsetAt, type Position } from "../../editor/positions.ts";

/* What a quick fix writes into the file: pure, in YAML and in JSON that stands in lines. */

export interface TextEdit {
  from: number;
  to: number;
  text: string;
}

/** The word or quoted text that a problem is about. */
export function tokenAt(text: string, position: Position): { from: number; to: number; value: string } {
  const from = offsetAt(text, position);
  const rest = text.slice(from, from + 300);
  const [quoted, double, single] = /^"([^"\n]*)"|^'([^'\n]*)'/.exec(rest) ?? [];
  if (quoted !== undefined)
    return { from: from + 1, to: from + quoted.length - 1, value: double ?? single ?? "" };
  const [word = ""] = /^[^\s,\]}#]+/.exec(rest) ?? [];
  return { from, to: from + word.length, value: word };
}

/** Of the operation that a problem is in. `undefined`: it cannot be told where it would go. */
export function askBefore(text: string, position: Position): TextEdit | undefined {
  const member = { yaml: ["x-dingtalk-params-confirm: true"], json: '"x-dingtalk-params-confirm": true,' };
  const place = insideOf(text, position);
  if (place === undefined) return undefined;
  const written = lineOfMember(text, place, "x-dingtalk-params-confirm");
  if (written === undefined) return insertAfter(text, place.first, place, member);
  const { from, line } = written;
  const at = line.search(/\bfalse\b/);
  return at === -1 ? undefined : { from: from + at, to: from + at + "false".length, text: "true" };
}

/** A parameter that takes the authorisation code. */
export function takeCode(text: string, position: Position): TextEdit | undefined {
  const place = insideOf(text, position);
  if (place === undefined) return undefined;
  const list = lineOfMember(text, place, "parameters");
  const { isJson } = place;
  if (list === undefined) {
    const yaml = ["parameters:", ...codeParameter.map((line) => `  ${line}`)];
    return insertAfter(text, place.first, place, { yaml, json: `"parameters": [${codeInJson}],` });
  }
  const isOpen = list.line.trimEnd().endsWith(isJson ? "[" : ":");
  if (isJson) {
    const bracket = list.line.indexOf("[");
    if (bracket === -1) return undefined;
    const isEmpty = /^\s*\]/.test(text.slice(list.from + bracket + 1));
    return { ...at(list.from + bracket + 1), text: isEmpty ? codeInJson : `${codeInJson}, ` };
  }
  if (!isOpen) return undefined;
  // The items of a list stand where its first one does.
  const next = /^( *)- /.exec(lineAt(text, list.number + 1).line)?.[1];
  const indent = next ?? `${" ".repeat(place.indent)}  `;
  return {
    ...at(list.from + list.line.length),
    text: codeParameter.map((line) => `\n${indent}${line}`).join(""),
  };
}

const codeParameter = [
  "- name: oauthAuthCode",
  "  in: query",
  "  schema:",
  "    type: string",
  "    x-dingtalk-context:",
  "      property: currentUser",
  "      format: oauthAuthCode",
];

const codeInJson = JSON.stringify({
  name: "oauthAuthCode",
  in: "query",
  schema: { type: "string", "x-dingtalk-context": { property: "currentUser", format: "oauthAuthCode" } },
});

interface Inside {
  first: number;
  last: number;
  /** How deep its members stand. */
  indent: number;
  isJson: boolean;
}

function insideOf(text: string, { line }: Position): Inside | undefined {
  const places = operationPlaces(text);
  const place = places.get(operationAt(places, line) ?? "");
  if (place === undefined || place.first === place.last) return undefined;
  const next = lineAt(text, place.first + 1).line;
  const isJson =
    /^\s*"/.test(lineAt(text, place.first).line) && /[{]\s*$/.test(lineAt(text, place.first).line);
  return { ...place, indent: next.length - next.trimStart().length, isJson };
}

function lineOfMember(text: string, { first, last, indent }: Inside, name: string) {
  for (let number = first + 1; number <= Math.min(last, lineCount(text)); number += 1) {
    const found = lineAt(text, number);
    const depth = found.line.length - found.line.trimStart().length;
    if (depth === indent && new RegExp(`^\\s*["']?${name}["']?\\s*:`).test(found.line)) return found;
  }
  return undefined;
}

function insertAfter(
  text: string,
  line: number,
  { indent, isJson }: Inside,
  { yaml, json }: { yaml: readonly string[]; json: string },
): TextEdit {
  const spaces = " ".repeat(indent);
  const { from, line: before } = lineAt(text, line);
  const lines = isJson ? [json] : yaml;
  return { ...at(from + before.length), text: lines.map((each) => `\n${spaces}${each}`).join("") };
}

const at = (offset: number) => ({ from: offset, to: offset });

function lineAt(text: string, number: number): { from: number; line: string; number: number } {
  const from = offsetAt(text, { line: number, column: 1 });
  const end = text.indexOf("\n", from);
  return { from, line: text.slice(from, end === -1 ? undefined : end), number };
}
