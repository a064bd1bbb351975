import type { ServerResponse } from "node:http";
import { mayBeJson, openPart } from "./open-part.ts";

/** By these a request takes a part of the whole answer, or learns whether it guessed it. */
const ofTheWhole = [
  "range",
  "if-range",
  "if-match",
  "if-none-match",
  "if-modified-since",
  "if-unmodified-since",
];

/**
 * Holds the JSON that is written until its end, and lets it go without the members that are closed. Answers how to
 * stop that.
 */
export function withhold(response: ServerResponse, closed: ReadonlySet<string>): () => void {
  const { method = "GET", headers } = response.req;
  if (["GET", "HEAD"].includes(method)) for (const name of ofTheWhole) delete headers[name];
  const { write, end, writeHead } = response;
  const held: Buffer[] = [];
  let isJson = false;
  const contentType = () => response.getHeader("content-type")?.toString();

  function letGo(): void {
    Object.assign(response, { write, end, writeHead });
  }

  // Headers wait too: the length changes with what is taken out.
  function headed(status: number, ...rest: unknown[]): ServerResponse {
    response.statusCode = status;
    if (typeof rest[0] === "string") response.statusMessage = rest[0];
    for (const [name, value] of headersIn(rest.at(-1))) response.setHeader(name, value);
    return response;
  }

  function written(chunk: unknown, ...rest: unknown[]): boolean {
    const bytes = bytesOf(chunk, rest[0]);
    if (!isJson && !isBlank(bytes)) {
      isJson = mayBeJson(contentType(), bytes);
      if (!isJson) {
        letGo();
        return Reflect.apply(write, response, [Buffer.concat([...held, bytes]), ...functionsIn(rest)]);
      }
    }
    held.push(bytes);
    for (const told of functionsIn(rest)) queueMicrotask(told);
    return true;
  }

  function ended(...given: unknown[]): ServerResponse {
    letGo();
    held.push(bytesOf(given[0], given[1]));
    const bytes = Buffer.concat(held);
    const open = openPart(
      {
        status: response.statusCode,
        bytes,
        contentType: contentType(),
        contentEncoding: response.getHeader("content-encoding")?.toString(),
      },
      closed,
    );
    const told = functionsIn(given);
    if (open === undefined)
      return Reflect.apply(end, response, [...(bytes.length > 0 ? [bytes] : []), ...told]);
    // They tell of the whole answer.
    response.removeHeader("etag");
    response.removeHeader("content-length");
    if (!open.readable) {
      response.statusCode = 500;
      response.removeHeader("content-encoding");
      response.setHeader("content-type", "application/json");
    }
    return Reflect.apply(end, response, [...(open.text === "" ? [] : [open.text]), ...told]);
  }

  Object.assign(response, { writeHead: headed, write: written, end: ended });
  return letGo;
}

function bytesOf(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === "string")
    return Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8");
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0);
}

const isBlank = (bytes: Buffer): boolean => bytes.toString().trim() === "";

const functionsIn = (given: readonly unknown[]) =>
  given.filter((each): each is () => void => typeof each === "function");

/** As an object, or names and values in turn. */
function headersIn(given: unknown): [name: string, value: string | number | string[]][] {
  if (typeof given !== "object" || given === null) return [];
  const flat: unknown[] = Array.isArray(given) ? given : Object.entries(given).flat();
  const pairs = flat.flatMap((name, index) => (index % 2 === 0 ? [[String(name), flat[index + 1]]] : []));
  return pairs.filter((pair) => pair[1] !== undefined) as [string, string][];
}
