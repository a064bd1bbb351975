import { authenticateClient, noteRefusedClient } from "../../applications/index.ts";
import { type Ctx, within } from "../../platform/ctx.ts";
import { AppError } from "../../platform/errors.ts";
import { networkOf } from "../../platform/http/source.ts";
import { hashOf, newSecret, type Secret } from "../../platform/secret.ts";
import { graphTopic } from "./frames.ts";
import { isGuessing, isKnownWrong, noteGuess, noteOpening, noteWrong } from "./guess-limit.ts";
import * as store from "./store.ts";

export interface TicketRequest {
  clientId: string;
  clientSecret: string;
  /** What the client says it is. */
  client: string;
  subscriptions: readonly { type: string; topic: string }[];
  /** Where it comes from. */
  address: string;
}

/** Connections of one application at once, on all nodes. */
export const maxConnections = 20;

/**
 * A ticket for one connection: 90 seconds, once, from the network it was asked for.
 * Errors: `stream_refused` for wrong credentials, `too_many_attempts`.
 */
export async function issueTicket(ctx: Ctx, request: TicketRequest): Promise<Secret> {
  const { clientId, clientSecret, client, subscriptions } = request;
  const source = networkOf(request.address);
  const secretHash = hashOf(clientSecret);
  const credentials = `${clientId} ${source} ${secretHash.toString("hex")}`;
  if (isGuessing(ctx, source)) {
    noteRefusedClient(ctx, clientId);
    throw new AppError("too_many_attempts", source, { retryAfterSeconds: 60 });
  }
  if (isKnownWrong(ctx, credentials)) {
    noteRefusedClient(ctx, clientId);
    throw new AppError("stream_refused", "the same as before");
  }
  const application = await authenticateClient(ctx, { clientId, clientSecret, ip: request.address });
  if (application === undefined) {
    await noteWrong(ctx, credentials);
    await noteGuess(ctx, source);
    throw new AppError("stream_refused", `client ${clientId.slice(0, 64)}`);
  }
  const tenant = within(ctx, application.organisationId);
  // Here and not at the socket: clients that are refused there try again twice for each time.
  if ((await store.countConnections(tenant, application.id)) >= maxConnections)
    throw new AppError("too_many_attempts", `${application.id} holds ${maxConnections} connections`);
  await noteOpening(ctx, application.id);
  const ticket = newSecret(application.organisationId);
  const takesCalls = subscriptions.some(({ type, topic }) => type === "CALLBACK" && topic === graphTopic);
  await store.insertTicket(tenant, {
    hash: hashOf(ticket),
    applicationId: application.id,
    secretHash,
    source,
    client,
    takesCalls,
  });
  return ticket;
}
