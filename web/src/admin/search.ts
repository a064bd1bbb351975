import type { Role } from "../api/schema.gen.ts";

/* What the addresses of the admin's pages say: what is shown in them, and which row is open. */

export const approvalStatuses = ["pending", "approved", "rejected", "all"] as const;
export type ApprovalStatus = (typeof approvalStatuses)[number];

export interface ApprovalsSearch {
  status?: ApprovalStatus;
}

const roles = ["member", "builder", "developer", "admin"] as const satisfies readonly Role[];

export interface PeopleSearch {
  q?: string;
  role?: Role;
  /** Those who are disabled, or who are not. */
  state?: "active" | "disabled";
}

/** Of applications and assistants: words, and the one whose panel is open. */
export interface InventorySearch {
  q?: string;
  open?: string;
}

export const timePresets = ["today", "7d", "30d"] as const;
export type TimePreset = (typeof timePresets)[number];

/** Members that are left out filter nothing. */
export interface AuditFilter {
  time?: TimePreset;
  /** Days as `2026-11-27`, both included. */
  from?: string;
  to?: string;
  /** Events with commas between: any of them, or all but them. */
  event?: string;
  except?: string;
  /** Ids, as the audit has them. */
  actor?: string;
  subject?: string;
  q?: string;
}

export interface AuditSearch extends AuditFilter {
  /** The event whose panel is open. */
  open?: number;
}

type Given = Record<string, unknown>;

/** Read what a person may have typed into the address bar; what makes no sense is left out. */
export const readApprovalsSearch = (given: Given): ApprovalsSearch => ({
  ...oneOf("status", approvalStatuses, given),
});

export const readPeopleSearch = (given: Given): PeopleSearch => ({
  ...text("q", given),
  ...oneOf("role", roles, given),
  ...oneOf("state", ["active", "disabled"] as const, given),
});

export const readInventorySearch = (given: Given): InventorySearch => ({
  ...text("q", given),
  ...text("open", given),
});

export const readAuditSearch = (given: Given): AuditSearch => ({
  ...oneOf("time", timePresets, given),
  ...day("from", given),
  ...day("to", given),
  ...text("event", given, 3_000),
  ...text("except", given, 3_000),
  ...text("actor", given),
  ...text("subject", given),
  ...text("q", given),
  ...numberOf("open", given),
});

type Place =
  | { to: "/admin/approvals"; search: ApprovalsSearch }
  | { to: "/admin/confirmations" | "/admin/people" | "/admin/roles"; search: Record<string, never> }
  | { to: "/admin/audit"; search: AuditSearch };

/** Where the tabs of one page were, before each was a page: their addresses are in messages and bookmarks. */
export function placeOfTab(given: Given): Place {
  switch (given.tab) {
    case "confirmations":
      return { to: "/admin/confirmations", search: {} };
    case "members":
      return { to: "/admin/people", search: {} };
    case "roles":
      return { to: "/admin/roles", search: {} };
    case "audit": {
      const { id, ...rest } = given;
      return { to: "/admin/audit", search: readAuditSearch({ ...rest, open: id }) };
    }
    default:
      return { to: "/admin/approvals", search: readApprovalsSearch(given) };
  }
}

function text<K extends string>(key: K, given: Given, longest = 100): { [P in K]?: string } {
  const found: { [P in K]?: string } = {};
  const value = typeof given[key] === "number" ? String(given[key]) : given[key];
  if (typeof value === "string" && value !== "" && value.length <= longest) found[key] = value;
  return found;
}

function numberOf<K extends string>(key: K, given: Given): { [P in K]?: number } {
  const found: { [P in K]?: number } = {};
  const value = Number(given[key]);
  if (Number.isSafeInteger(value) && value > 0) found[key] = value;
  return found;
}

function oneOf<K extends string, V extends string>(
  key: K,
  values: readonly V[],
  given: Given,
): { [P in K]?: V } {
  const found: { [P in K]?: V } = {};
  const value = values.find((each) => each === given[key]);
  if (value !== undefined) found[key] = value;
  return found;
}

function day<K extends string>(key: K, given: Given): { [P in K]?: string } {
  const found: { [P in K]?: string } = {};
  const value = given[key];
  if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)))
    found[key] = value;
  return found;
}
