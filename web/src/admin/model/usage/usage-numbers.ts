import type { ModelUse } from "../../../api/schema.gen.ts";

export type UsageTotals = Pick<ModelUse, "requests" | "failed" | "inputTokens" | "outputTokens">;

const none: UsageTotals = { requests: 0, failed: 0, inputTokens: 0, outputTokens: 0 };

const added = (sum: UsageTotals, use: UsageTotals): UsageTotals => ({
  requests: sum.requests + use.requests,
  failed: sum.failed + use.failed,
  inputTokens: sum.inputTokens + use.inputTokens,
  outputTokens: sum.outputTokens + use.outputTokens,
});

export const totalsOf = (usage: readonly UsageTotals[]): UsageTotals => usage.reduce(added, none);

export type UsageDay = UsageTotals & { day: string };

/** Every day from the first to the last that something was used on, oldest first. */
export function daysOf(usage: readonly ModelUse[]): UsageDay[] {
  const days = usage.map(({ day }) => day).sort();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const count = Math.round((Date.parse(last) - Date.parse(first)) / dayMs);
  return Array.from({ length: count + 1 }, (_, at) => {
    const day = new Date(Date.parse(first) + at * dayMs).toISOString().slice(0, 10);
    return { day, ...totalsOf(usage.filter((use) => use.day === day)) };
  });
}

const dayMs = 86_400_000;
