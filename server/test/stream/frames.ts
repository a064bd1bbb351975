import { z } from "zod";
import type { Assistant } from "../world/member.ts";
import type { Log } from "./log.ts";

/** What its operation's path and its answers show: no two applications have the same. */
export interface Marked extends Assistant {
  mark: string;
}

const Frame = z.object({
  type: z.string(),
  headers: z.object({ topic: z.string(), messageId: z.string(), appId: z.string() }),
  data: z.string(),
});
const GraphData = z.object({
  requestLine: z.object({ uri: z.string() }),
  headers: z.record(z.string(), z.string()),
});

/** Notes a frame that one of the application's clients got, and makes what its client says to it. */
export function take(
  log: Log,
  { applicationId, mark }: Marked,
  received: unknown,
): { messageId: string; data: unknown; leaves: boolean } {
  const { type, headers, data } = Frame.parse(received);
  const { messageId, topic, appId } = headers;
  if (appId !== applicationId) log.strangers += 1;
  if (type !== "CALLBACK") return { messageId, data: {}, leaves: topic === "disconnect" };
  const call = GraphData.parse(JSON.parse(data));
  if (new URL(call.requestLine.uri, "http://skill").pathname !== `/${mark}`) log.strangers += 1;
  log.received.push({ application: mark, key: call.headers["idempotency-key"] ?? "" });
  return { messageId, data: { response: answerWith(mark) }, leaves: false };
}

const answerWith = (mark: string) => ({
  statusLine: { code: 200, reasonPhrase: "OK" },
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ mark }),
});
