import { Bar, BarChart, CartesianGrid, Tooltip, XAxis, YAxis } from "recharts";
import { htmlLang, useLanguage } from "./language/language.ts";

export interface DaySeries {
  key: string;
  name: string;
  /** A colour of the app, such as `var(--accent)`. */
  color: string;
}

interface DayChartProps {
  /** By series, each with its day, such as `2026-11-27`. */
  days: readonly { day: string }[];
  /** Stacked in this order. */
  series: readonly DaySeries[];
  width: number;
}

/** Bars by day. Load it lazily, and give a table beside it: that is what a screen reader reads. */
export function DayChart({ days, series, width }: DayChartProps) {
  const short = new Intl.NumberFormat(htmlLang(useLanguage()), { notation: "compact" });
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
        tickFormatter={(count: number) => short.format(count)}
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
      {series.map(({ key, name, color }) => (
        <Bar
          key={key}
          dataKey={key}
          name={name}
          stackId="day"
          fill={color}
          maxBarSize={28}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  );
}
