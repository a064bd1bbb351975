import { createRequire } from "node:module";
import type { DWClientDownStream } from "dingtalk-stream";
import { expect, vi } from "vitest";
import { z } from "zod";
import type { ClientCredentials } from "./official-client.ts";
import { type Skill, type SkillRequest, startSkill } from "./skill.ts";

// The unmodified official client of stream mode. The address it asks for tickets at is a constant in it; the HTTP
// client it shares with this file sends what goes there to the platform that the client id belongs to.
const require = createRequire(import.meta.url);
const { DWClient, GATEWAY_URL, TOPIC_AI_GRAPH_API }: typeof import("dingtalk-stream") =
  require("dingtalk-stream");

interface HttpRequest {
  url?: string;
  data?: unknown;
}
const axios: {
  interceptors: { request: { use(change: (request: HttpRequest) => HttpRequest): void } };
} = createRequire(require.resolve("dingtalk-stream"))("axios");

const platforms = new Map<string, string>();
const Opening = z.object({ clientId: z.string() });

axios.interceptors.request.use((request) => {
  if (request.url !== GATEWAY_URL) return request;
  const platform = platforms.get(Opening.parse(request.data).clientId);
  if (platform !== undefined) request.url = platform + new URL(GATEWAY_URL).pathname;
  return request;
});

export type OfficialStreamClient = InstanceType<typeof DWClient>;

/** An official client of a platform, not connected yet. */
export function streamClient(
  platformUrl: string,
  { clientId, clientSecret }: ClientCredentials,
): OfficialStreamClient {
  platforms.set(clientId, platformUrl);
  return new DWClient({ clientId, clientSecret });
}

/** For good: by itself it would go on trying. */
export function endStreamClient(client: OfficialStreamClient): void {
  client.config.autoReconnect = false;
  client.disconnect();
}

/** The same skill as over HTTP, reached over a connection that it opens when it gets its credentials. */
export function startStreamSkill(platformUrl: string): Promise<Skill> {
  let client: OfficialStreamClient | undefined;
  return startSkill(platformUrl, async (answer) => ({
    // Ignored in stream mode.
    origin: "http://127.0.0.1:1",
    async stop() {
      if (client) endStreamClient(client);
    },
    usesCredentials(credentials) {
      if (client) endStreamClient(client);
      client = answeringClient(platformUrl, credentials, answer);
    },
    ready: () => vi.waitFor(() => expect(client?.connected).toBe(true), { timeout: 15_000 }),
  }));
}

function answeringClient(
  platformUrl: string,
  credentials: ClientCredentials,
  answer: (request: SkillRequest) => Promise<unknown>,
): OfficialStreamClient {
  const client = streamClient(platformUrl, credentials);
  const reply = (messageId: string, code: number, body: unknown) =>
    client.sendGraphAPIResponse(messageId, {
      response: {
        statusLine: { code, reasonPhrase: code === 200 ? "OK" : "Bad Gateway" },
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      },
    });
  client.registerCallbackListener(TOPIC_AI_GRAPH_API, async ({ headers, data }: DWClientDownStream) => {
    await answer(requestIn(data)).then(
      (body) => reply(headers.messageId, 200, body),
      () => reply(headers.messageId, 502, { message: "The platform refused." }),
    );
  });
  void client.connect();
  return client;
}

const GraphData = z.object({
  requestLine: z.object({ method: z.string(), uri: z.string() }),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

function requestIn(data: string): SkillRequest {
  const { requestLine, headers, body } = GraphData.parse(JSON.parse(data));
  const { pathname, searchParams } = new URL(requestLine.uri, "http://skill");
  return {
    method: requestLine.method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers,
    body,
  };
}
