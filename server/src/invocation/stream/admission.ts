import type { IncomingMessage } from "node:http";
import { type Ctx, within } from "../../platform/ctx.ts";
import { networkOf, sourceOf } from "../../platform/http/source.ts";
import { newId } from "../../platform/ids.ts";
import { hashOf, organisationOf } from "../../platform/secret.ts";
import type { Admitted } from "./connection.ts";
import { isGuessing, noteGuess } from "./guess-limit.ts";
import { spendTicket } from "./store.ts";
import { maxConnections } from "./tickets.ts";
import { UpgradeRefused } from "./upgrade.ts";

interface Presented {
  request: IncomingMessage;
  ticket: string;
  /** Of the node it would connect to. */
  node: string;
}

/** Lets a socket in for a ticket, which is spent whatever comes of it. @throws UpgradeRefused */
export async function admit(ctx: Ctx, { request, ticket, node }: Presented): Promise<Admitted> {
  const address = sourceOf(request, ctx.config.TRUST_PROXY);
  const source = networkOf(address);
  if (isGuessing(ctx, source))
    throw new UpgradeRefused(
      "403 Forbidden",
      "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi",
      "请求过于频繁，请稍后重试",
    );
  const admitted = await spendTicket(within(ctx, organisationOf(ticket)), {
    id: newId("stc"),
    hash: hashOf(ticket),
    node,
    address,
    source,
    max: maxConnections,
  });
  if (admitted !== undefined) return admitted;
  await noteGuess(ctx, source);
  throw new UpgradeRefused(
    "401 Unauthorized",
    "authFailed",
    "ticket无效、已使用或已过期，请重新获取 / The ticket is not valid, or was used or expired: ask for a new one.",
  );
}
