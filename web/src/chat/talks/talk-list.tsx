import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { FoundConversation } from "../../api/schema.gen.ts";
import { TalkItem } from "./talk-item.tsx";
import { rowsOf, type TalkRow } from "./talk-rows.ts";
import { useTalkWords } from "./words.ts";

interface TalkListProps {
  talks: readonly FoundConversation[];
  q: string;
  current: string | null;
  /** Fetches what follows, where something does. */
  onEnd: (() => void) | undefined;
}

const heights = { group: 32, talk: 48 };

/** Thousands of them: only those in view are there. */
export function TalkList({ talks, q, current, onEnd }: TalkListProps) {
  const box = useRef<HTMLDivElement>(null);
  const rows = rowsOf(talks, q === "");
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => heights[rows[index]?.kind ?? "talk"],
    getItemKey: (index) => keyOf(rows[index]),
    overscan: 8,
  });
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= rows.length - 10) onEnd?.();
  }, [last, rows.length, onEnd]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys come up from the links
    <div
      ref={box}
      onKeyDown={(event) => moveFocus(event, box.current)}
      className="scroll-quiet -mx-2 min-h-0 flex-1 overflow-y-auto px-2"
    >
      <ul className="relative" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ key, index, start }) => {
          const row = rows[index];
          return (
            row && (
              <li
                key={key}
                data-index={index}
                ref={virtual.measureElement}
                style={{ transform: `translateY(${start}px)` }}
                className="absolute inset-x-0 top-0"
              >
                <Row row={row} q={q} current={current} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

function Row({ row, q, current }: { row: TalkRow; q: string; current: string | null }) {
  const say = useTalkWords();
  if (row.kind === "talk") return <TalkItem talk={row.talk} q={q} open={row.talk.id === current} />;
  return (
    <h3 className="flex h-8 items-end px-[11px] pb-1.5 text-note font-medium text-faint">{say(row.group)}</h3>
  );
}

function keyOf(row: TalkRow | undefined): string {
  if (row === undefined) return "";
  return row.kind === "group" ? row.group : row.talk.id;
}

const step: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Up and down go from one conversation to the next. */
function moveFocus(event: KeyboardEvent, box: HTMLElement | null): void {
  const by = step[event.key];
  if (by === undefined || !(event.target instanceof HTMLAnchorElement)) return;
  const links = [...(box?.querySelectorAll<HTMLAnchorElement>("a[data-talk]") ?? [])];
  const next = links[links.indexOf(event.target) + by];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
