// Every place × style × explode × kind of value, with hostile values, through the real egress to an echo on loopback.

import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { sampled } from "../../../test/world/sampled.ts";
import { createEgress } from "../../platform/egress/index.ts";
import type { Operation, Parameter } from "../../skill-files/index.ts";
import { InvalidArguments } from "../arguments/invalid-arguments.ts";
import { decodeHeader, decodePairs, decodeSegment, rawPairs } from "./decoder.fixture.ts";
import { asTold, type Cell, cellsOf, inObject, mayBeRefused } from "./matrix.fixture.ts";
import { operation, parameter } from "./operation.fixture.ts";
import { buildRequest } from "./request.ts";

const Echo = z.object({
  url: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
});
type Echo = z.infer<typeof Echo>;

const server = createServer({ maxHeaderSize: 4 * 1024 * 1024 }, (request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const flat = request.rawHeaders;
    const headers = flat.flatMap((name, at) =>
      at % 2 === 0 ? [[name.toLowerCase(), flat[at + 1] ?? ""]] : [],
    );
    response.end(JSON.stringify({ url: request.url, headers, body: Buffer.concat(chunks).toString() }));
  });
});
const egress = createEgress({ allow: ["127.0.0.1"], names: new Map(), own: [] });
let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address === "object" && address) origin = `http://127.0.0.1:${address.port}`;
});
afterAll(async () => {
  await egress.close();
  server.close();
});

const outside = (["path", "query", "header", "cookie"] as const).flatMap(cellsOf);
// What a value might try to pass for.
const bystanders = [
  parameter("code"),
  parameter("other"),
  parameter("x-other", { in: "header" }),
  parameter("sid", { in: "cookie" }),
];
const bystanding = { code: "the-code", other: "o", "x-other": "o", sid: "s" };
const meta = { idempotencyKey: "k", requestId: "r", language: "en" as const };

function requestOf(cells: readonly Cell[], value: unknown, body: Partial<Operation>) {
  const inPath = cells.filter(({ described }) => described.in === "path");
  const given = cells.map(({ written: { name }, shape }) => [name, shape(name, value)]);
  const described = operation({
    method: "POST",
    server: `${origin}/base`,
    path: `/items/${inPath.map(({ written }) => `{${written.name}}/`).join("")}end`,
    parameters: [...bystanders, ...cells.map((cell) => cell.described)],
    ...body,
  });
  return buildRequest(described, { ...bystanding, ...Object.fromEntries(given) }, meta);
}

function isAccepted(cell: Cell, value: unknown, body: Partial<Operation>): boolean {
  try {
    requestOf([cell], value, body);
    return true;
  } catch (error) {
    if (error instanceof InvalidArguments) return false;
    throw error;
  }
}

async function echoed(cells: readonly Cell[], value: unknown, body: Partial<Operation>): Promise<Echo> {
  const request = requestOf(cells, value, body);
  expect(request.origin).toBe(origin);
  const answer = await egress.send(request);
  if (answer.kind === "failed") throw new Error(answer.message);
  return Echo.parse(JSON.parse(Buffer.from(answer.body).toString()));
}

function expectTold(cells: readonly Cell[], value: unknown, told: (cell: Cell) => unknown): void {
  for (const cell of cells) {
    const given = asTold(cell, cell.shape(cell.written.name, value));
    const decoded = told(cell);
    if (!isDeepStrictEqual(decoded, given))
      expect({ [cell.written.name]: decoded }).toEqual({ [cell.written.name]: given });
  }
}

const ours = [
  "accept",
  "accept-language",
  "connection",
  "content-length",
  "content-type",
  "cookie",
  "host",
  "idempotency-key",
  "user-agent",
  "x-other",
  "x-request-id",
];

/** All of the matrix outside the body, in one request with one form of body. */
async function expectHarmless(value: unknown, form: Form): Promise<void> {
  const all = [...outside, ...form.cells];
  const cells = all.filter((cell) => !mayBeRefused(cell) || isAccepted(cell, value, form.body));
  const echo = await echoed(cells, value, form.body);
  const at = (place: Parameter["in"]) => cells.filter(({ described }) => described.in === place);
  const [path = "", query = "", ...more] = echo.url.split("?");
  expect(more).toEqual([]);
  expectPathKept(path, at("path"), value);
  const parameters = new URLSearchParams(query);
  expect([parameters.getAll("code"), parameters.getAll("other")]).toEqual([["the-code"], ["o"]]);
  expectTold(at("query"), value, (cell) => decodePairs(rawPairs(query, "&"), cell.written));
  expectHeadersKept(echo.headers, at("header"), value);
  const cookies = rawPairs(new Map(echo.headers).get("cookie") ?? "", "; ");
  expect(cookies.filter(([name]) => name === "sid")).toEqual([["sid", "s"]]);
  expectTold(at("cookie"), value, (cell) => decodePairs(cookies, cell.written));
  await form.expectTold(echo, value, at("body"));
}

function expectPathKept(path: string, cells: readonly Cell[], value: unknown): void {
  const segments = path.split("/");
  expect(segments.slice(0, 3)).toEqual(["", "base", "items"]);
  expect([segments.length, segments.at(-1)]).toEqual([cells.length + 4, "end"]);
  expectTold(cells, value, (cell) => decodeSegment(segments[3 + cells.indexOf(cell)] ?? "", cell.written));
}

function expectHeadersKept(headers: Echo["headers"], cells: readonly Cell[], value: unknown): void {
  const declared = cells.map(({ written }) => written.name.toLowerCase());
  expect(headers.map(([name]) => name).sort()).toEqual([...ours, ...declared].sort());
  const byName = new Map(headers);
  const isEncoded = typeof value === "string" && !/^(?:[!-~](?:[ -~]*[!-~])?)?$/.test(value);
  expectTold(cells, value, ({ written }) =>
    decodeHeader(byName.get(written.name.toLowerCase()) ?? "", written, isEncoded),
  );
}

interface Form {
  body: Partial<Operation>;
  cells: Cell[];
  expectTold: (echo: Echo, value: unknown, cells: readonly Cell[]) => void | Promise<void>;
}

const asForm: Form = {
  body: { contentType: "application/x-www-form-urlencoded" },
  cells: cellsOf("body"),
  expectTold: ({ body }, value, cells) =>
    expectTold(cells, value, (cell) => decodePairs(rawPairs(body, "&"), cell.written)),
};

const asJson: Form = {
  body: { contentType: "application/json" },
  cells: inObject,
  expectTold({ body }, value, cells) {
    const members = new Map<string, unknown>(Object.entries(JSON.parse(body)));
    expectTold(cells, value, ({ written }) => members.get(written.name));
  },
};

const asParts: Form = {
  body: { contentType: "multipart/form-data" },
  cells: inObject,
  async expectTold({ headers, body }, value, cells) {
    const type = new Map(headers).get("content-type") ?? "";
    const parts = await new Response(body, { headers: { "content-type": type } }).formData();
    expect([...new Set(parts.keys())]).toEqual(cells.map(({ written }) => written.name));
    const bare = [String(value), "b", String(value)];
    expect([parts.get("scalar"), ...parts.getAll("array")]).toEqual([String(value), ...bare]);
    const inJson = cells.filter(({ written: { name } }) => name !== "scalar" && name !== "array");
    expectTold(inJson, value, ({ written }) => JSON.parse(String(parts.get(written.name))));
  },
};

const asText: Form = {
  body: { contentType: "text/plain", wholeBody: true },
  cells: inObject.slice(0, 1),
  expectTold: ({ body }, value) => expect(body).toBe(String(value)),
};

const forms = [asForm, asJson, asParts, asText];

/** A value may come out of one decoding too many. */
function withDecoded(line: string): string[] {
  const decoded = line.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return [line, decoded];
}

describe("in every place, style and form, a value arrives as it was given and moves nothing, or is refused (T42)", () => {
  const harmless: unknown[] = [
    0,
    -1.5,
    1e21,
    true,
    false,
    "x",
    "杭州",
    "😀",
    "a b",
    "100%",
    "x".repeat(3000),
  ];
  const hostile: unknown[] = [
    ..."&=?#/\\;:@%+,|.[]{}<>\"'`^~!$()*-_".split(""),
    ..."\r\n\t\0\u007f\u0085\u2028\ufeff".split(""),
    ...[" ", "  ", " a", "a ", "..", "../", "..;", "%2e%2e%2f", "%00", "%0d%0a", "%zz"],
    ...["%c0%ae", "．．", "[]", "][", "{code}", "null", "__proto__", "constructor"],
    "&code=forged",
    "x&code=forged#",
    "; sid=forged",
    "x, y=z",
    "\r\nx-other: forged\r\n\r\n",
    "//evil.example/",
    "@evil.example",
    "--behalf-",
    "",
  ];
  test.each(sampled([...harmless, ...hostile], 20))("%j", async (value) => {
    for (const form of forms) await expectHarmless(value, form);
  });

  const corpus = new URL("../../../../../shared/data/corpora/payloads/", import.meta.url);
  test.for(["crlf", "traversal", "open-redirect", "xss-alert", "xss-polyglots", "xss-portswigger"])(
    "the payloads of %s (skipped without them)",
    { timeout: 120_000 },
    async (name, { skip }) => {
      const file = new URL(`${name}.txt`, corpus);
      if (!existsSync(file)) return skip(`${name}.txt is not there`);
      const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
      const values = sampled([...new Set(lines.flatMap(withDecoded))], 120);
      const under = values.map((value, at) => ({ value, form: forms[at % forms.length] ?? asJson }));
      for (let at = 0; at < under.length; at += 8)
        await Promise.all(under.slice(at, at + 8).map(({ value, form }) => expectHarmless(value, form)));
    },
  );
});
