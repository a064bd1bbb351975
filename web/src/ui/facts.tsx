import type { ReactNode } from "react";
import { cx } from "./class-names.ts";

interface FactsProps {
  facts: readonly { label: ReactNode; value: ReactNode }[];
  /** With a hairline above each; without, they stand as close as in a card. */
  ruled?: boolean;
  className?: string;
}

/** What is known about one thing: labels in one column, values in the next. */
export function Facts({ facts, ruled = false, className }: FactsProps) {
  return (
    <dl className={cx("grid grid-cols-[fit-content(9rem)_minmax(0,1fr)]", className)}>
      {facts.map(({ label, value }, index) => (
        <div
          key={index}
          className={cx(
            "col-span-2 grid grid-cols-subgrid items-baseline gap-x-4",
            ruled ? "border-line border-t py-1.5" : "py-0.5",
          )}
        >
          <dt className="min-w-[5.5rem] text-faint">{label}</dt>
          <dd className="min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
