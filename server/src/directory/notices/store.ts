import { type RawBuilder, sql } from "kysely";
import type { TenantCtx } from "../../platform/ctx.ts";
import { exactTime } from "../../platform/db/exact-time.ts";
import type { NoticeId, PersonId } from "../../platform/ids.ts";
import { type Page, type Part, partOf, type TimeKey } from "../../platform/page.ts";
import type { NewNotice, Notice } from "./notice.ts";
import type { NoticeDetails, NoticeKind } from "./words.ts";

export async function insertNotice(ctx: TenantCtx, { personId, kind, details }: NewNotice): Promise<void> {
  await sql`
    insert into notice (organisation_id, person_id, kind, details)
    values (${ctx.organisationId}, ${personId}, ${kind}, ${JSON.stringify(details)})
  `.execute(ctx.db);
}

/**
 * The same for a statement that changes and tells at once: use it as a data-modifying CTE. `rows` selects
 * (organisation_id, person_id, kind, details), one notice a row; `details` holds an id and a name under each word.
 */
export function noticeFrom(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insert into notice (organisation_id, person_id, kind, details) ${rows}`;
}

interface NoticeRow {
  id: NoticeId;
  kind: NoticeKind;
  details: NoticeDetails;
  at: Date;
  seen_at: Date | null;
  time: string;
}

/** The latest first; uses notice_person. */
export async function findNotices(
  ctx: TenantCtx,
  { personId, unseen }: { personId: PersonId; unseen: boolean },
  page: Page<TimeKey>,
): Promise<Part<Notice>> {
  const [time = null, id = null] = page.cursor ?? [];
  const { rows } = await sql<NoticeRow>`
    select n.*, ${exactTime("n.at")} as time from notice n
     where n.organisation_id = ${ctx.organisationId} and n.person_id = ${personId}
       and (n.seen_at is null or not ${unseen}::boolean)
       and (${time}::text is null or (n.at, n.id) < (${time}::timestamptz, ${id}))
     order by n.at desc, n.id desc limit ${page.limit + 1}
  `.execute(ctx.db);
  const to = ({ id, kind, details, at, seen_at: seenAt }: NoticeRow) => ({ id, kind, details, at, seenAt });
  return partOf(rows, page, { to, key: ({ time, id }) => [time, id] });
}

/** Whether there is such a notice of theirs, put away before or not. */
export async function setSeen(
  ctx: TenantCtx,
  { id, personId }: { id: NoticeId; personId: PersonId },
): Promise<boolean> {
  const { rows } = await sql`
    update notice set seen_at = coalesce(seen_at, behalf_now())
     where organisation_id = ${ctx.organisationId} and id = ${id} and person_id = ${personId}
    returning id
  `.execute(ctx.db);
  return rows.length > 0;
}
