import type { Ctx } from "../platform/ctx.ts";
import type { OutboundAnswer } from "../platform/egress/index.ts";
import type { ApplicationId, CallId } from "../platform/ids.ts";
import type { BuiltRequest } from "./request/request.ts";
import type { StreamGateway } from "./stream/gateway.ts";

/** The way a request travels. Sends once, and ends within its limits whatever the other side does. */
export type Transport = (sent: { request: BuiltRequest; confidential: boolean }) => Promise<OutboundAnswer>;

/** Through the egress guard; `lane` is whose share of its places this takes. */
export function overHttp(ctx: Ctx, lane: string): Transport {
  return ({ request, confidential }) => {
    const { method, url, headers, body } = request;
    return ctx.egress.send({
      method,
      url,
      headers,
      lane,
      confidential,
      ...(body === undefined ? {} : { body }),
    });
  };
}

/** Over a socket that the application's developer opened, and that this node holds. */
export function overStream(
  gateway: Pick<StreamGateway, "invoke">,
  to: { applicationId: ApplicationId; callId: CallId },
): Transport {
  return ({ request }) => {
    const { method, uri, headers, body } = request;
    const call = { messageId: to.callId, method, uri, headers, ...(body === undefined ? {} : { body }) };
    return gateway.invoke(to.applicationId, call);
  };
}
