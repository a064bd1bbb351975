import { sql } from "kysely";
import { type Subject, subjectAt } from "../apis/index.ts";
import type { OrganisationId, PersonId } from "../platform/ids.ts";
import type { Happened } from "./event.ts";

/** What an event is made of. */
export interface HappenedRow {
  organisation_id: OrganisationId;
  corp_id: string;
  type: Happened["type"];
  data: Record<string, unknown>;
  happened_at: Date;
  person_id: PersonId | null;
  union_id: string | null;
  subject: Subject | null;
  pairwise_key: Buffer | null;
}

/** For a statement that has the delivery as `d`, its webhook as `w`, and as `o`, `i`, `p` its organisation, API and person. */
export const happenedColumns = sql`
  d.organisation_id, o.corp_id, d.type, d.data, d.happened_at, d.person_id, p.union_id, i.subject, i.pairwise_key`;

export const toHappened = (row: HappenedRow): Happened => ({
  type: row.type,
  at: row.happened_at,
  corpId: row.corp_id,
  data: row.data,
  sub: subOf(row),
});

/** The person as an API knows them, or as an application reads them in a profile. */
function subOf({
  person_id: personId,
  union_id: unionId,
  subject,
  pairwise_key,
}: HappenedRow): string | null {
  if (personId === null || subject === null || pairwise_key === null) return unionId;
  return subjectAt({ subject, pairwiseKey: pairwise_key }, personId);
}
