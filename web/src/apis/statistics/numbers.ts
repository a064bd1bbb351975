import type { ApiCalls } from "../../api/schema.gen.ts";

type Day = ApiCalls["byDay"][number];

/** Every day of the period, also those without a call, the oldest first; what went well apart from what did not. */
export function daysOf(byDay: readonly Day[], { until, count }: { until: Date; count: number }) {
  const known = new Map(byDay.map((day) => [day.day, day]));
  return Array.from({ length: count }, (_, ago) => {
    const at = new Date(until.getTime() - (count - 1 - ago) * 86_400_000);
    const day = at.toISOString().slice(0, 10);
    const { calls = 0, refused = 0, failed = 0 } = known.get(day) ?? {};
    return { day, answered: Math.max(0, calls - refused - failed), refused, failed };
  });
}
