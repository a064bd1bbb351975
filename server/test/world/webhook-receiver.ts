import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { onTestFinished } from "vitest";
import { z } from "zod";
import type { Member } from "./member.ts";
import { read } from "./session.ts";

// Written from the contract: what a receiver relies on.
export const WebhookEvent = z.object({
  type: z.string(),
  version: z.literal(1),
  timestamp: z.iso.datetime(),
  organisation: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/** One request, as it came. */
export interface Told {
  id: string;
  headers: Record<string, string>;
  body: string;
  at: number;
}

export interface Receiver {
  url: string;
  told(): Told[];
  /** What it was told with a signature that is right by this secret, read by the standard's own library. */
  verified(secret: string): WebhookEvent[];
  /** From now on it answers so; left out, 204. */
  answers(answering: (request: IncomingMessage, response: ServerResponse) => void): void;
}

/** A server of somebody's, on loopback, until the test is over. */
export async function startReceiver(): Promise<Receiver> {
  const told: Told[] = [];
  const good = (_: IncomingMessage, response: ServerResponse): void => void response.writeHead(204).end();
  let answering = good;
  const server = createServer(async (request, response) => {
    const at = performance.now();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const body = Buffer.concat(chunks).toString();
    told.push({ id: headers["webhook-id"] ?? "", headers, body, at });
    answering(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    told: () => told,
    verified: (secret) =>
      told.map(({ body, headers }) => WebhookEvent.parse(new Webhook(secret).verify(body, headers))),
    answers: (how) => {
      answering = how;
    },
  };
}

const WebhookView = z.object({
  url: z.string(),
  events: z.array(z.string()),
  paused: z.object({ reason: z.string() }).nullable(),
  failingSince: z.iso.datetime().nullable(),
  earlierSecretUntil: z.iso.datetime().nullable(),
});
const WebhookReply = z.object({ webhook: WebhookView.nullable(), secret: z.string().nullish() });

const DeliveryView = z.object({
  id: z.string(),
  event: WebhookEvent,
  state: z.enum(["pending", "delivered", "failed"]),
  attempts: z.number(),
  nextAt: z.iso.datetime().nullable(),
  status: z.number().nullable(),
  line: z.string().nullable(),
  problem: z.string().nullable(),
});
const DeliveriesReply = z.object({ deliveries: z.array(DeliveryView), next: z.string().nullable() });

const allEvents = ["grant.revoked", "permission.ended", "person.left", "version.published"];

/** The webhook of an application or an API, as its developer knows it: by its path. */
export function webhookAt(developer: Member, of: string) {
  const path = `${of}/webhook`;
  const send = (method: string, rest: string, body?: unknown) => developer.send(method, path + rest, body);
  return {
    /** Answers the secret of a new one. */
    async set(url: string, events: readonly string[] = allEvents): Promise<string> {
      return read(await send("PUT", "", { url, events }), 200, WebhookReply).secret ?? "";
    },
    see: async () => read(await send("GET", ""), 200, WebhookReply).webhook,
    async pause(paused: boolean) {
      return read(await send("PATCH", "", { paused }), 200, WebhookReply).webhook;
    },
    async rotate(body?: { revokeOld: boolean }) {
      return read(await send("POST", "/secret", body ?? {}), 201, z.object({ secret: z.string() })).secret;
    },
    async deliveries(query = "") {
      return read(await send("GET", `/deliveries${query}`), 200, DeliveriesReply).deliveries;
    },
    async test() {
      return read(await send("POST", "/test"), 201, z.object({ delivery: DeliveryView })).delivery;
    },
    send,
  };
}
