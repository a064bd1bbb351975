import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type RefObject, useRef } from "react";
import type { LoggedCall } from "../../api/schema.gen.ts";
import { cx } from "../../ui/class-names.ts";
import { GivenName } from "../../ui/given-name.tsx";
import { Verb } from "../../ui/verb.tsx";
import type { RequestFilter } from "../search.ts";
import { CallMark } from "./call-mark.tsx";
import { useCallerName } from "./caller-name.ts";
import { useLogTimes } from "./times.ts";
import { useRequestWords } from "./words.ts";

const columns =
  "grid grid-cols-[5.5rem_minmax(0,1fr)_auto] items-center gap-x-3 px-gutter sm:grid-cols-[6rem_3.5rem_minmax(0,1fr)_6.5rem_4.5rem_minmax(4.5rem,auto)]";

interface RequestListProps {
  applicationId: string;
  calls: readonly LoggedCall[];
  filter: RequestFilter;
  /** What scrolls it. */
  scroller: RefObject<HTMLElement | null>;
}

/** One row a call, only those in view; the arrow keys go from one to the next. */
export function RequestList({ applicationId, calls, filter, scroller }: RequestListProps) {
  const say = useRequestWords();
  const top = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: calls.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 36,
    overscan: 16,
    scrollMargin: top.current?.offsetTop ?? 0,
    getItemKey: (index) => calls[index]?.id ?? index,
  });
  return (
    <div ref={top}>
      <RowHead />
      <ul
        aria-label={say("list")}
        onKeyDown={moveFocus}
        className="relative"
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const call = calls[index];
          if (call === undefined) return null;
          return (
            <li
              key={key}
              data-index={index}
              className="absolute inset-x-0 top-0"
              ref={rows.measureElement}
              style={{ transform: `translateY(${start - rows.options.scrollMargin}px)` }}
            >
              <Row applicationId={applicationId} call={call} filter={filter} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function RowHead() {
  const say = useRequestWords();
  return (
    <div
      aria-hidden="true"
      className={cx(columns, "h-8 border-line-strong border-y text-note font-medium text-faint")}
    >
      <span>{say("status")}</span>
      <span className="sm:col-span-2">{say("operation")}</span>
      <span className="max-sm:hidden">{say("person")}</span>
      <span className="text-right max-sm:hidden">{say("taken")}</span>
      <span className="text-right">{say("at")}</span>
    </div>
  );
}

interface RowProps {
  applicationId: string;
  call: LoggedCall;
  filter: RequestFilter;
}

function Row({ applicationId, call, filter }: RowProps) {
  const times = useLogTimes();
  const nameOf = useCallerName();
  const isOpen = filter.call === call.id;
  return (
    <Link
      to="/console/$applicationId"
      params={{ applicationId }}
      search={{ tab: "requests", ...filter, call: call.id }}
      replace={filter.call !== undefined}
      resetScroll={false}
      activeOptions={{ exact: true, includeSearch: true }}
      aria-current={isOpen ? "true" : undefined}
      data-call={call.id}
      className={cx(
        columns,
        "min-h-row border-line border-b text-left focus-visible:-outline-offset-2",
        isOpen
          ? "bg-accent-soft shadow-[inset_3px_0_var(--accent-ink),inset_0_-1px_var(--accent-line)]"
          : "hover:bg-hover",
      )}
    >
      <CallMark call={call} />
      <span className="max-sm:hidden">
        <Verb method={call.method} />
      </span>
      <span className="min-w-0 truncate font-mono text-note">
        <bdi>{call.operationId}</bdi>
      </span>
      <span className="min-w-0 truncate text-soft max-sm:hidden">
        <GivenName>{nameOf(call.person)}</GivenName>
      </span>
      <span className="text-right tabular-nums max-sm:hidden">{times.taken(call.rt)}</span>
      <time dateTime={call.at} className="text-right whitespace-nowrap text-soft tabular-nums">
        {times.row(call.at)}
      </time>
    </Link>
  );
}

/** To the row above or below, which the overscan keeps there. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const row = event.target instanceof Element ? event.target.closest("[data-index]") : null;
  if (step === 0 || !(row instanceof HTMLElement)) return;
  const next = event.currentTarget.querySelector(`[data-index="${Number(row.dataset.index) + step}"] a`);
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
