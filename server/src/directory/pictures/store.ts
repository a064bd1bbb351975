import { sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import type { PersonId } from "../../platform/ids.ts";

/** In the place of the one before. */
export async function savePicture(
  ctx: TenantCtx,
  { id, name, bytes }: { id: PersonId; name: string; bytes: Buffer },
): Promise<void> {
  await sql`
    insert into person_picture (organisation_id, person_id, name, bytes)
    values (${ctx.organisationId}, ${id}, ${name}, ${bytes})
    on conflict (organisation_id, person_id) do update set name = excluded.name, bytes = excluded.bytes
  `.execute(ctx.db);
}

/** Whether there was one. */
export async function deletePicture(ctx: TenantCtx, id: PersonId): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from person_picture where organisation_id = ${ctx.organisationId} and person_id = ${id}
  `.execute(ctx.db);
  return numAffectedRows === 1n;
}

export async function setAvatarUrl(
  ctx: TenantCtx,
  { id, url }: { id: PersonId; url: string | null },
): Promise<void> {
  await sql`
    update person set avatar_url = ${url} where organisation_id = ${ctx.organisationId} and id = ${id}
  `.execute(ctx.db);
}

export async function findPicture(ctx: TenantCtx, name: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from person_picture where organisation_id = ${ctx.organisationId} and name = ${name}
  `.execute(ctx.db);
  return rows[0]?.bytes;
}
