/* What the address of the admin's page says: which tab, and what is shown in it. */

const adminTabs = ["approvals", "confirmations", "members", "roles", "audit"] as const;
type AdminTab = (typeof adminTabs)[number];

export const approvalStatuses = ["pending", "approved", "rejected", "all"] as const;
export type ApprovalStatus = (typeof approvalStatuses)[number];

/** Members that are left out filter nothing. */
export interface AuditFilter {
  event?: string;
  /** Ids, as the audit has them. */
  actor?: string;
  subject?: string;
  id?: string;
}

export interface AdminSearch extends AuditFilter {
  tab?: AdminTab;
  status?: ApprovalStatus;
}

/** Reads what a person may have typed into the address bar; what makes no sense is left out. */
export function readAdminSearch(search: Record<string, unknown>): AdminSearch {
  const tab = adminTabs.find((each) => each === search.tab);
  const status = approvalStatuses.find((each) => each === search.status);
  return {
    ...(tab ? { tab } : {}),
    ...(status ? { status } : {}),
    ...wordOf("event", search.event),
    ...wordOf("actor", search.actor),
    ...wordOf("subject", search.subject),
    ...wordOf("id", typeof search.id === "number" ? String(search.id) : search.id),
  };
}

function wordOf<K extends keyof AuditFilter>(key: K, given: unknown): AuditFilter {
  const found: AuditFilter = {};
  if (typeof given === "string" && given !== "" && given.length <= 100) found[key] = given;
  return found;
}
