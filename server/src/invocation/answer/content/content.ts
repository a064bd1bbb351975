import type { AnswerHead } from "../../../platform/egress/index.ts";
import { storable, textIn } from "../../../platform/text.ts";
import { eventsIn } from "./events.ts";
import { jsonIn, jsonLinesIn } from "./json.ts";
import { isFile, mediaTypeOf, typeByBytes } from "./media-type.ts";
import { pageIn } from "./page.ts";
import { joinedPieces, joinedTexts } from "./pieces.ts";
import { tableIn } from "./table.ts";
import { xmlIn } from "./xml.ts";

/** What the body of an answer says. */
export type Content =
  | { kind: "nothing" }
  /** `made`: put together from pieces, in which a secret may have stood that is whole only now. */
  | { kind: "value"; value: unknown; made: boolean }
  /** `value`: what it says about itself, where that can be read. `headline`: what it says of an error. */
  | { kind: "text"; text: string; made: boolean; value?: unknown; headline?: string }
  | { kind: "sign-in page" }
  /** Cannot be shown: of another type, or not what its type says. */
  | { kind: "file"; type: string }
  | { kind: "broken" };

/** By the type an answer has, then by how it begins where its type says nothing or something else. */
const readers: readonly {
  of: string;
  type: RegExp;
  begins?: RegExp;
  read(text: string, type: string): Content | undefined;
}[] = [
  { of: "an event stream", type: /event-stream/, begins: /^\s*(?:data|event|id|retry):/, read: fromEvents },
  {
    of: "JSON, line by line",
    type: /ndjson|jsonl|json-?lines|json-seq|stream\+json/,
    begins: /^\s*[[{][^\n]*[\]}]\s*\n\s*[[{]/,
    read: fromLines,
  },
  { of: "a table", type: /csv|tab-separated/, read: fromTable },
  { of: "a page", type: /html/, begins: /^\s*(?:<!doctype html|<html|<body|<head)[\s>]/i, read: fromPage },
  { of: "XML", type: /[/+]xml$/, begins: /^\s*<(?:\?xml[\s?]|(?:[\w-]+:)?Envelope[\s>])/, read: fromXml },
  { of: "a form", type: /x-www-form-urlencoded/, read: fromForm },
];

export function contentOf(answer: AnswerHead & { body: Uint8Array }): Content {
  const { name } = mediaTypeOf(answer);
  if (answer.body.byteLength === 0) return { kind: "nothing" };
  const text = textIn(answer.body);
  if (text === undefined || isFile(name)) return { kind: "file", type: typeOfFile(answer.body, name) };
  if (text.trim() === "") return { kind: "nothing" };
  const json = jsonIn(text);
  if (json !== undefined) return { kind: "value", value: json.value, made: false };
  const byType = readers.find(({ type }) => type.test(name));
  const content =
    byType?.read(text, name) ??
    readers.find(({ begins }) => begins?.test(text.slice(0, 4096)))?.read(text, name);
  if (content !== undefined) return content;
  // Begun as JSON, and under its name.
  if (/json/.test(name) && /^\s*[[{]/.test(text)) return { kind: "broken" };
  return { kind: "text", text: storable(text), made: false };
}

const typeOfFile = (body: Uint8Array, name: string): string =>
  isFile(name) ? name : (typeByBytes(body) ?? (name === "" ? "application/octet-stream" : name));

function fromEvents(text: string): Content | undefined {
  const events = eventsIn(text);
  if (events.length === 0) return { kind: "nothing" };
  const values = events.map(({ data }) => (/^\s*[[{"]/.test(data) ? (jsonIn(data)?.value ?? data) : data));
  const failed = events.findIndex(({ event }) => /^error$/i.test(event));
  if (failed >= 0) return { kind: "value", value: { error: values[failed] }, made: true };
  const pieces = joinedPieces(values);
  if (pieces !== undefined) return made(pieces);
  const [only] = values;
  if (values.length === 1 && typeof only !== "string") return { kind: "value", value: only, made: true };
  const texts = values.filter((value) => typeof value === "string");
  return texts.length === values.length
    ? made(joinedTexts(texts))
    : { kind: "value", value: values, made: true };
}

function fromLines(text: string): Content | undefined {
  const values = jsonLinesIn(text);
  if (values === undefined) return undefined;
  const isStreamed = values.every((value) => typeof value === "object" && value !== null && "done" in value);
  const pieces = isStreamed ? joinedPieces(values) : undefined;
  return pieces === undefined ? { kind: "value", value: values, made: false } : made(pieces);
}

function fromTable(text: string, type: string): Content {
  const rows = tableIn(text, /tab/.test(type));
  return rows === undefined ? made(text) : { kind: "value", value: rows, made: true };
}

function fromPage(text: string): Content {
  const page = pageIn(text);
  if (page.asksToSignIn) return { kind: "sign-in page" };
  return page.text === "" ? { kind: "nothing" } : { ...made(page.text), headline: page.headline };
}

function fromXml(text: string): Content {
  const xml = xmlIn(text);
  return xml.text === "" ? { kind: "nothing" } : { ...made(xml.text), value: xml.value };
}

function fromForm(text: string): Content {
  return { kind: "value", value: Object.fromEntries(new URLSearchParams(storable(text.trim()))), made: true };
}

const made = (text: string) => ({ kind: "text", text: storable(text), made: true }) as const;
