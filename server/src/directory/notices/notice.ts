import type { NoticeId, PersonId } from "../../platform/ids.ts";
import type { NoticeDetails, NoticeKind } from "./words.ts";

/** What happened to a person behind their back. */
export interface NewNotice {
  personId: PersonId;
  kind: NoticeKind;
  details: NoticeDetails;
}

export interface Notice extends Omit<NewNotice, "personId"> {
  id: NoticeId;
  at: Date;
  /** `null`: they have not put it away yet. */
  seenAt: Date | null;
}
