import type { ReactNode } from "react";
import { cx } from "./class-names.ts";

/** What happened, in the order it did: times in the margin, marks on the line beside it. */
export function Ledger({ children, label }: { children: ReactNode; label?: string }) {
  return <ol aria-label={label}>{children}</ol>;
}

interface EntryProps {
  /** In the margin: usually a `<time>`. */
  time: ReactNode;
  /** On the line: an icon of 14 px. */
  mark?: ReactNode;
  /** What the mark means, in colour too. */
  tone?: "plain" | "accent" | "notice";
  /** Of the line: amber where it asks for a look. */
  line?: "plain" | "notice";
  children: ReactNode;
}

const tones = { plain: "text-faint", accent: "text-accent-ink", notice: "text-notice-ink" } as const;

const lines = {
  plain: "border-line-strong",
  notice: "border-notice shadow-[inset_2px_0_var(--notice)]",
} as const;

export function Entry({ time, mark, tone = "plain", line = "plain", children }: EntryProps) {
  return (
    <li className="grid grid-cols-[3.5rem_minmax(0,1fr)] sm:grid-cols-[4rem_minmax(0,1fr)]">
      <span className="pt-2 pr-4 text-right text-note leading-5 text-faint">{time}</span>
      <div
        className={cx(
          "relative flex min-w-0 flex-wrap items-baseline gap-x-3 border-l py-2 pl-4 sm:flex-nowrap sm:pl-5",
          lines[line],
        )}
      >
        {mark && (
          <span
            aria-hidden="true"
            className={cx(
              "absolute top-[9px] -left-[9px] grid size-[18px] place-items-center rounded-full bg-page [&_svg]:size-3.5",
              tones[tone],
            )}
          >
            {mark}
          </span>
        )}
        {children}
      </div>
    </li>
  );
}

/** The day above its entries, in line with them. */
export function DayHead({ children }: { children: ReactNode }) {
  return (
    <h3 className="pt-3 pb-1 pl-[calc(3.5rem+17px)] text-note font-medium text-faint sm:pl-[calc(4rem+21px)]">
      {children}
    </h3>
  );
}
