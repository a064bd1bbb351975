import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, onTestFinished } from "vitest";
import { type ClientOptions, WebSocket } from "ws";
import { z } from "zod";
import { nobodyKnown } from "../../../test/world/api.ts";
import { givenOrganisation } from "../../../test/world/people.ts";
import { createApplication } from "../../applications/index.ts";
import { type Ctx, within } from "../../platform/ctx.ts";
import { buildServer } from "../../platform/http/server.ts";
import { newId } from "../../platform/ids.ts";
import { listenForChanges } from "../../platform/jobs/changes.ts";
import { graphTopic } from "./frames.ts";
import { createStreamGateway, type GatewayOptions, type StreamGateway } from "./gateway.ts";
import { streamRoutes } from "./http.ts";

export interface Credentials {
  clientId: string;
  clientSecret: string;
}

/** What a client got, as it stands on the wire. */
export interface Frame {
  specVersion: string;
  type: string;
  headers: Record<string, string>;
  data: string;
}

/** A client of our own making, which does what no official one does. */
export interface RawClient {
  readonly socket: WebSocket;
  readonly frames: Frame[];
  /** The code it was closed with. */
  readonly closed: Promise<number>;
  /** The call it got, once it has. */
  gets(count?: number): Promise<Frame>;
  sends(frame: object): void;
  answers(messageId: string, body: string): void;
}

export interface GivenNode {
  readonly gateway: StreamGateway;
  readonly port: number;
  /** As an operator's stop does it. */
  stop(): Promise<void>;
  opens(credentials: Credentials, more?: object): Promise<{ status: number; body: Record<string, string> }>;
  ticket(credentials: Credentials, more?: object): Promise<string>;
  /** Rejects with the refusal when the upgrade is refused. */
  connects(ticket: string, options?: ClientOptions): Promise<RawClient>;
  /** A client that takes calls, with a ticket of its own. */
  client(credentials: Credentials, options?: ClientOptions): Promise<RawClient>;
}

/** The answer to an upgrade that was refused. */
export interface Refusal {
  status: number | undefined;
  body: unknown;
}

export async function givenApplication(ctx: Ctx) {
  const organisation = await givenOrganisation(ctx);
  const developer = await organisation.person("developer");
  const tenant = within(ctx, organisation.id);
  const { application, clientSecret } = await createApplication(tenant, developer, { name: "Weather" });
  const credentials = { clientId: application.clientId, clientSecret: clientSecret.reveal() };
  return { organisation, tenant, developer, application, id: application.id, credentials };
}

/** Nodes on one database, each a real server with a gateway of its own. */
export async function givenNodes({ ctx, url }: { ctx: Ctx; url: string }) {
  const changes = await listenForChanges(url, ctx.log, ["stream"]);
  afterAll(() => changes.close());
  return {
    changes,
    node: ({ timing = {}, name = newId("nod"), port = 0, config = {} }: NodeOptions = {}) =>
      startNode({ ...ctx, config: { ...ctx.config, ...config } }, { node: name, changes, timing }, port),
  };
}

interface NodeOptions {
  timing?: GatewayOptions["timing"];
  name?: string;
  port?: number;
  config?: Partial<Ctx["config"]>;
}

async function startNode(ctx: Ctx, options: GatewayOptions, wantedPort: number): Promise<GivenNode> {
  const gateway = await createStreamGateway(ctx, options);
  const server = await buildServer({
    ctx,
    routes: streamRoutes(gateway),
    resolvers: nobodyKnown,
    origins: () => [],
  });
  gateway.attach(server.server);
  await server.listen({ host: "127.0.0.1", port: wantedPort });
  const stop = async () => {
    await gateway.close();
    await server.close();
  };
  onTestFinished(stop);
  const { port } = server.server.address() as AddressInfo;
  return { gateway, port, stop, ...clientsOf(`127.0.0.1:${port}`) };
}

function clientsOf(host: string): Pick<GivenNode, "opens" | "ticket" | "connects" | "client"> {
  const opens: GivenNode["opens"] = async (credentials, more = {}) => {
    const subscriptions = [
      { type: "EVENT", topic: "*" },
      { type: "CALLBACK", topic: graphTopic },
    ];
    const answer = await fetch(`http://${host}/v1.0/gateway/connections/open`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...credentials, ua: "", subscriptions, ...more }),
    });
    return { status: answer.status, body: z.record(z.string(), z.string()).parse(await answer.json()) };
  };
  const ticket: GivenNode["ticket"] = async (credentials, more) =>
    (await opens(credentials, more)).body.ticket ?? "";
  const connects: GivenNode["connects"] = (ticket, options) =>
    connect(`ws://${host}/connect?ticket=${ticket}`, options);
  const client: GivenNode["client"] = async (credentials, options) =>
    connects(await ticket(credentials), options);
  return { opens, ticket, connects, client };
}

export async function connect(url: string, options: ClientOptions = {}): Promise<RawClient> {
  const socket = new WebSocket(url, options);
  onTestFinished(() => socket.terminate());
  const frames: Frame[] = [];
  socket.on("message", (data) => frames.push(JSON.parse(String(data))));
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
    socket.once("unexpected-response", (_, response) => void refusalIn(response).then(reject));
  });
  socket.on("error", () => {});
  const sends: RawClient["sends"] = (frame) => socket.send(JSON.stringify(frame));
  return {
    socket,
    frames,
    closed,
    async gets(count = 1) {
      const calls = () => frames.filter(({ type }) => type === "CALLBACK");
      while (calls().length < count) await once(socket, "message");
      return calls()[count - 1] ?? ({} as Frame);
    },
    sends,
    answers: (messageId, body) =>
      sends({ code: 200, headers: { messageId }, message: "OK", data: JSON.stringify(response(body)) }),
  };
}

async function refusalIn(response: IncomingMessage): Promise<Refusal> {
  return { status: response.statusCode, body: await json(response) };
}

/** As the Node client wraps an answer. */
export function response(body: string) {
  return {
    response: {
      statusLine: { code: 200, reasonPhrase: "OK" },
      headers: { "content-type": "application/json" },
      body,
    },
  };
}

export const call = (messageId: string = newId("cal")) => ({
  messageId,
  method: "GET",
  uri: "/phone?oauthAuthCode=a-code",
  headers: [["content-type", "application/json"]] as [string, string][],
});
