import { type ReactNode, useId } from "react";

interface TabSectionProps {
  title: ReactNode;
  /** Small, beside the title: how many, against what. */
  note?: ReactNode;
  /** At the right: what can be done with all of it. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of a tab under its ruled heading; the first begins where the tabs end. */
export function TabSection({ title, note, aside, children }: TabSectionProps) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="not-first:mt-6 first:-mt-4">
      <header className="flex min-h-12 flex-wrap items-center gap-x-2 gap-y-1 border-line-strong border-b py-1.5">
        <h2 id={heading} className="font-semibold">
          {title}
        </h2>
        {note && <span className="text-note text-faint">{note}</span>}
        {aside && <span className="ml-auto flex items-center gap-3">{aside}</span>}
      </header>
      {children}
    </section>
  );
}
