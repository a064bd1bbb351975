import type { Analytics } from "../../api/schema.gen.ts";

/** In the order in which they are stacked and listed. */
export const outcomes = ["completed", "denied", "failed", "expired", "cancelled", "open"] as const;
export type Outcome = (typeof outcomes)[number];

type Day = Analytics["byDay"][number];

export const turnsOn = (day: Day): number => outcomes.reduce((sum, outcome) => sum + day[outcome], 0);

export function totalsOf({ byDay }: Pick<Analytics, "byDay">): Record<Outcome, number> & { turns: number } {
  const sum = (outcome: Outcome) => byDay.reduce((all, day) => all + day[outcome], 0);
  return {
    completed: sum("completed"),
    denied: sum("denied"),
    failed: sum("failed"),
    expired: sum("expired"),
    cancelled: sum("cancelled"),
    open: sum("open"),
    turns: byDay.reduce((all, day) => all + turnsOn(day), 0),
  };
}

/** Of the turns that are over; null where there are none. */
export function shareCompleted({ byDay }: Pick<Analytics, "byDay">): number | null {
  const { completed, open, turns } = totalsOf({ byDay });
  return turns === open ? null : completed / (turns - open);
}

/** A cell that a spreadsheet would take for a formula is told to be text. */
function cell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const plain = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** The days and the operations, each with a line of names above. */
export function csvOf({ byDay, operations }: Pick<Analytics, "byDay" | "operations">): string {
  const calls = [
    "calls",
    "answered",
    "failed",
    "unknown",
    "refused",
    "cancelled",
    "unavailable",
    "p50",
    "p95",
  ] as const;
  const lines = [
    ["day", ...outcomes],
    ...byDay.map((day) => [day.day, ...outcomes.map((outcome) => day[outcome])]),
    [],
    ["skill", "operation", ...calls],
    ...operations.map((use) => [use.skill, use.operationId, ...calls.map((name) => use[name])]),
  ];
  return lines.map((line) => line.map(cell).join(",")).join("\r\n");
}
