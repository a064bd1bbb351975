import { Link, useNavigate } from "@tanstack/react-router";
import { Download, ScrollText, SearchX } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { exportAddress, useRequestCounts, useRequests } from "../../api/requests.ts";
import type { Application, LoggedCall, RequestCounts } from "../../api/schema.gen.ts";
import { Bar } from "../../ui/bar.tsx";
import { Blank } from "../../ui/blank.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { FailurePanel } from "../../ui/failure.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import type { RequestFilter } from "../search.ts";
import { isNarrowed, isOpenEnded, queryOf } from "./query.ts";
import { RequestChart } from "./request-chart.tsx";
import { RequestFilters } from "./request-filters.tsx";
import { RequestList } from "./request-list.tsx";
import { useLogTimes } from "./times.ts";
import { useRequestWords } from "./words.ts";

const RequestPanel = lazy(async () => ({ default: (await import("./request-panel.tsx")).RequestPanel }));

interface RequestsPageProps {
  application: Application;
  filter: RequestFilter;
  onFilter: (filter: RequestFilter) => void;
  /** The other pages of the application, where no sidebar shows them. */
  pages: React.ReactNode;
}

/** The calls of an application's skills, and beside them the one that is open. */
export function RequestsPage({ application, filter, onFilter, pages }: RequestsPageProps) {
  const { id } = application;
  const [wantsLive, setLive] = useState(true);
  const live = wantsLive && isOpenEnded(filter);
  const { call: callId, ...key } = filter;
  const asked = { id, key, query: () => queryOf(filter, Date.now()), live };
  const requests = useRequests(asked);
  const counts = useRequestCounts(asked);
  const calls = requests.data?.pages.flatMap((page) => page.requests) ?? [];
  const scroller = useRef<HTMLDivElement>(null);
  const open = useOpening(id, filter);
  const place = calls.findIndex((call) => call.id === callId);
  return (
    <div
      className={cx(
        "grid h-full min-h-0",
        callId !== undefined &&
          "md:grid-cols-[minmax(0,1fr)_minmax(20rem,44%)] xl:grid-cols-[minmax(0,1fr)_28.75rem] 2xl:grid-cols-[minmax(0,1fr)_35rem]",
      )}
    >
      <RequestsBar
        id={id}
        filter={filter}
        counts={counts.data}
        live={live}
        onLive={isOpenEnded(filter) ? setLive : undefined}
      />
      <div ref={scroller} className="scroll-quiet min-h-0 min-w-0 overflow-y-auto">
        {pages}
        {counts.data && <RequestChart counts={counts.data} />}
        <RequestFilters filter={filter} counts={counts.data} onFilter={onFilter} />
        {requests.isPending && <Skeleton lines={8} className="px-gutter pt-3" />}
        {requests.error && !requests.data && (
          <FailurePanel error={requests.error} onRetry={() => void requests.refetch()} />
        )}
        {requests.data && calls.length === 0 && <NoRequests filter={filter} onFilter={onFilter} />}
        {calls.length > 0 && (
          <RequestList applicationId={id} calls={calls} filter={filter} scroller={scroller} />
        )}
        {requests.hasNextPage && (
          <More busy={requests.isFetchingNextPage} onMore={() => void requests.fetchNextPage()} />
        )}
      </div>
      {callId !== undefined && (
        <Suspense fallback={<div className="bg-side" />}>
          <RequestPanel
            applicationId={id}
            callId={callId}
            onClose={() => open(undefined)}
            onPrevious={place > 0 ? () => open(calls[place - 1]) : undefined}
            onNext={place >= 0 && place < calls.length - 1 ? () => open(calls[place + 1]) : undefined}
          />
        </Suspense>
      )}
    </div>
  );
}

/** The open call is in the address; going from one to the next leaves no trail of them behind. */
function useOpening(applicationId: string, { call, ...filter }: RequestFilter) {
  const navigate = useNavigate();
  return (next: LoggedCall | undefined) =>
    void navigate({
      to: "/console/$applicationId",
      params: { applicationId },
      search: { tab: "requests", ...filter, ...(next && { call: next.id }) },
      replace: call !== undefined,
      resetScroll: false,
    });
}

interface RequestsBarProps {
  id: string;
  filter: RequestFilter;
  counts: RequestCounts | undefined;
  live: boolean;
  onLive: ((live: boolean) => void) | undefined;
}

function RequestsBar({ id, filter, counts, live, onLive }: RequestsBarProps) {
  const say = useRequestWords();
  const times = useLogTimes();
  const summary =
    counts &&
    say(counts.more ? "summaryMore" : "summary", {
      count: counts.calls,
      failed: counts.failed,
      median: times.taken(counts.medianMs),
    });
  return (
    <Bar
      title={say("title")}
      note={summary}
      actions={
        <>
          <Button
            variant="quiet"
            size="small"
            aria-pressed={live}
            disabled={!onLive}
            onClick={() => onLive?.(!live)}
          >
            <span
              aria-hidden="true"
              className={cx("size-2 rounded-full", live ? "bg-accent-ink" : "border-[1.5px] border-faint")}
            />
            {say("live")}
          </Button>
          <a
            href={exportAddress(id, queryOf(filter, Date.now()))}
            download="requests.csv"
            className={buttonClass("quiet", "small")}
          >
            <Download aria-hidden="true" />
            {say("csv")}
          </a>
        </>
      }
    />
  );
}

function NoRequests({ filter, onFilter }: Pick<RequestsPageProps, "filter" | "onFilter">) {
  const say = useRequestWords();
  if (isNarrowed(filter))
    return (
      <Blank
        icon={<SearchX aria-hidden="true" />}
        title={say("noMatchTitle")}
        text={say("noMatchText")}
        action={<Button onClick={() => onFilter(timeOnly(filter))}>{say("clear")}</Button>}
      />
    );
  return (
    <Blank
      icon={<ScrollText aria-hidden="true" />}
      title={say("emptyTitle")}
      text={say("emptyText")}
      action={
        <>
          <Link to="/chat" className={buttonClass("main")}>
            {say("toChat")}
          </Link>
          {filter.range !== "30d" && (
            <Button onClick={() => onFilter({ range: "30d" })}>{say("longer")}</Button>
          )}
        </>
      }
    />
  );
}

function timeOnly({ range, from, to }: RequestFilter): RequestFilter {
  return { ...(range && { range }), ...(from && { from }), ...(to && { to }) };
}

/** Earlier ones come by themselves when the end is near; the button is for whoever gets there first. */
function More({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const say = useRequestWords();
  const ref = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  more.current = onMore;
  useEffect(() => {
    if (busy || ref.current === null) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current(), {
      rootMargin: "600px",
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [busy]);
  return (
    <div ref={ref} className="px-gutter py-4">
      <Button busy={busy} onClick={onMore}>
        {say("loadMore")}
      </Button>
    </div>
  );
}
