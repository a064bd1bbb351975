import { sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import type { PersonId } from "../platform/ids.ts";
import { isApplication, type Receiver } from "./webhook.ts";

/** Who answers for a receiver: the developer of an application, the owner of an API. */
export async function findOwner(ctx: TenantCtx, receiver: Receiver): Promise<PersonId> {
  const { rows } = isApplication(receiver)
    ? await sql<{ id: PersonId }>`
        select created_by as id from application where organisation_id = ${ctx.organisationId} and id = ${receiver}
      `.execute(ctx.db)
    : await sql<{ id: PersonId }>`
        select owner_id as id from api where organisation_id = ${ctx.organisationId} and id = ${receiver}
      `.execute(ctx.db);
  return (rows[0] as { id: PersonId }).id;
}
