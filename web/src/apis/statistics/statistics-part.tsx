import { ChartNoAxesColumn } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { useApiCalls, useApiRefusals } from "../../api/apis.ts";
import type { ApiCalls } from "../../api/schema.gen.ts";
import { Blank } from "../../ui/blank.tsx";
import { cx } from "../../ui/class-names.ts";
import { FailureNote, FailurePanel } from "../../ui/failure.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { Segments } from "../../ui/segments.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { Table, Td, Th, Tr } from "../../ui/table.tsx";
import { useWidth } from "../../ui/use-width.ts";
import { periods } from "../search.ts";
import { daysOf } from "./numbers.ts";
import { useStatisticsWords } from "./words.ts";

const DayChart = lazy(async () => ({ default: (await import("../../ui/day-chart.tsx")).DayChart }));

type Days = (typeof periods)[number];

interface StatisticsPartProps {
  apiId: string;
  days: Days;
  onDays: (days: Days) => void;
}

/** How an API is called and how it went, in numbers; nothing of it says who. */
export function StatisticsPart({ apiId, days, onDays }: StatisticsPartProps) {
  const say = useStatisticsWords();
  const { data: calls, error, refetch } = useApiCalls(apiId, days);
  return (
    <div className="max-w-[80rem] space-y-6 px-gutter py-5">
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <Segments
          legend={say("period")}
          options={periods.map((value) => ({ value, label: say("days", { count: Number(value) }) }))}
          value={days}
          onChange={onDays}
          className="shrink-0"
        />
        <p className="min-w-0 flex-1 basis-72 text-note text-pretty text-faint">{say("lead")}</p>
      </div>
      {error && !calls && <FailurePanel error={error} onRetry={() => void refetch()} />}
      {!error && !calls && <Skeleton lines={6} />}
      {calls?.calls === 0 && (
        <div className="-mx-gutter">
          <Blank
            icon={<ChartNoAxesColumn aria-hidden="true" />}
            title={say("emptyTitle")}
            text={say("emptyText")}
          />
        </div>
      )}
      {calls && calls.calls > 0 && (
        <>
          <Numbers calls={calls} />
          <Chart calls={calls} count={Number(days)} />
          <ByApplication calls={calls} />
          <ByOperation calls={calls} />
          <Refusals apiId={apiId} days={days} />
        </>
      )}
    </div>
  );
}

const number = (count: number) => count.toLocaleString("en");

function useTime(): (milliseconds: number | null) => string {
  const say = useStatisticsWords();
  return (milliseconds) =>
    milliseconds === null ? say("untold") : say("milliseconds", { count: number(Math.round(milliseconds)) });
}

function Numbers({ calls }: { calls: ApiCalls }) {
  const say = useStatisticsWords();
  const time = useTime();
  const facts = [
    ["calls", number(calls.calls)],
    ["people", number(calls.people)],
    ["refused", number(calls.refused)],
    ["failed", number(calls.failed)],
    ["p50", time(calls.p50)],
    ["p95", time(calls.p95)],
  ] as const;
  return (
    <>
      {calls.truncated && <p className="text-notice-ink">{say("truncated")}</p>}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3 lg:grid-cols-6">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-note text-faint">{say(name)}</dt>
            <dd className="text-title font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Chart({ calls, count }: { calls: ApiCalls; count: number }) {
  const say = useStatisticsWords();
  const { ref, width } = useWidth();
  return (
    <div ref={ref} role="img" aria-label={say("chart")} className="h-[220px] min-w-0 overflow-hidden">
      {width > 0 && (
        <Suspense fallback={null}>
          <DayChart
            days={daysOf(calls.byDay, { until: new Date(), count })}
            series={[
              { key: "answered", name: say("answered"), color: "var(--accent)" },
              { key: "refused", name: say("refused"), color: "var(--edge)" },
              { key: "failed", name: say("failed"), color: "var(--notice)" },
            ]}
            width={width}
          />
        </Suspense>
      )}
    </div>
  );
}

function ByApplication({ calls: { applications } }: { calls: ApiCalls }) {
  const say = useStatisticsWords();
  return (
    <Counted
      title={say("byApplication")}
      head={say("application")}
      rows={applications.map(({ applicationId, name, ...counted }) => ({
        key: applicationId,
        label: <GivenName max={60}>{name}</GivenName>,
        ...counted,
      }))}
    />
  );
}

function ByOperation({ calls: { operations } }: { calls: ApiCalls }) {
  const say = useStatisticsWords();
  return (
    <Counted
      title={say("byOperation")}
      head={say("operation")}
      rows={operations.map(({ operation, ...counted }) => ({
        key: operation ?? "",
        label:
          operation === null ? (
            <span className="text-faint">{say("unnamed")}</span>
          ) : (
            <bdi className="font-mono text-code wrap-anywhere">{operation}</bdi>
          ),
        ...counted,
      }))}
    />
  );
}

interface CountedRow extends Pick<ApiCalls, "calls" | "people" | "refused" | "failed" | "p50" | "p95"> {
  key: string;
  label: ReactNode;
}

const counts = ["calls", "people", "refused", "failed"] as const;

function Counted({ title, head, rows }: { title: string; head: string; rows: readonly CountedRow[] }) {
  const say = useStatisticsWords();
  const time = useTime();
  return (
    <Sheet level={2} title={title} note={String(rows.length)}>
      <div className="-mx-gutter">
        <Table region={title}>
          <thead>
            <tr>
              <Th>{head}</Th>
              {[...counts, "p50" as const, "p95" as const].map((name) => (
                <Th key={name} className="text-right">
                  {say(name)}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Tr key={row.key}>
                <Td className="min-w-40">{row.label}</Td>
                {counts.map((name) => (
                  <Td
                    key={name}
                    className={cx(
                      "text-right tabular-nums",
                      name === "failed" && row.failed > 0 && "text-notice-ink",
                    )}
                  >
                    {number(row[name])}
                  </Td>
                ))}
                <Td className="text-right whitespace-nowrap">{time(row.p50)}</Td>
                <Td className="text-right whitespace-nowrap">{time(row.p95)}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
    </Sheet>
  );
}

function Refusals({ apiId, days }: { apiId: string; days: Days }) {
  const say = useStatisticsWords();
  const format = useFormat();
  const { data: refusals, error, refetch } = useApiRefusals(apiId, days);
  return (
    <Sheet level={2} title={say("refusals")} note={refusals && String(refusals.length)}>
      {error && !refusals && <FailureNote error={error} onRetry={() => void refetch()} />}
      {!error && !refusals && <Skeleton lines={3} />}
      {refusals?.length === 0 && <p className="py-1 text-soft">{say("refusalsNone")}</p>}
      {refusals && refusals.length > 0 && (
        <div className="-mx-gutter">
          <Table region={say("refusals")}>
            <thead>
              <tr>
                <Th>{say("application")}</Th>
                <Th>{say("lacked")}</Th>
                <Th>{say("operation")}</Th>
                <Th className="text-right">{say("times")}</Th>
                <Th className="text-right">{say("people")}</Th>
                <Th className="text-right">{say("last")}</Th>
              </tr>
            </thead>
            <tbody>
              {refusals.map(({ applicationId, application, operation, scope, times, people, lastAt }) => (
                <Tr key={`${applicationId} ${operation} ${scope}`}>
                  <Td>
                    <GivenName max={60}>{application}</GivenName>
                  </Td>
                  <Td>
                    {scope === null ? (
                      say("noToken")
                    ) : (
                      <bdi className="font-mono text-code wrap-anywhere">{scope}</bdi>
                    )}
                  </Td>
                  <Td>
                    <bdi className="font-mono text-code wrap-anywhere">{operation ?? say("unnamed")}</bdi>
                  </Td>
                  <Td className="text-right">{number(times)}</Td>
                  <Td className="text-right">{number(people)}</Td>
                  <Td className="text-right whitespace-nowrap">
                    <time dateTime={lastAt}>{format.dateTime(lastAt)}</time>
                  </Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </Sheet>
  );
}
