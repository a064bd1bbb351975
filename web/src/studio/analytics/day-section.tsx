import { lazy, Suspense, useState } from "react";
import type { Analytics } from "../../api/schema.gen.ts";
import { cx } from "../../ui/class-names.ts";
import { Segments } from "../../ui/segments.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Table, Td, Th, Tr } from "../../ui/table.tsx";
import { useWidth } from "../../ui/use-width.ts";
import { outcomes, totalsOf, turnsOn } from "./numbers.ts";
import { useAnalyticsWords } from "./words.ts";

const DayChart = lazy(async () => ({ default: (await import("../../ui/day-chart.tsx")).DayChart }));

const colors = {
  completed: "var(--accent)",
  denied: "var(--edge)",
  failed: "var(--notice)",
  expired: "var(--notice-line)",
  cancelled: "var(--line-strong)",
  open: "var(--accent-line)",
} as const;

/** A chart and, with the same numbers, a table: beside each other, or on a phone one of the two. */
export function DaySection({ days }: { days: Analytics["byDay"] }) {
  const say = useAnalyticsWords();
  const [shown, setShown] = useState<"chart" | "table">("chart");
  return (
    <Sheet
      title={say("perDay")}
      aside={
        <Segments
          className="lg:hidden"
          legend={say("view")}
          value={shown}
          onChange={setShown}
          options={[
            { value: "chart", label: say("chart") },
            { value: "table", label: say("table") },
          ]}
        />
      }
    >
      <div className="grid gap-x-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <Chart days={days} className={shown === "chart" ? "" : "max-lg:hidden"} />
        <div className={cx("max-h-60 overflow-y-auto", shown === "table" ? "" : "max-lg:hidden")}>
          <DayTable days={days} />
        </div>
      </div>
    </Sheet>
  );
}

function Chart({ days, className }: { days: Analytics["byDay"]; className: string }) {
  const say = useAnalyticsWords();
  const { ref, width } = useWidth();
  return (
    <div
      ref={ref}
      role="img"
      aria-label={say("chartOf", { title: say("perDay") })}
      className={cx("h-[220px] min-w-0 overflow-hidden", className)}
    >
      {width > 0 && (
        <Suspense fallback={null}>
          <DayChart
            days={days}
            series={outcomes.map((key) => ({ key, name: say(key), color: colors[key] }))}
            width={width}
          />
        </Suspense>
      )}
    </div>
  );
}

function DayTable({ days }: { days: Analytics["byDay"] }) {
  const say = useAnalyticsWords();
  const totals = totalsOf({ byDay: days });
  return (
    <Table region={say("perDay")}>
      <thead>
        <tr>
          <Th>{say("day")}</Th>
          <Th className="text-right">{say("total")}</Th>
          {outcomes.map((outcome) => (
            <Th key={outcome} className="text-right">
              {say(outcome)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Tr className="font-semibold">
          <Td>{say("total")}</Td>
          <Td className="text-right">{totals.turns}</Td>
          {outcomes.map((outcome) => (
            <Td key={outcome} className="text-right">
              {totals[outcome]}
            </Td>
          ))}
        </Tr>
        {days.toReversed().map((day) => (
          <Tr key={day.day}>
            <Td className="whitespace-nowrap">{day.day}</Td>
            <Td className="text-right">{turnsOn(day)}</Td>
            {outcomes.map((outcome) => (
              <Td key={outcome} className={cx("text-right", day[outcome] === 0 && "text-faint")}>
                {day[outcome]}
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
