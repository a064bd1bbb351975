import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names.ts";

/** Panes beside each other that scroll for themselves; `className` gives their columns. */
export function Panes({ className, ...rest }: ComponentProps<"div">) {
  return <div {...rest} className={cx("grid h-full min-h-0", className)} />;
}

/** One of them; a hairline parts it from the one before. */
export function Pane({ className, ...rest }: ComponentProps<"section">) {
  return (
    <section
      {...rest}
      className={cx("flex min-h-0 min-w-0 flex-col [&+&]:border-line-strong md:[&+&]:border-l", className)}
    />
  );
}

interface PaneHeadProps {
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
}

export function PaneHead({ title, note, actions }: PaneHeadProps) {
  return (
    <header className="flex min-h-10 shrink-0 items-center gap-2 border-line border-b pr-3 pl-4">
      <h2 className="font-semibold whitespace-nowrap">{title}</h2>
      {note && <span className="min-w-0 truncate text-note text-faint">{note}</span>}
      {actions && <div className="ml-auto flex items-center gap-2">{actions}</div>}
    </header>
  );
}

/** What scrolls inside a pane. */
export function PaneBody({ className, ...rest }: ComponentProps<"div">) {
  return <div {...rest} className={cx("scroll-quiet min-h-0 flex-1 overflow-y-auto", className)} />;
}
