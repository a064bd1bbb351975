import type { AuditQuery } from "../../api/audit.ts";
import type { AuditFilter, TimePreset } from "../search.ts";

const daysOf: Record<TimePreset, number> = { today: 1, "7d": 7, "30d": 30 };

/** What the server is asked: days become moments of the reader's own time zone. */
export function queryOf({ time, from, to, ...rest }: AuditFilter, now: Date): AuditQuery {
  const first = time === undefined ? from && startOf(from, 0) : startOf(dayOf(now), 1 - daysOf[time]);
  const end = time === undefined && to ? startOf(to, 1) : undefined;
  return {
    ...rest,
    ...(first ? { from: first.toISOString() } : {}),
    ...(end ? { to: end.toISOString() } : {}),
  };
}

/** A day as people write it on this side: `2026-11-27`. */
export function dayOf(at: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function startOf(day: string, plusDays: number): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + plusDays);
}
