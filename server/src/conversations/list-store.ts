import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../platform/ctx.ts";
import { exactTime } from "../platform/db/exact-time.ts";
import type { PersonId } from "../platform/ids.ts";
import { type Page, type Part, partOf } from "../platform/page.ts";
import { plainLine } from "../platform/text.ts";
import type { ConversationFilter, FoundConversation } from "./conversation.ts";
import {
  type ConversationRow,
  conversationColumns,
  type RunsInConversations,
  toConversation,
} from "./store.ts";

/** The sort key of the list; the time as `exactTime` reads it. */
export type ListKey = readonly [pinned: boolean, time: string, id: string];

interface ListRow extends ConversationRow {
  time: string;
  found: { text: string; from: number } | null;
}

/** How much of what was said is shown, and how much of that before the words. */
const shown = { length: 100, before: 20 };

/**
 * The pinned ones first, then the latest; uses conversation_person. A search reads what was said in the person's own
 * conversations, in the order of the list and no further than the page goes.
 */
export async function findConversations(
  ctx: TenantCtx,
  personId: PersonId,
  { q, waiting, ...page }: ConversationFilter & Page<ListKey>,
  runs: RunsInConversations,
): Promise<Part<FoundConversation>> {
  const [pinned = null, time = null, id = null] = page.cursor ?? [];
  const { rows } = await sql<ListRow>`
    select ${conversationColumns("c", runs)}, ${exactTime("c.updated_at")} as time, said.found
      from conversation c left join lateral (${q === undefined ? nothingSaid : saidWith(q)}) said on true
     where c.organisation_id = ${ctx.organisationId} and c.person_id = ${personId} and c.deleted_at is null
       and (${time}::text is null
            or (c.pinned, c.updated_at, c.id) < (${pinned}::boolean, ${time}::timestamptz, ${id}))
       and ${q === undefined ? sql`true` : sql`(${has(sql`c.title`, q)} or said.found is not null)`}
       and ${waiting ? runs.isWaiting("c") : sql`true`}
     order by c.pinned desc, c.updated_at desc, c.id desc limit ${page.limit + 1}
  `.execute(ctx.db);
  return partOf(rows, page, {
    to: (row) => ({ ...toConversation(row), found: row.found && lineOf(row.found) }),
    key: ({ pinned, time, id }) => [pinned, time, id],
  });
}

const nothingSaid = sql`select null::jsonb as found`;

/** The latest message with these words, where the title has them not. */
const saidWith = (q: string): RawBuilder<unknown> => sql`
  select jsonb_build_object(
           'text', substr(m.text, greatest(${placeOf(sql`m.text`, q)} - ${shown.before}::integer, 1), ${2 * shown.length}::integer),
           'from', ${placeOf(sql`m.text`, q)} - ${shown.before}::integer) as found
    from message m
   where m.organisation_id = c.organisation_id and m.conversation_id = c.id and m.replaced_at is null
     and not ${has(sql`c.title`, q)} and ${has(sql`m.text`, q)}
   order by m.at desc limit 1`;

const placeOf = (text: RawBuilder<string>, q: string): RawBuilder<number> =>
  sql`strpos(lower(${text}), lower(${q}))`;

const has = (text: RawBuilder<string>, q: string): RawBuilder<boolean> => sql`(${placeOf(text, q)} > 0)`;

function lineOf({ text, from }: { text: string; from: number }): string {
  return `${from > 1 ? "…" : ""}${plainLine(text, shown.length)}`;
}
