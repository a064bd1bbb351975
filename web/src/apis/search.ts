/* What the address of an API's page says: which of its parts is shown. */

export const parts = [
  "draft",
  "publish",
  "versions",
  "credentials",
  "statistics",
  "webhooks",
  "settings",
] as const;
export type Part = (typeof parts)[number];

export const periods = ["7", "30", "90"] as const;

export interface ApiSearch {
  /** Left out, what it says. */
  part?: Part;
  /** How many days of statistics; left out, 30. */
  days?: (typeof periods)[number];
}

/** What makes no sense is left out. */
export function readApiSearch(given: Record<string, unknown>): ApiSearch {
  const part = parts.find((each) => each === given.part);
  const days = periods.find((each) => each === String(given.days));
  return { ...(part !== undefined && { part }), ...(days !== undefined && { days }) };
}
