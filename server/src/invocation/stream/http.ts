import { z } from "zod";
import { applicationRoles, findOwnApplication } from "../../applications/index.ts";
import { route } from "../../audit/index.ts";
import { v1Errors } from "../../oauth/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import { anyone, person } from "../../platform/http/access.ts";
import { none, type Route } from "../../platform/http/route.ts";
import { Time } from "../../platform/http/schemas.ts";
import { reachedAt, sourceOf } from "../../platform/http/source.ts";
import { idSchema } from "../../platform/ids.ts";
import { findAddresses, findConnections, findStreamEvents } from "./store.ts";
import { issueTicket } from "./tickets.ts";

/** Official clients send members that are not theirs to fill as "" or null: read as absent. */
const Text = (most: number) =>
  z
    .string()
    .max(most)
    .nullish()
    .transform((text) => text ?? "");

const postOpen = route({
  method: "POST",
  url: "/v1.0/gateway/connections/open",
  operationId: "openStreamConnection",
  tag: "Compatible",
  dialect: v1Errors,
  summary: "Stream mode: where to connect, and a ticket for one connection within 90 seconds",
  access: anyone,
  audit: none("the connection it opens is recorded"),
  body: z.object({
    clientId: Text(200),
    clientSecret: Text(200),
    ua: Text(1000),
    subscriptions: z
      .array(z.object({ type: z.string().max(20), topic: z.string().max(200) }))
      .max(50)
      .nullish(),
  }),
  bodyLimit: 64 * 1024,
  reply: [200, z.object({ endpoint: z.string(), ticket: z.string() })],
  errors: ["stream_refused", "too_many_attempts"],
  async handle(ctx, { body, request }) {
    const { clientId, clientSecret, ua, subscriptions } = body;
    const ticket = await issueTicket(ctx, {
      clientId,
      clientSecret,
      client: (ua || (request.headers["user-agent"] ?? "")).slice(0, 200),
      subscriptions: subscriptions ?? [],
      address: sourceOf(request.raw, ctx.config.TRUST_PROXY),
    });
    return { endpoint: endpointFor(ctx, request.raw.socket), ticket: ticket.reveal() };
  },
});

/** The public address where there is one; else where this very request reached us, whatever it said its host was. */
function endpointFor({ config }: Ctx, socket: Parameters<typeof reachedAt>[0]): string {
  if (config.PUBLIC_URL === undefined) return `ws://${reachedAt(socket)}/connect`;
  const { protocol, host } = new URL(config.PUBLIC_URL);
  return `${protocol === "https:" ? "wss" : "ws"}://${host}/connect`;
}

const StreamConnection = z
  .object({
    id: z.string(),
    node: z.string(),
    here: z.boolean().describe("Whether it is on the node that answers."),
    address: z.string(),
    client: z.string().describe("What it says it is."),
    calls: z.number().describe("Sent to it so far."),
    connectedAt: Time,
    lastSeenAt: Time,
  })
  .meta({
    id: "StreamConnection",
    description: "A client that holds a socket open and takes calls over it.",
  });

const StreamAddress = z
  .object({ address: z.string(), firstSeenAt: Time, lastSeenAt: Time })
  .meta({ id: "StreamAddress" });

const StreamEvent = z
  .object({ at: Time, event: z.string(), address: z.string().nullable() })
  .meta({ id: "StreamEvent" });

const ConnectionsView = z
  .object({
    connections: z.array(StreamConnection),
    addresses: z.array(StreamAddress),
    recent: z.array(StreamEvent),
  })
  .meta({ id: "Connections" });

const getConnections = (here: string) =>
  route({
    method: "GET",
    url: "/api/applications/:id/connections",
    operationId: "listConnections",
    tag: "Applications",
    summary:
      "An application's open stream connections, where they came from, and what happened to them lately",
    access: person(...applicationRoles),
    audit: none("read only"),
    params: z.object({ id: idSchema("app") }),
    reply: [200, ConnectionsView],
    errors: ["not_found"],
    async handle(ctx, { caller, params }) {
      const application = await findOwnApplication(ctx, caller, params.id);
      const connections = await findConnections(ctx, application.id);
      return {
        connections: connections.map((connection) => ({ ...connection, here: connection.node === here })),
        addresses: await findAddresses(ctx, application.id),
        recent: await findStreamEvents(ctx, application.id),
      };
    },
  });

export function streamRoutes({ node }: { node: string }): Route[] {
  return [postOpen, getConnections(node)];
}
