import { type Ctx, type TenantCtx, within } from "../platform/ctx.ts";
import { AppError } from "../platform/errors.ts";
import { networkOf } from "../platform/http/source.ts";
import { isClientId, organisationOfClient } from "./client-id.ts";
import { recordRefusedClient } from "./secret-store.ts";

/** Nobody guesses 256 bits: it is the noise that is limited, for one client at one network. */
const wrongSecrets = { name: "client secret", points: 100, seconds: 60 };

export interface Presenter {
  clientId: string;
  /** Where it comes from. */
  ip: string;
}

const keyOf = ({ clientId, ip }: Presenter) => `${clientId} ${networkOf(ip)}`;

/**
 * The organisation is told, and the next are counted. The right secret goes on, also from there, so that nobody's noise
 * stops a client. Errors: `too_many_attempts` after too many, for a minute at most.
 */
export async function noteWrongSecret(tenant: TenantCtx, presenter: Presenter): Promise<void> {
  noteRefusedClient(tenant, presenter.clientId);
  const retryAfterSeconds = tenant.limits.secondsLeft(wrongSecrets, keyOf(presenter));
  if (retryAfterSeconds !== undefined)
    throw new AppError("too_many_attempts", presenter.clientId, { retryAfterSeconds });
  await tenant.limits.count(wrongSecrets, keyOf(presenter));
}

/** Nobody waits for it, and of many a minute it is one event that counts. What is no id of ours has nobody to tell. */
export function noteRefusedClient(ctx: Ctx, clientId: string): void {
  if (!isClientId(clientId)) return;
  const tenant = within(ctx, organisationOfClient(clientId));
  tenant.tally.note(`client.refused ${clientId}`, (times) =>
    recordRefusedClient(tenant, { clientId, times }),
  );
}
