import { z } from "zod";
import { EgressFailure } from "../../platform/egress/failure.ts";
import type { OutboundAnswer } from "../../platform/egress/index.ts";
import { isNumber } from "../../platform/exact/index.ts";
import type { ClientFrame } from "./frames.ts";

/** One call of a skill's operation, addressed by path and query: which host it reaches is the client's business. */
export interface GraphCall {
  /** Its answer is known by it; used once. */
  messageId: string;
  method: string;
  /** Path and percent-encoded query. */
  uri: string;
  headers: readonly [string, string][];
  body?: string;
}

/** The `data` of the frame. A call without a body carries an empty object, as the compatible platform sends it. */
export function graphRequest({ method, uri, headers, body = "{}" }: GraphCall) {
  const byName = Map.groupBy(headers, ([name]) => name.toLowerCase());
  const joined = [...byName].map(([name, all]) => [name, all.map(([, value]) => value).join(", ")]);
  return { requestLine: { method, uri }, headers: Object.fromEntries(joined), body };
}

type Answer = Omit<Extract<OutboundAnswer, { kind: "answer" }>, "kind" | "ms">;

const Reply = z.object({
  statusLine: z.object({
    code: z.coerce.number().int().min(200).max(599),
    reasonPhrase: z.string().nullish(),
  }),
  headers: z.record(z.string(), z.unknown()).nullish(),
  body: z.unknown().optional(),
});

/**
 * What a client's frame says in answer to a call, as if it had come over HTTP. @throws EgressFailure
 *
 * The answer stands in one of three places (wire format, graph invoke): `data.response`, as the Node and Java clients
 * send it; `data`, as the documents show it; `message`, as the Python client sends it, with our request in its `data`.
 */
export function graphAnswer(frame: ClientFrame): Answer {
  const places = [memberOf(frame.data, "response"), frame.data, frame.message];
  const found = places.find((place) => memberOf(place, "statusLine") !== undefined);
  if (found === undefined) return withoutReply(frame);
  const reply = Reply.safeParse(found);
  if (!reply.success) throw new EgressFailure("bad_response", "The answer is not in the form of a response.");
  const { statusLine, body } = reply.data;
  if (statusLine.code >= 300 && statusLine.code < 400)
    throw new EgressFailure(
      "redirect",
      `The answer is a redirect (${statusLine.code}); redirects are not followed.`,
    );
  const headers = Object.entries(reply.data.headers ?? {}).flatMap(([name, value]) =>
    headerLines(name, value),
  );
  // Each is looked through for secrets: a mebibyte of them would hold up everybody for seconds.
  if (sizeOf(headers) > maxHeaderSize)
    throw new EgressFailure("too_large", "The answer's headers are larger than 16 KiB.");
  return {
    status: statusLine.code,
    statusText: statusLine.reasonPhrase ?? "",
    headers,
    body: Buffer.from(textOf(body)),
  };
}

const maxHeaderSize = 16 * 1024;

/** As they would be written over HTTP. */
function sizeOf(headers: readonly [string, string][]): number {
  return headers.reduce((size, [name, value]) => size + `${name}: ${value}\r\n`.length, 0);
}

/** The frame's own code: nothing listens to calls there, or what listens failed. */
function withoutReply({ code, message }: ClientFrame): Answer {
  if (code < 400 || code > 599)
    throw new EgressFailure("bad_response", "The answer holds no response with a status line.");
  const said = typeof message === "string" ? message : "";
  return {
    status: code,
    statusText: said,
    headers: [["content-type", "application/json"]],
    body: Buffer.from(JSON.stringify({ message: said })),
  };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}

/** A body is a text; one that is an object nevertheless was meant as its JSON. */
function textOf(body: unknown): string {
  if (typeof body === "string") return body;
  if (body === undefined || body === null) return "";
  try {
    return JSON.stringify(body);
  } catch {
    throw new EgressFailure("bad_response", "The answer's body is nested too deeply.");
  }
}

function headerLines(name: string, value: unknown): [string, string][] {
  return [value]
    .flat()
    .filter((each) => typeof each === "string" || isNumber(each))
    .map((each) => [name.toLowerCase(), String(each)]);
}
