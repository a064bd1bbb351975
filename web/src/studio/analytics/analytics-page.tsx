import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { ChartNoAxesColumn, Download } from "lucide-react";
import { useAnalytics, useAssistant } from "../../api/assistants.ts";
import type { Analytics } from "../../api/schema.gen.ts";
import { Bar } from "../../ui/bar.tsx";
import { Blank } from "../../ui/blank.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { FailurePanel } from "../../ui/failure.tsx";
import { GivenName } from "../../ui/given-name.tsx";
import { useFormat } from "../../ui/language/format.ts";
import { Page } from "../../ui/page.tsx";
import { Segments } from "../../ui/segments.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { useReadSearch } from "../../ui/use-read-search.ts";
import { ranges } from "../search.ts";
import { CountSection } from "./count-section.tsx";
import { DaySection } from "./day-section.tsx";
import { Figures } from "./figures.tsx";
import { csvOf, totalsOf } from "./numbers.ts";
import { OperationSection } from "./operation-section.tsx";
import { useAnalyticsWords } from "./words.ts";

/** How much an assistant is used and what comes of it: every chart with its numbers. */
export function AnalyticsPage() {
  const say = useAnalyticsWords();
  const { assistantId } = useParams({ from: "/shell/studio/$assistantId/analytics" });
  const { days = "30" } = useReadSearch("/shell/studio/$assistantId/analytics");
  const navigate = useNavigate();
  const assistant = useAssistant(assistantId);
  const analytics = useAnalytics(assistantId, days);
  const name = assistant.data?.name ?? "";
  return (
    <Page wide>
      <Bar
        title={`${say("title")}${name && ` · ${name}`}`}
        heading={<span className="truncate">{say("title")}</span>}
        crumbs={[
          { label: say("studio"), link: { to: "/studio" } },
          {
            label: <GivenName max={40}>{name}</GivenName>,
            link: { to: "/studio/$assistantId", params: { assistantId } },
          },
        ]}
        actions={analytics.data && <DownloadButton analytics={analytics.data} days={days} />}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
        <p className="min-w-0 flex-1 basis-72 text-pretty text-soft">{say("lead")}</p>
        <Segments
          legend={say("range")}
          value={days}
          onChange={(next) =>
            void navigate({
              to: "/studio/$assistantId/analytics",
              params: { assistantId },
              search: { days: next },
              resetScroll: false,
            })
          }
          options={ranges.map((value) => ({
            value,
            label: <span className="whitespace-nowrap">{say("days", { count: value })}</span>,
          }))}
        />
      </div>
      {analytics.isPending && <Skeleton lines={8} />}
      {analytics.error && !analytics.data && (
        <FailurePanel error={analytics.error} onRetry={() => void analytics.refetch()} />
      )}
      {analytics.data && <Numbers assistantId={assistantId} analytics={analytics.data} />}
    </Page>
  );
}

function Numbers({ assistantId, analytics }: { assistantId: string; analytics: Analytics }) {
  const say = useAnalyticsWords();
  const format = useFormat();
  const { consents, errors } = analytics;
  if (totalsOf(analytics).turns === 0)
    return (
      <Blank
        icon={<ChartNoAxesColumn aria-hidden="true" />}
        title={say("emptyTitle")}
        text={say("emptyText")}
        action={
          <Link to="/studio/$assistantId" params={{ assistantId }} className={buttonClass()}>
            {say("toWorkbench")}
          </Link>
        }
      />
    );
  return (
    <div className="space-y-8">
      {analytics.truncated && (
        <p className="text-notice-ink">{say("truncated", { since: format.dateTime(analytics.since) })}</p>
      )}
      <Figures analytics={analytics} />
      <DaySection days={analytics.byDay} />
      <div className="grid gap-8 lg:grid-cols-2">
        <CountSection
          title={say("decisions")}
          heads={[say("decision"), say("count")]}
          rows={[
            { key: "allowed", name: say("allowed"), count: consents.allowed, color: "bg-accent" },
            { key: "denied", name: say("deniedConsent"), count: consents.denied },
            { key: "expired", name: say("expiredConsent"), count: consents.expired, color: "bg-notice" },
            { key: "other", name: say("other"), count: consents.other },
          ]}
        />
        {errors.length > 0 && (
          <CountSection
            title={say("errors")}
            heads={[say("code"), say("count")]}
            rows={errors.map(({ code, turns }) => ({
              key: code,
              name: <code className="font-mono text-code">{code}</code>,
              count: turns,
              color: "bg-notice",
            }))}
          />
        )}
      </div>
      <OperationSection operations={analytics.operations} />
    </div>
  );
}

function DownloadButton({ analytics, days }: { analytics: Analytics; days: string }) {
  const say = useAnalyticsWords();
  function download(): void {
    const url = URL.createObjectURL(new Blob(["\ufeff", csvOf(analytics)], { type: "text/csv" }));
    const link = document.createElement("a");
    Object.assign(link, { href: url, download: `analytics-${days}.csv` });
    link.click();
    URL.revokeObjectURL(url);
  }
  return (
    <Button variant="quiet" aria-label={say("download")} onClick={download}>
      <Download aria-hidden="true" className="size-4" />
      <span className="hidden sm:inline">{say("download")}</span>
    </Button>
  );
}
