import { type RawBuilder, sql } from "kysely";
import type { Ctx } from "../platform/ctx.ts";
import { auditFrom } from "./store.ts";

/**
 * Records what may come in floods: the first at once, and what follows as one event a minute that says how many, the
 * same at however many nodes. `rows` selects organisation_id, event, actor_kind,
 * actor_id, subject and times, by these names.
 */
export function auditOften(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    with happened as (${rows}), counted as (
      insert into frequent_event as f (organisation_id, event, actor_kind, actor_id, subject, times, told, ends_at)
      select organisation_id, event, actor_kind, actor_id, subject, times, times, behalf_now() + interval '1 minute'
        from happened
      on conflict (organisation_id, event, subject) do update set times = f.times + excluded.times
      returning organisation_id, event, actor_kind, actor_id, subject, times, told
    )
    ${auditFrom(sql`
      select organisation_id, event, actor_kind, actor_id, subject,
             case when times > 1 then jsonb_build_object('times', times) else '{}' end
        from counted where times = told`)}`;
}

/** Tells how many it were, once their minute is over; a minute in which nothing came is the last. Any node does. */
export async function tellFrequent(ctx: Ctx): Promise<void> {
  await sql`
    with due as (
      select organisation_id, event, actor_kind, actor_id, subject, times - told as untold from frequent_event
       where ends_at <= behalf_now() for update skip locked
    ), quiet as (
      delete from frequent_event f using due
       where f.organisation_id = due.organisation_id and f.event = due.event and f.subject = due.subject
         and due.untold = 0
    ), going_on as (
      update frequent_event f set times = 0, told = 0, ends_at = behalf_now() + interval '1 minute' from due
       where f.organisation_id = due.organisation_id and f.event = due.event and f.subject = due.subject
         and due.untold > 0
    )
    ${auditFrom(sql`
      select organisation_id, event, actor_kind, actor_id, subject, jsonb_build_object('times', untold)
        from due where untold > 0`)}
  `.execute(ctx.db);
}
