import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import type { AuditEvent } from "../../api/schema.gen.ts";
import { cx } from "../../ui/class-names.ts";
import { useFormat } from "../../ui/language/format.ts";
import { Spinner } from "../../ui/spinner.tsx";
import { EventRow, rowGrid } from "./event-row.tsx";
import { rowsOf } from "./rows.ts";
import { useAuditWords } from "./words.ts";

interface EventListProps {
  events: readonly AuditEvent[];
  names: ReadonlyMap<string, string>;
  /** The event whose panel is open. */
  open: number | undefined;
  onOpen: (id: number) => void;
  more: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** Rows are read on before their end is in sight. */
const ahead = 20;

/** However many they are, only those in sight are drawn. Arrow keys go from row to row, Enter opens one. */
export function EventList({ events, names, open, onOpen, more }: EventListProps) {
  const say = useAuditWords();
  const format = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => rowsOf(events), [events]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 36,
    getItemKey: (index) => keyOf(rows[index]),
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = more;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - ahead) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, rows.length]);
  const { focusable, onKeyDown, onFocus } = useRowKeys({ rows, open, scroller, show: virtual.scrollToIndex });

  return (
    <div ref={scroller} className="scroll-quiet min-h-0 flex-1 overflow-y-auto border-line-strong border-t">
      <ColumnHeads />
      <ol aria-label={say("list")} style={{ height: virtual.getTotalSize() }} className="relative">
        {items.map(({ index, key, start }) => {
          const row = rows[index];
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={hasNextPage ? -1 : rows.length}
              style={{ transform: `translateY(${start}px)` }}
              className="absolute inset-x-0"
            >
              {row?.kind === "day" && (
                <h2 className="border-line border-b bg-side px-gutter pt-3 pb-1 text-note font-medium text-faint">
                  {format.date(row.at)}
                </h2>
              )}
              {row?.kind === "event" && (
                <EventRow
                  event={row.event}
                  names={names}
                  chosen={row.event.id === open}
                  tabIndex={row.event.id === focusable ? 0 : -1}
                  onFocus={() => onFocus(row.event.id)}
                  onKeyDown={onKeyDown}
                  onClick={() => onOpen(row.event.id)}
                />
              )}
            </li>
          );
        })}
      </ol>
      <p role="status" className="flex min-h-10 items-center justify-center gap-2 text-note text-faint">
        {isFetchingNextPage && <Spinner />}
        {isFetchingNextPage ? say("reading") : !hasNextPage && say("end")}
      </p>
    </div>
  );
}

/** Each row says all of itself; these are for the eye. */
function ColumnHeads() {
  const say = useAuditWords();
  return (
    <div
      aria-hidden="true"
      className={cx(
        rowGrid,
        "sticky top-0 z-10 h-8 items-center border-line-strong border-b bg-page text-note font-medium text-faint max-md:hidden",
      )}
    >
      <span className="text-right">{say("at")}</span>
      <span>{say("actor")}</span>
      <span>{say("event")}</span>
      <span>{say("subject")}</span>
    </div>
  );
}

type Rows = ReturnType<typeof rowsOf>;

const keyOf = (row: Rows[number] | undefined) =>
  row === undefined ? "" : row.kind === "day" ? row.day : row.event.id;

interface RowKeys {
  rows: Rows;
  open: number | undefined;
  scroller: React.RefObject<HTMLDivElement | null>;
  show: (index: number) => void;
}

/** One row takes the focus by Tab; the arrows take it from there to any other, drawn or not. */
function useRowKeys({ rows, open, scroller, show }: RowKeys) {
  const focused = useRef<number>(undefined);
  const events = rows.flatMap((row, index) => (row.kind === "event" ? [{ id: row.event.id, index }] : []));
  const focusable = [open, focused.current].find((id) => events.some((event) => event.id === id));

  function go(to: { id: number; index: number } | undefined): void {
    if (to === undefined) return;
    focused.current = to.id;
    show(to.index);
    // It is drawn only after the list has moved there.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>(`[data-event="${to.id}"]`)?.focus(),
      ),
    );
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const at = events.findIndex(({ id }) => id === focused.current);
    go(events[Math.max(0, Math.min(events.length - 1, step(at, events.length)))]);
  }

  return {
    focusable: focusable ?? events[0]?.id,
    onKeyDown,
    onFocus(id: number) {
      focused.current = id;
    },
  };
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + 15,
  PageUp: (at) => at - 15,
  Home: () => 0,
  End: (_, count) => count - 1,
};
