import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import type { Analytics } from "../../api/schema.gen.ts";
import { outcomes } from "./numbers.ts";
import { useAnalyticsWords } from "./words.ts";

/** Roles, so that dark follows; what was stopped or is open is only there in the table's words too. */
const colors = {
  completed: "var(--accent)",
  denied: "var(--edge)",
  failed: "var(--notice)",
  expired: "var(--notice-line)",
  cancelled: "var(--line-strong)",
  open: "var(--accent-line)",
} as const;

interface DayChartProps {
  days: Analytics["byDay"];
  width: number;
}

/** How many turns each day had, by what became of them; the table beside it is what a screen reader reads. */
export function DayChart({ days, width }: DayChartProps) {
  const say = useAnalyticsWords();
  return (
    <BarChart
      width={width}
      height={220}
      data={days}
      accessibilityLayer={false}
      margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="day"
        tickFormatter={(day: string) => day.slice(5)}
        tick={{ fill: "var(--faint)", fontSize: 11 }}
        tickLine={false}
        axisLine={{ stroke: "var(--line-strong)" }}
        minTickGap={20}
      />
      <YAxis
        allowDecimals={false}
        width={36}
        tick={{ fill: "var(--faint)", fontSize: 11 }}
        tickLine={false}
        axisLine={false}
      />
      <Tooltip
        cursor={{ fill: "var(--hover)" }}
        isAnimationActive={false}
        contentStyle={{
          background: "var(--raised)",
          border: "1px solid var(--line-strong)",
          borderRadius: 5,
          fontSize: 12,
        }}
        itemStyle={{ color: "var(--ink)" }}
        labelStyle={{ color: "var(--soft)" }}
      />
      {outcomes.map((outcome) => (
        <Bar
          key={outcome}
          dataKey={outcome}
          name={say(outcome)}
          stackId="turns"
          fill={colors[outcome]}
          maxBarSize={28}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  );
}
