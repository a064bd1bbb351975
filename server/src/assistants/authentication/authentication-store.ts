import { sql } from "kysely";
import type { Ctx, TenantCtx } from "../../platform/ctx.ts";
import type { OrganisationId, SkillId } from "../../platform/ids.ts";
import type { ShownAuthentication } from "./shown-authentication.ts";

export interface AuthenticationRow {
  type: ShownAuthentication["type"];
  hint: string | null;
  origins: string[];
  updated_at: Date | string;
}

export function toShownAuthentication(row: AuthenticationRow): ShownAuthentication {
  const { type, hint, origins, updated_at } = row;
  return { type, hint, origins, updatedAt: new Date(updated_at) };
}

/** For a statement that has the skill as `k`: the columns of `AuthenticationRow` as one object, or null. */
export const shownAuthentication = sql`
  (select to_jsonb(x) - 'sealed' from skill_authentication x
    where x.organisation_id = k.organisation_id and x.skill_id = k.id) as authentication`;

/** Held until the transaction ends. */
export async function findAuthentication(
  ctx: TenantCtx,
  skillId: SkillId,
): Promise<ShownAuthentication | undefined> {
  const { rows } = await sql<AuthenticationRow>`
    select type, hint, origins, updated_at from skill_authentication
     where organisation_id = ${ctx.organisationId} and skill_id = ${skillId} for update
  `.execute(ctx.db);
  return rows[0] && toShownAuthentication(rows[0]);
}

interface NewAuthentication extends Omit<ShownAuthentication, "updatedAt"> {
  skillId: SkillId;
  sealed: string;
}

/** Takes the place of what was there. Answers when. */
export async function upsertAuthentication(ctx: TenantCtx, given: NewAuthentication): Promise<Date> {
  const { rows } = await sql<{ updated_at: Date }>`
    insert into skill_authentication (organisation_id, skill_id, type, hint, origins, sealed)
    values (${ctx.organisationId}, ${given.skillId}, ${given.type}, ${given.hint}, ${given.origins},
            ${given.sealed})
    on conflict (organisation_id, skill_id) do update
       set type = excluded.type, hint = excluded.hint, origins = excluded.origins, sealed = excluded.sealed,
           updated_at = behalf_now()
    returning updated_at
  `.execute(ctx.db);
  return (rows[0] as { updated_at: Date }).updated_at;
}

export async function deleteAuthentication(ctx: TenantCtx, skillId: SkillId): Promise<boolean> {
  const { rows } = await sql`
    delete from skill_authentication
     where organisation_id = ${ctx.organisationId} and skill_id = ${skillId} returning skill_id
  `.execute(ctx.db);
  return rows.length > 0;
}

/** Of a deleted assistant, and of a skill that is neither in the draft nor in what is published. */
export async function deleteUnusedAuthentications(ctx: Ctx): Promise<void> {
  await sql`
    delete from skill_authentication x
     using skill k join assistant t on t.organisation_id = k.organisation_id and t.id = k.assistant_id
     where k.organisation_id = x.organisation_id and k.id = x.skill_id
       and (t.deleted_at is not null
            or (k.deleted_at is not null
                and not exists (select from skill_version v
                                 where v.organisation_id = t.organisation_id and v.assistant_id = t.id
                                   and v.number = t.published_version and v.skill_id = k.id)))
  `.execute(ctx.db);
}

interface SealedRow {
  skillId: SkillId;
  sealed: string;
}

/** What does not begin with this mark. */
export async function findSealedByOthers(
  ctx: Ctx,
  mark: string,
): Promise<(SealedRow & { organisationId: OrganisationId })[]> {
  const { rows } = await sql<SealedRow & { organisationId: OrganisationId }>`
    select organisation_id as "organisationId", skill_id as "skillId", sealed from skill_authentication
     where not starts_with(sealed, ${mark})
  `.execute(ctx.db);
  return rows;
}

/** Unless another secret was given meanwhile. */
export async function replaceSealed(ctx: TenantCtx, row: SealedRow & { by: string }): Promise<void> {
  await sql`
    update skill_authentication set sealed = ${row.by}
     where organisation_id = ${ctx.organisationId} and skill_id = ${row.skillId} and sealed = ${row.sealed}
  `.execute(ctx.db);
}
