import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";
import { z } from "zod";
import { graphTopic } from "../../src/invocation/stream/frames.ts";
import { request } from "../world/session.ts";
import { type Marked, take } from "./frames.ts";
import type { Log } from "./log.ts";

/** A skill's client as somebody may write it: it comes back by itself, to whichever node it finds. */
export interface Client {
  connected(): boolean;
  /** Its network is gone at once. */
  cut(): void;
  /** It stops to read and to answer, for so long. */
  freeze(ms: number): void;
  /** It comes back with a new socket, but the old one stays, and nobody reads or answers there. */
  leaveGhost(): void;
  /** What its ghosts got and never read is read now, so that it is known too, and they go. */
  layGhosts(): Promise<void>;
  end(): void;
}

interface ClientOptions {
  application: Marked;
  urls: readonly string[];
  random: () => number;
  log: Log;
  nodeAway(): boolean;
}

/** A skill takes a while, so that what happens to its socket also happens amid a call. */
const mostWorkMs = 400;

const Ticket = z.object({ endpoint: z.string(), ticket: z.string() });

export function startClient(options: ClientOptions): Client {
  const { random } = options;
  const ghosts: WebSocket[] = [];
  let socket: WebSocket | undefined;
  let ended = false;
  let gone: () => void = () => {};

  /** Until it ends: connect, stay as long as the socket does, wait a little, each client for a time of its own. */
  async function stayConnected(): Promise<void> {
    while (!ended) {
      socket = await connect(options).catch(() => undefined);
      if (socket !== undefined) {
        const own = socket;
        await new Promise<void>((resolve) => {
          gone = resolve;
          own.once("close", () => resolve());
        });
      }
      socket = undefined;
      await sleep(200 + random() * 1_300);
    }
  }
  void stayConnected();

  return {
    connected: () => socket?.readyState === WebSocket.OPEN && !socket.isPaused,
    cut: () => socket?.terminate(),
    freeze(ms) {
      const frozen = socket;
      frozen?.pause();
      setTimeout(() => frozen?.resume(), ms);
    },
    leaveGhost() {
      if (socket === undefined) return;
      socket.pause();
      ghosts.push(socket);
      gone();
    },
    async layGhosts() {
      for (const ghost of ghosts) ghost.resume();
      await sleep(500);
      for (const ghost of ghosts) ghost.terminate();
    },
    end() {
      ended = true;
      socket?.terminate();
      for (const ghost of ghosts) ghost.terminate();
    },
  };
}

async function connect({ application, urls, random, log, nodeAway }: ClientOptions): Promise<WebSocket> {
  const url = urls[Math.floor(random() * urls.length)] ?? "";
  const { clientId, clientSecret } = application;
  const subscriptions = [{ type: "CALLBACK", topic: graphTopic }];
  const wasAway = nodeAway();
  const body = { clientId, clientSecret, ua: "", subscriptions };
  const opened = await request(url, "POST", "/v1.0/gateway/connections/open", body);
  log.answers.push({ status: opened.status, nodeAway: wasAway || nodeAway() });
  const { endpoint, ticket } = Ticket.parse(opened.body);
  const socket = new WebSocket(`${endpoint}?ticket=${ticket}`, { handshakeTimeout: 5_000 });
  socket.on("error", () => {});
  socket.on("unexpected-response", (_, { statusCode = 0 }) => {
    log.answers.push({ status: statusCode, nodeAway: wasAway || nodeAway() });
    socket.terminate();
  });
  socket.on("message", (data) => {
    const { messageId, data: answer, leaves } = take(log, application, JSON.parse(String(data)));
    if (leaves) return socket.close();
    const frame = { code: 200, headers: { messageId }, message: "OK", data: JSON.stringify(answer) };
    setTimeout(() => socket.send(JSON.stringify(frame), () => {}), random() * mostWorkMs);
  });
  await Promise.race([
    once(socket, "open"),
    once(socket, "close").then(() => Promise.reject(new Error("refused"))),
  ]);
  return socket;
}
