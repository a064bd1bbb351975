import { useNavigate } from "@tanstack/react-router";
import { Download, ScrollText } from "lucide-react";
import { lazy, Suspense, useMemo } from "react";
import {
  type AuditQuery,
  auditDownload,
  useAuditEvents,
  useAuditNews,
  useRefreshAudit,
} from "../../api/audit.ts";
import { Bar } from "../../ui/bar.tsx";
import { Blank } from "../../ui/blank.tsx";
import { Button, buttonClass } from "../../ui/button.tsx";
import { cx } from "../../ui/class-names.ts";
import { FailurePanel } from "../../ui/failure.tsx";
import { Panes } from "../../ui/panes.tsx";
import { Skeleton } from "../../ui/spinner.tsx";
import { useReadSearch } from "../../ui/use-read-search.ts";
import type { AuditSearch } from "../search.ts";
import { idsOf } from "./about.ts";
import { Chain } from "./chain.tsx";
import { EventList } from "./event-list.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { dayOf, queryOf } from "./filter-query.ts";
import { useSpokenNames } from "./use-spoken-names.ts";
import { useAuditWords } from "./words.ts";

const EventPanel = lazy(async () => ({ default: (await import("./event-panel.tsx")).EventPanel }));

/** What happened, newest first; an event opens beside the list. All that is shown is in the address. */
export function AuditPage() {
  const say = useAuditWords();
  const navigate = useNavigate();
  const { open, ...filter } = useReadSearch("/shell/admin/audit");
  const show = (search: AuditSearch, replace = false) =>
    void navigate({ to: "/admin/audit", search, replace, resetScroll: false });
  const today = dayOf(new Date());
  const key = JSON.stringify([filter, today]);
  const query = useMemo(() => queryOf(filter, new Date()), [key]);
  const audit = useAuditEvents(query);
  const events = useMemo(() => audit.data?.pages.flatMap((page) => page.events) ?? [], [audit.data]);
  const names = useSpokenNames(audit.data?.pages.map((page) => page.events.flatMap(idsOf)) ?? []);
  const shown = events.findIndex(({ id }) => id === open);
  const neighbour = (step: number) => {
    const event = shown < 0 ? undefined : events[shown + step];
    return event && (() => show({ ...filter, open: event.id }, true));
  };
  const isEmpty = audit.data !== undefined && events.length === 0 && !audit.hasNextPage;
  return (
    <>
      <Bar
        title={say("title")}
        actions={
          <>
            <Chain onEvent={(id) => show({ open: id })} />
            <Downloads query={query} />
          </>
        }
      />
      <Panes
        className={cx(
          "relative",
          open !== undefined && "md:grid-cols-[minmax(0,1fr)_minmax(20rem,min(35rem,34%))]",
        )}
      >
        <section className="flex min-h-0 min-w-0 flex-col" aria-label={say("title")}>
          <FilterBar filter={filter} query={query} onFilter={(next) => show({ ...next })} />
          <News query={query} events={events} enabled={filter.to === undefined} />
          {audit.isPending && <Skeleton lines={12} className="px-gutter py-3" />}
          {audit.error && <FailurePanel error={audit.error} onRetry={() => void audit.refetch()} />}
          {isEmpty && (
            <Blank
              icon={<ScrollText />}
              title={say("emptyTitle")}
              text={say("emptyText")}
              action={<Button onClick={() => show({})}>{say("clear")}</Button>}
            />
          )}
          {audit.data && !isEmpty && (
            <EventList
              events={events}
              names={names}
              open={open}
              onOpen={(id) => show({ ...filter, open: id }, open !== undefined)}
              more={audit}
            />
          )}
        </section>
        {open !== undefined && (
          <Suspense fallback={<aside className="bg-side md:border-line-strong md:border-l" />}>
            <EventPanel
              id={open}
              onClose={() => show(filter, true)}
              onPrevious={neighbour(-1)}
              onNext={neighbour(1)}
              onFilter={(only) => show({ ...only, open })}
            />
          </Suspense>
        )}
      </Panes>
    </>
  );
}

function Downloads({ query }: { query: AuditQuery }) {
  const say = useAuditWords();
  return (["csv", "jsonl"] as const).map((format) => (
    <a
      key={format}
      href={auditDownload(format, query)}
      download={`audit-events.${format}`}
      title={say(format === "csv" ? "downloadCsv" : "downloadLines")}
      className={cx(buttonClass("quiet"), "max-sm:px-1.5 max-sm:[&_svg]:hidden")}
    >
      <Download aria-hidden="true" />
      <span className="sm:hidden">{format === "csv" ? "CSV" : "JSON"}</span>
      <span className="max-sm:hidden">{format === "csv" ? "CSV" : say("jsonLines")}</span>
    </a>
  ));
}

interface NewsProps {
  query: AuditQuery;
  events: readonly { id: number }[];
  enabled: boolean;
}

/** The list does not move by itself: what is newer is said above it. */
function News({ query, events, enabled }: NewsProps) {
  const say = useAuditWords();
  const refresh = useRefreshAudit();
  const ids = useAuditNews(query, enabled && events.length > 0).data ?? [];
  const known = new Set(events.map(({ id }) => id));
  const oldest = events[0]?.id ?? Number.POSITIVE_INFINITY;
  const count = ids.filter((id) => !known.has(id) && id > oldest).length;
  return (
    <div role="status" className="empty:hidden">
      {count > 0 && (
        <button
          type="button"
          onClick={() => void refresh()}
          className="flex min-h-8 w-full animate-show items-center justify-center border-accent-line border-t bg-accent-soft px-gutter font-medium text-accent-ink hover:underline pointer-coarse:min-h-11"
        >
          {say("news", { count })}
        </button>
      )}
    </div>
  );
}
