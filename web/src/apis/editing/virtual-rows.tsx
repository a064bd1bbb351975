import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type ReactNode,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

export interface RowsHandle {
  /** Draws the row and brings it into view. */
  show: (index: number) => void;
}

interface VirtualRowsProps<T> {
  rows: readonly T[];
  keyOf: (row: T) => string;
  estimate: number;
  /** What scrolls, with what else is in it. */
  scroller: RefObject<HTMLElement | null>;
  handle?: RefObject<RowsHandle | null>;
  label: string;
  children: (row: T, index: number) => ReactNode;
}

/** However many rows there are, only those in sight are drawn. */
export function VirtualRows<T>(props: VirtualRowsProps<T>) {
  const { rows, keyOf, estimate, scroller, handle, label, children } = props;
  const box = useRef<HTMLUListElement>(null);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => setMargin(box.current?.offsetTop ?? 0));
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => keyOf(rows[index] as T),
    scrollMargin: margin,
    overscan: 8,
  });
  useImperativeHandle(handle ?? null, () => ({ show: (index) => virtual.scrollToIndex(index) }));
  return (
    <ul ref={box} aria-label={label} style={{ height: virtual.getTotalSize() }} className="relative">
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const row = rows[index];
        return (
          row !== undefined && (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={rows.length}
              style={{ transform: `translateY(${start - margin}px)` }}
              className="absolute inset-x-0"
            >
              {children(row, index)}
            </li>
          )
        );
      })}
    </ul>
  );
}
