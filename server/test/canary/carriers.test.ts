import { describe, expect, test } from "vitest";
import { type CallOutcome, prepareRequest, sendRequest } from "../../src/invocation/index.ts";
import { operation, parameter } from "../../src/invocation/request/operation.fixture.ts";
import { readClientFrame } from "../../src/invocation/stream/frames.ts";
import { graphAnswer } from "../../src/invocation/stream/graph-call.ts";
import type { OutboundAnswer } from "../../src/platform/egress/index.ts";
import { newId } from "../../src/platform/ids.ts";
import { spellings } from "../../src/platform/masking/spellings.fixture.ts";
import { Secret } from "../../src/platform/secret.ts";
import { inEscapes } from "./echo-skill.ts";
import { hunt } from "./hunt.ts";

const secrets = {
  code: "bhf_0123456789abcd-__q1W2e3R4t5Y6u7I8o9P0a-S_dFgHjKlZxCvBnM12345",
  "another's token": "bhf_fedcba9876543210_Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MGFiY2RlZmdoaWo",
  "the skill's key": "sk-live/Zx81+mQ77=vv",
};
const canaries = Object.entries(secrets).map(([name, value]) => ({ name, value }));

/** A call that carries a code, and a key as its authentication. */
function outgoing() {
  const takesCode = parameter("code", { context: { property: "currentUser", format: "oauthAuthCode" } });
  const prepared = prepareRequest(operation({ parameters: [takesCode] }), {}, facts);
  if ("problems" in prepared) throw new Error("not prepared");
  return prepared.build({
    runId: newId("run"),
    callId: newId("cal"),
    sealed: new Map([["currentUser/oauthAuthCode", new Secret(secrets.code)]]),
    proof: { headers: [["x-api-key", secrets["the skill's key"]]], secrets: [secrets["the skill's key"]] },
  });
}

const facts = {
  userId: "",
  unionId: "",
  jobNum: "",
  corpId: "",
  rawInput: "",
  language: "en" as const,
  threadId: "",
  runId: "",
};

type Answer = Extract<OutboundAnswer, { kind: "answer" }>;
const answer = (given: Partial<Answer> & { said?: string }): Answer => ({
  kind: "answer",
  status: 200,
  statusText: "OK",
  headers: [],
  ...given,
  body: Buffer.from(given.said ?? ""),
  ms: 1,
});

/** An answer over a stream, as a client of the compatible platform sends it: JSON in JSON in JSON. */
function streamed(body: unknown, statusLine: object = { code: 200 }): Answer {
  const data = { response: { statusLine, headers: { "x-echo": "none" }, body } };
  const frame = readClientFrame(inEscapes({ code: 200, headers: { messageId: "m" }, data: inEscapes(data) }));
  if (frame === undefined) throw new Error("no frame");
  return { kind: "answer", ...graphAnswer(frame), ms: 1 };
}

/** Everything that a skill can say, and that is kept or shown. */
const carriers: Record<string, (text: string) => Answer> = {
  "a text in JSON": (text) => answer({ said: JSON.stringify({ a: [{ text: `is ${text}` }] }) }),
  "a text in escapes": (text) => answer({ said: inEscapes({ a: text }) }),
  "a name in JSON": (text) => answer({ said: inEscapes({ [text]: 1, b: { [`x${text}y`]: [] } }) }),
  "JSON as a text in JSON": (text) => answer({ said: inEscapes({ a: inEscapes({ b: text }) }) }),
  "JSON after a byte order mark": (text) => answer({ said: `\ufeff${inEscapes([text])}` }),
  "a JSON text": (text) => answer({ said: inEscapes(text) }),
  "plain text": (text) => answer({ said: text, headers: [["content-type", "text/plain"]] }),
  Markdown: (text) =>
    answer({ said: `# It is\n\n[${text}](x)`, headers: [["content-type", "text/markdown"]] }),
  "no JSON and no text": (text) =>
    answer({ said: `<p>${text}</p>`, headers: [["content-type", "text/html"]] }),
  "broken JSON": (text) =>
    answer({ said: `{"a":"${text}"`, headers: [["content-type", "application/json"]] }),
  "a header's value": (text) => answer({ headers: [["x-echo", `got ${text}`]], said: "{}" }),
  "a header's name": (text) => answer({ headers: [[`x-${text}`, "1"]], said: "{}" }),
  "a challenge": (text) => answer({ status: 401, headers: [["www-authenticate", `Bearer error="${text}"`]] }),
  "the reason of the status": (text) => answer({ status: 500, statusText: text }),
  ...Object.fromEntries(
    ["message", "error_description", "errorMessage", "errmsg", "msg", "error"].map((name) => [
      `the ${name} of an error`,
      (text: string) => answer({ status: 403, said: inEscapes({ [name]: `no use for ${text}` }) }),
    ]),
  ),
  "an error within an error": (text) =>
    answer({ status: 400, said: inEscapes({ error: { message: text } }) }),
  "an error as text": (text) => answer({ status: 502, said: `Bad gateway: ${text}` }),
  "an answer over a stream": (text) => streamed(inEscapes({ a: text })),
  "an answer over a stream that is an object": (text) => streamed({ a: text, [text]: 1 }),
  "an error over a stream": (text) =>
    streamed(inEscapes({ message: text }), { code: 500, reasonPhrase: text }),
  "a client's own error": (text) => {
    const frame = readClientFrame(inEscapes({ code: 500, message: text, headers: { messageId: "m" } }));
    return {
      kind: "answer",
      ...graphAnswer(frame ?? { messageId: "", code: 0, message: "", data: "" }),
      ms: 1,
    };
  },
};

describe("nothing that a skill says carries a secret on, in no spelling (T10, T30, T50)", () => {
  test.each(Object.entries(carriers))("%s", async (_, carrying) => {
    const places = new Map<string, string>();
    const outcomes: CallOutcome[] = [];
    for (const [name, spell] of Object.entries(spellings)) {
      const said = Object.values(secrets).map(spell).join(" and ");
      const exchange = await sendRequest(outgoing(), {
        operation: operation({}),
        transport: async () => carrying(said),
        locale: "en",
      });
      outcomes.push(exchange.outcome);
      places.set(name, JSON.stringify(exchange));
    }
    expect(hunt(canaries, places)).toEqual([]);
    expect([...places.values()].every((text) => text.includes("••••"))).toBe(true);
    expect(new Set(outcomes.map(({ outcome }) => outcome)).size).toBe(1);
  });
});
