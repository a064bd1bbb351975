import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { ModelAnswer, ModelRequestSeen } from "./model.ts";
import { obey } from "./obedient.ts";

// A provider of a language model, in a process of its own: it answers what the test said, or does what it reads.

let answers: (ModelAnswer | "obey")[] = [];

process.on("message", (said: { answers: (ModelAnswer | "obey")[] }) => {
  answers = said.answers;
  process.send?.({ ready: true });
});
process.on("disconnect", () => process.exit());

const server = createServer((request, response) => void answer(request, response));

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = Buffer.concat(await request.toArray()).toString("utf8");
  const body = JSON.parse(text) as ModelRequestSeen["body"];
  process.send?.({ seen: { path: request.url, headers: request.headers, body } });
  response.on("close", () => process.send?.({ closed: { whole: response.writableEnded } }));
  const next = answers.length > 1 ? answers.shift() : answers[0];
  const given = next === "obey" || next === undefined ? { body: obey(body) } : next;
  const lastCall = body.messages.findLast(({ role }) => role === "tool")?.tool_call_id ?? "";
  await send(response, { ...given, body: given.body.replaceAll("$LAST", lastCall) });
}

async function send(
  response: ServerResponse,
  { status = 200, headers = {}, body, cutAt, pieces, waits }: ModelAnswer,
) {
  if (waits === "before") return;
  const type = status === 200 ? "text/event-stream" : "application/json";
  response.writeHead(status, { "content-type": type, ...headers });
  const bytes = Buffer.from(body);
  const until = cutAt ?? bytes.length;
  if (pieces)
    for (const piece of body.split(/(?<=\n\n)/)) {
      response.write(piece.replaceAll("$NOW", String(Date.now())));
      await sleep(pieces);
    }
  else response.write(bytes.subarray(0, until));
  if (waits === "within") return;
  if (cutAt === undefined) response.end();
  else setTimeout(() => response.destroy(), 5);
}

server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
