import type { TenantCtx } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import type { ApplicationId } from "../platform/ids.ts";
import { isClientId } from "./client-id.ts";
import { isRegistered } from "./redirect-urls.ts";
import { findByClientId } from "./store.ts";

/** An application as a browser names it. */
export interface Client {
  id: ApplicationId;
}

/** Errors: `client_unknown` also for one that is out of use, `redirect_not_registered`. */
export async function findClientFor(
  ctx: TenantCtx,
  { clientId, redirectUri }: { clientId: string; redirectUri: string },
): Promise<Client> {
  const client = isClientId(clientId) ? await findByClientId(ctx, clientId) : undefined;
  if (client === undefined || client.disabled) throw new AppError("client_unknown", clientId.slice(0, 64));
  if (!isRegistered(redirectUri, client.redirectUrls))
    throw new AppError("redirect_not_registered", `${client.id}, ${redirectUri.slice(0, 200)}`);
  return { id: client.id };
}
