import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { cx } from "./class-names.ts";

interface SplitPanesProps {
  /** What the line between them is called. */
  label: string;
  /** Where this browser keeps how they are parted. */
  name: string;
  /** `row`: side by side; `column`: one above the other. */
  direction: "row" | "column";
  /** Of the first, in percent, until somebody moves the line. */
  share: number;
  first: ReactNode;
  second: ReactNode;
  /** Where there is room for one only: which. Left out, both are always there. */
  only?: "first" | "second";
}

const least = 20;
const most = 80;

/** Two panes with a line between them that is moved by pointer or arrow keys. */
export function SplitPanes({ label, name, direction, share, first, second, only }: SplitPanesProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { part, setPart } = useKeptShare(name, share);
  const isRow = direction === "row";

  function drag({ clientX, clientY, currentTarget, pointerId }: PointerEvent<HTMLElement>) {
    const box = frame.current?.getBoundingClientRect();
    if (!box || !currentTarget.hasPointerCapture(pointerId)) return;
    setPart(isRow ? ((clientX - box.left) / box.width) * 100 : ((clientY - box.top) / box.height) * 100);
  }

  function press(event: KeyboardEvent) {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setPart(part + step);
  }

  const narrow = only !== undefined;
  return (
    <div
      ref={frame}
      className={cx(
        "flex min-h-0 min-w-0 flex-1",
        isRow ? (narrow ? "max-[56.25rem]:flex-col" : "") : "flex-col",
      )}
    >
      <div
        style={{ flexBasis: `${part}%` }}
        className={cx(
          "flex min-h-0 min-w-0 shrink-0 grow-0 flex-col",
          narrow && "max-[56.25rem]:shrink max-[56.25rem]:grow",
          only === "second" && "max-[56.25rem]:hidden",
        )}
      >
        {first}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a line that is moved is no rule of a text */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation={isRow ? "vertical" : "horizontal"}
        aria-valuenow={Math.round(part)}
        aria-valuemin={least}
        aria-valuemax={most}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={press}
        className={cx(
          "relative shrink-0 touch-none bg-line-strong hover:bg-accent focus-visible:bg-accent",
          "before:absolute before:content-['']",
          isRow
            ? "w-px cursor-col-resize before:-inset-x-1 before:inset-y-0"
            : "h-px cursor-row-resize before:inset-x-0 before:-inset-y-1",
          narrow && "max-[56.25rem]:hidden",
        )}
      />
      <div
        className={cx("flex min-h-0 min-w-0 flex-1 flex-col", only === "first" && "max-[56.25rem]:hidden")}
      >
        {second}
      </div>
    </div>
  );
}

const steps: Record<string, number> = {
  ArrowLeft: -2,
  ArrowUp: -2,
  ArrowRight: 2,
  ArrowDown: 2,
  Home: -100,
  End: 100,
};

function useKeptShare(name: string, share: number) {
  const key = `behalf.panes.${name}`;
  const [part, set] = useState(() => within(Number(localStorage.getItem(key)) || share));
  function setPart(next: number) {
    set(within(next));
    localStorage.setItem(key, String(within(next)));
  }
  return { part, setPart };
}

const within = (part: number): number => Math.min(most, Math.max(least, part));
