/* What the address of the agenda says: how much of it, from which day, and which event or the to-dos. */

export const views = ["day", "week", "month"] as const;
export type View = (typeof views)[number];

export interface AgendaSearch {
  /** Left out: a week. */
  view?: View;
  /** Such as 2026-11-28; left out: today, or the day of the event. */
  date?: string;
  event?: string;
  /** On a phone, in the place of the events. */
  tab?: "todos";
}

/** What makes no sense is left out. */
export function readAgendaSearch({ view, date, event, tab }: Record<string, unknown>): AgendaSearch {
  const known = views.find((each) => each === view);
  return {
    ...(known !== undefined && known !== "week" && { view: known }),
    ...(isDay(date) && { date }),
    ...(typeof event === "string" && /^evt_[\w-]{1,100}$/.test(event) && { event }),
    ...(tab === "todos" && { tab }),
  };
}

function isDay(date: unknown): date is string {
  if (typeof date !== "string" || !/^[12]\d{3}-\d\d-\d\d$/.test(date)) return false;
  const read = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date);
}
