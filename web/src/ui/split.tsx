import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { cx } from "./class-names.ts";

interface SplitProps {
  /** Under this name the browser remembers where the line was put. */
  name: string;
  /** What the line moves, for a screen reader. */
  label: string;
  first: ReactNode;
  second: ReactNode;
  /** Above each other. */
  stacked?: boolean;
  /** What the first one needs for now, wherever the line was put. */
  needed?: number;
  /** The first one's share in percent, and its bounds. */
  usual?: number;
  least?: number;
  most?: number;
}

const step = 2;

/** Two panes and the line between them, which is moved by mouse, finger or keyboard and stays where it was put. */
export function Split({ name, label, first, second, stacked = false, needed = 0, ...bounds }: SplitProps) {
  const { usual = 46, least = 28, most = 68 } = bounds;
  const box = useRef<HTMLDivElement>(null);
  const [put, setPut] = useState(() => remembered(name, usual, least, most));
  const share = Math.max(put, needed);
  function move(next: number): void {
    const bounded = Math.min(most, Math.max(least, Math.round(next * 10) / 10));
    setPut(bounded);
    localStorage.setItem(key(name), String(bounded));
  }
  const tracks = `minmax(0, ${share}fr) 1px minmax(0, ${100 - share}fr)`;
  return (
    <div
      ref={box}
      className="grid size-full min-h-0"
      style={
        stacked
          ? { gridTemplateRows: tracks, gridTemplateColumns: "minmax(0, 1fr)" }
          : { gridTemplateColumns: tracks }
      }
    >
      {first}
      <Line
        label={label}
        stacked={stacked}
        value={share}
        least={least}
        most={most}
        onMove={move}
        onDrag={(event) => {
          const at = box.current?.getBoundingClientRect();
          if (at === undefined) return;
          move(
            stacked
              ? ((event.clientY - at.top) / at.height) * 100
              : ((event.clientX - at.left) / at.width) * 100,
          );
        }}
      />
      {second}
    </div>
  );
}

interface LineProps {
  label: string;
  stacked: boolean;
  value: number;
  least: number;
  most: number;
  onMove: (share: number) => void;
  onDrag: (event: PointerEvent) => void;
}

function Line({ label, stacked, value, least, most, onMove, onDrag }: LineProps) {
  const keys: Record<string, number> = {
    [stacked ? "ArrowUp" : "ArrowLeft"]: value - step,
    [stacked ? "ArrowDown" : "ArrowRight"]: value + step,
    Home: least,
    End: most,
  };
  function onKeyDown(event: KeyboardEvent): void {
    const next = keys[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onMove(next);
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that is moved is no <hr>
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={stacked ? "horizontal" : "vertical"}
      aria-valuenow={Math.round(value)}
      aria-valuemin={least}
      aria-valuemax={most}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onDrag(event);
      }}
      className={cx(
        "relative z-10 touch-none bg-line-strong outline-none hover:bg-edge focus-visible:bg-accent-ink",
        "focus-visible:outline-2 focus-visible:outline-accent-ink after:absolute after:content-['']",
        stacked
          ? "cursor-row-resize after:inset-x-0 after:-inset-y-2"
          : "cursor-col-resize after:inset-y-0 after:-inset-x-2",
      )}
    />
  );
}

const key = (name: string) => `behalf.split.${name}`;

function remembered(name: string, usual: number, least: number, most: number): number {
  const share = Number(localStorage.getItem(key(name)));
  return share >= least && share <= most ? share : usual;
}
