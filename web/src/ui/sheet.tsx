import type { ReactNode } from "react";
import { cx } from "./class-names.ts";

interface SheetProps {
  title: ReactNode;
  /** Small, beside the title: how many, how long. */
  note?: ReactNode;
  /** At the right: where it came from, what can be done with it. */
  aside?: ReactNode;
  /** Of its heading: the second where it is a part of a page. */
  level?: 2 | 3;
  children: ReactNode;
  className?: string;
}

/** A result, or the second half of a panel: it begins with a printed rule. */
export function Sheet({ title, note, aside, level = 3, children, className }: SheetProps) {
  const Heading = `h${level}` as const;
  return (
    <section className={cx("border-rule border-t-2", className)}>
      <header className="flex min-h-9 flex-wrap items-baseline gap-x-2 pt-2 pb-1.5">
        <Heading className="text-body font-semibold">{title}</Heading>
        {note && <span className="text-note text-faint">{note}</span>}
        {aside && <span className="ml-auto flex items-center gap-1 text-note text-faint">{aside}</span>}
      </header>
      {children}
    </section>
  );
}
