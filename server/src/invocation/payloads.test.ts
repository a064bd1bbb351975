// The request as it really arrives: hostile values sent through the egress to an echo on loopback.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Parameter } from "../assistants/index.ts";
import { createEgress } from "../platform/egress/index.ts";
import { InvalidArguments } from "./invalid-arguments.ts";
import { operation, parameter } from "./operation.fixture.ts";
import { buildRequest } from "./request.ts";

interface Arrived {
  url: string;
  headers: string[];
  body: string;
}

const arrivals: Arrived[] = [];
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const headers = request.rawHeaders
      .filter((_, index) => index % 2 === 0)
      .map((name) => name.toLowerCase());
    arrivals.push({
      url: request.url ?? "",
      headers: headers.sort(),
      body: Buffer.concat(chunks).toString(),
    });
    response.end("{}");
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

type Place = Parameter["in"];
const meta = { idempotencyKey: "k", requestId: "r" };

/** One request with the value in all the given places. */
function requestWith(places: Place[], value: string) {
  const described = operation({
    method: "POST",
    server: `${origin}/base`,
    path: places.includes("path") ? "/items/{x-value}/end" : "/items",
    contentType: "application/json",
    parameters: places.map((place) => parameter("x-value", { in: place })),
  });
  return buildRequest(described, { "x-value": value }, meta);
}

function isAccepted(place: Place, value: string): boolean {
  try {
    requestWith([place], value);
    return true;
  } catch (error) {
    if (error instanceof InvalidArguments) return false;
    throw error;
  }
}

const ourHeaders = [
  "accept",
  "connection",
  "content-length",
  "content-type",
  "host",
  "idempotency-key",
  "user-agent",
  "x-request-id",
];

/** Query and body take any value; path and header take it unharmed or refuse it before anything is sent. */
async function expectHarmless(payload: string): Promise<void> {
  for (const value of [payload, payload.slice(1), safelyDecoded(payload)]) {
    const optional: Place[] = ["path", "header"];
    const places: Place[] = ["query", "body", ...optional.filter((place) => isAccepted(place, value))];
    const before = arrivals.length;
    expect(await egress.send(requestWith(places, value))).toMatchObject({ kind: "answer", status: 200 });
    expect(arrivals.length).toBe(before + 1);
    const { url, headers, body } = arrivals.at(-1) ?? { url: "", headers: [], body: "" };
    const inPath = places.includes("path") ? "/[^/?#;\\\\]+/end" : "";
    expect(url).toMatch(new RegExp(`^/base/items${inPath}\\?x-value=[^&#;=\\s]*$`));
    expect(new URLSearchParams(url.split("?")[1]).get("x-value")).toBe(value.toWellFormed());
    expect(body).toBe(JSON.stringify({ "x-value": value }));
    expect(headers).toEqual(places.includes("header") ? [...ourHeaders, "x-value"].sort() : ourHeaders);
  }
}

function safelyDecoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

describe("T42 whatever a value says, origin, path template and the set of headers stay the file's", () => {
  test.each([
    "/../../../etc/passwd",
    "/%2e%2e%2f%2e%2e%2fetc/passwd",
    "/..%252f..%252f",
    "/..\\..\\",
    "/%0d%0aSet-Cookie:crlf=injection",
    "/\r\nHost: evil.example",
    "//evil.example/",
    "/;jsessionid=1",
    "/?code=x&oauthAuthCode=y",
    "/#fragment",
    "/@evil.example:80/",
    "/%c0%ae%c0%ae/",
    "/%u002e%u002e/",
  ])("%j", expectHarmless);

  const corpus = new URL("../../../../shared/data/corpora/payloads/", import.meta.url);
  const lines = ["crlf.txt", "traversal.txt", "open-redirect.txt"].flatMap((name) => {
    const file = new URL(name, corpus);
    return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  });
  test.skipIf(lines.length === 0)(
    "the lists of payloads (skipped without them)",
    { timeout: 120_000 },
    async () => {
      for (const line of new Set(lines)) await expectHarmless(line);
    },
  );
});
