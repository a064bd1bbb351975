import { type RawBuilder, sql } from "kysely";

/** For a statement that has a conversation under this name: of what kind the question is that waits in it, or null. */
export const waitsFor = (conversation: string): RawBuilder<"consent" | "confirm" | null> => sql`
  (select s.kind
     from run r join run_step s on s.organisation_id = r.organisation_id and s.run_id = r.id
    where r.organisation_id = ${of(conversation, "organisation_id")} and r.conversation_id = ${of(conversation, "id")}
      and r.status = 'requires_action' and s.status = 'running' and s.kind in ('consent', 'confirm')
    limit 1)`;

/** For a statement that has a conversation under this name: whether one waits in it; uses run_waiting. */
export const isWaiting = (conversation: string): RawBuilder<boolean> => sql`
  ${of(conversation, "id")} in (
    select r.conversation_id from run r
     where r.organisation_id = ${of(conversation, "organisation_id")}
       and r.person_id = ${of(conversation, "person_id")} and r.status = 'requires_action')`;

/**
 * For a statement that has a conversation under this name: the application whose program began it in the person's name,
 * or null where they did; uses run_conversation.
 */
export const programOf = (conversation: string): RawBuilder<string | null> => sql`
  (select a.name
     from (select r.through from run r
            where r.organisation_id = ${of(conversation, "organisation_id")}
              and r.conversation_id = ${of(conversation, "id")}
            order by r.created_at limit 1) first
     join application a on a.organisation_id = ${of(conversation, "organisation_id")} and a.id = first.through)`;

const of = (conversation: string, column: string) => sql.ref(`${conversation}.${column}`);
