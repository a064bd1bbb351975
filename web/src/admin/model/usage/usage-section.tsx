import { ChartNoAxesColumn } from "lucide-react";
import { lazy, Suspense } from "react";
import { useModelUse } from "../../../api/model.ts";
import type { ModelUse } from "../../../api/schema.gen.ts";
import { Blank } from "../../../ui/blank.tsx";
import { FailurePanel } from "../../../ui/failure.tsx";
import { Sheet } from "../../../ui/sheet.tsx";
import { Skeleton } from "../../../ui/spinner.tsx";
import { useWidth } from "../../../ui/use-width.ts";
import { useModelWords } from "../words.ts";
import { daysOf, totalsOf } from "./usage-numbers.ts";
import { UsageTable } from "./usage-table.tsx";

const DayChart = lazy(async () => ({ default: (await import("../../../ui/day-chart.tsx")).DayChart }));

/** What the model was asked in a month. `planned`: a model plans now. */
export function UsageSection({ planned }: { planned: boolean }) {
  const say = useModelWords();
  const usage = useModelUse();
  return (
    <Sheet title={say("usage")} note={say("usageNote")} level={2}>
      {usage.isPending && <Skeleton lines={4} />}
      {usage.error && !usage.data && (
        <FailurePanel error={usage.error} onRetry={() => void usage.refetch()} />
      )}
      {usage.data?.length === 0 && (
        <Blank
          icon={<ChartNoAxesColumn aria-hidden="true" />}
          title={say("usageEmpty")}
          text={say(planned ? "usageEmptyText" : "usageEmptyWithout")}
        />
      )}
      {usage.data && usage.data.length > 0 && <Numbers usage={usage.data} />}
    </Sheet>
  );
}

function Numbers({ usage }: { usage: readonly ModelUse[] }) {
  const say = useModelWords();
  const totals = totalsOf(usage);
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 pb-4 sm:grid-cols-4">
        {(["requests", "failed", "inputTokens", "outputTokens"] as const).map((name) => (
          <div key={name}>
            <dt className="text-note text-faint">{say(name === "requests" ? "asked" : name)}</dt>
            <dd className="text-title font-semibold">{totals[name].toLocaleString("en")}</dd>
          </div>
        ))}
      </dl>
      <Chart usage={usage} />
      <UsageTable usage={usage} />
    </>
  );
}

function Chart({ usage }: { usage: readonly ModelUse[] }) {
  const say = useModelWords();
  const { ref, width } = useWidth();
  return (
    <div
      ref={ref}
      role="img"
      aria-label={say("chart")}
      className="mb-4 h-[220px] min-w-0 max-w-[60rem] overflow-hidden"
    >
      {width > 0 && (
        <Suspense fallback={null}>
          <DayChart
            days={daysOf(usage)}
            series={[
              { key: "inputTokens", name: say("inputTokens"), color: "var(--accent-line)" },
              { key: "outputTokens", name: say("outputTokens"), color: "var(--accent)" },
            ]}
            width={width}
          />
        </Suspense>
      )}
    </div>
  );
}
