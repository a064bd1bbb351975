import type { ComponentProps } from "react";
import { cx } from "./class-names.ts";

/* Pieces of a table, ruled like print, that scrolls inside its own box, so that a page never scrolls sideways. */

interface TableProps extends ComponentProps<"table"> {
  /** Its name, where nothing in it takes the focus: then it is scrolled by keyboard itself. */
  region?: string;
}

export function Table({ className, region, ...rest }: TableProps) {
  const table = <table {...rest} className={cx("w-full border-collapse text-left", className)} />;
  if (region === undefined) return <div className="scroll-quiet overflow-x-auto">{table}</div>;
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keyboard
      tabIndex={0}
      aria-label={region}
      className="scroll-quiet overflow-x-auto focus-visible:-outline-offset-2"
    >
      {table}
    </section>
  );
}

export function Th({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(
        "h-8 whitespace-nowrap border-line-strong border-b px-3 text-note font-medium text-faint first:pl-gutter last:pr-gutter",
        className,
      )}
    />
  );
}

interface TrProps extends ComponentProps<"tr"> {
  /** The one that a panel beside the table shows. */
  chosen?: boolean;
}

export function Tr({ className, chosen = false, ...rest }: TrProps) {
  return (
    <tr
      {...rest}
      aria-current={chosen || undefined}
      className={cx(
        "border-line border-b",
        chosen
          ? "bg-accent-soft shadow-[inset_3px_0_var(--accent-ink),inset_0_-1px_var(--accent-line)]"
          : "hover:bg-hover",
        className,
      )}
    />
  );
}

export function Td({ className, ...rest }: ComponentProps<"td">) {
  return <td {...rest} className={cx("h-row px-3 py-1.5 first:pl-gutter last:pr-gutter", className)} />;
}
