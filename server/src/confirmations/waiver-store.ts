import { sql } from "kysely";
import { skillTitle } from "../assistants/index.ts";
import type { TenantCtx } from "../platform/ctx.ts";
import { exactTime } from "../platform/db/exact-time.ts";
import type { PersonId, SkillId, WaiverId } from "../platform/ids.ts";
import { type Page, type Part, partOf, type TimeKey } from "../platform/page.ts";
import type { Waiver } from "./waiver.ts";

interface NewWaiver {
  id: WaiverId;
  personId: PersonId | null;
  skillId: SkillId;
  shape: string;
  createdBy: PersonId;
  card: { operationId: string; summary: string; method: string };
}

/** `false`: it was there. */
export async function insertWaiver(ctx: TenantCtx, it: NewWaiver): Promise<boolean> {
  const { operationId, summary, method } = it.card;
  const { rows } = await sql`
    insert into confirmation_waiver (organisation_id, id, person_id, skill_id, operation_id, shape, method, summary,
                                     created_by)
    values (${ctx.organisationId}, ${it.id}, ${it.personId}, ${it.skillId}, ${operationId}, ${it.shape}, ${method},
            ${summary}, ${it.createdBy})
    on conflict do nothing returning id
  `.execute(ctx.db);
  return rows.length > 0;
}

export interface Waivable {
  personId: PersonId;
  skillId: SkillId;
  operationId: string;
  shape: string;
}

/** By this person or for everyone, for this shape alone. */
export async function isWaived(ctx: TenantCtx, key: Waivable): Promise<boolean> {
  const { rows } = await sql`
    select from confirmation_waiver
     where organisation_id = ${ctx.organisationId} and (person_id is null or person_id = ${key.personId})
       and skill_id = ${key.skillId} and operation_id = ${key.operationId} and shape = ${key.shape}
     limit 1
  `.execute(ctx.db);
  return rows.length > 0;
}

export async function findWaivers(
  ctx: TenantCtx,
  personId: PersonId,
  page: Page<TimeKey>,
): Promise<Part<Waiver>> {
  const [time = null, last = null] = page.cursor ?? [];
  const { rows } = await sql<Waiver & { time: string }>`
    select ${exactTime("w.created_at")} as time, w.id, jsonb_build_object('id', k.id, 'title', ${skillTitle("k")}) as skill,
           w.operation_id as "operationId", w.summary, w.method, w.person_id is null as everyone, w.created_at as at
      from confirmation_waiver w join skill k on k.organisation_id = w.organisation_id and k.id = w.skill_id
     where w.organisation_id = ${ctx.organisationId} and (w.person_id is null or w.person_id = ${personId})
       and (${time}::text is null or (w.created_at, w.id) < (${time}::timestamptz, ${last}))
     order by w.created_at desc, w.id desc limit ${page.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, page, { to: ({ time, ...waiver }) => waiver, key: ({ time, id }) => [time, id] });
}

/** `everyone`: those for everyone may go too. */
export async function deleteWaiver(
  ctx: TenantCtx,
  key: { id: WaiverId; personId: PersonId; everyone: boolean },
): Promise<boolean> {
  const { rows } = await sql`
    delete from confirmation_waiver
     where organisation_id = ${ctx.organisationId} and id = ${key.id}
       and (person_id = ${key.personId} or (person_id is null and ${key.everyone}))
    returning id
  `.execute(ctx.db);
  return rows.length > 0;
}
