import { sql } from "kysely";
import type { Ctx, TenantCtx } from "../platform/ctx.ts";
import type { OrganisationId, WebhookId } from "../platform/ids.ts";

/** Both secrets of a webhook, as they are kept. */
interface Sealed {
  secret: string;
  earlier: string | null;
}

/** The one before signs too for a day, or no more. `false`: there is no such webhook. */
export async function putSecret(
  ctx: TenantCtx,
  { id, sealed, keepsEarlier }: { id: WebhookId; sealed: string; keepsEarlier: boolean },
): Promise<boolean> {
  const { rows } = await sql`
    update webhook
       set sealed_secret = ${sealed},
           earlier_secret = case when ${keepsEarlier}::boolean then sealed_secret end,
           earlier_until = case when ${keepsEarlier}::boolean then behalf_now() + interval '1 day' end
     where organisation_id = ${ctx.organisationId} and id = ${id}
    returning id
  `.execute(ctx.db);
  return rows.length > 0;
}

/** What does not begin with this mark. */
export async function findSealedByOthers(
  ctx: Ctx,
  mark: string,
): Promise<(Sealed & { organisationId: OrganisationId; id: WebhookId })[]> {
  const { rows } = await sql<Sealed & { organisationId: OrganisationId; id: WebhookId }>`
    select organisation_id as "organisationId", id, sealed_secret as secret, earlier_secret as earlier from webhook
     where not starts_with(sealed_secret, ${mark}) or not starts_with(earlier_secret, ${mark})
  `.execute(ctx.db);
  return rows;
}

/** Unless another was made meanwhile. */
export async function replaceSealed(
  ctx: TenantCtx,
  { id, sealed, by }: { id: WebhookId; sealed: Sealed; by: Sealed },
): Promise<void> {
  await sql`
    update webhook set sealed_secret = ${by.secret}, earlier_secret = ${by.earlier}
     where organisation_id = ${ctx.organisationId} and id = ${id} and sealed_secret = ${sealed.secret}
       and earlier_secret is not distinct from ${sealed.earlier}
  `.execute(ctx.db);
}
