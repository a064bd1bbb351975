import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./class-names.ts";

/** The platform's own select: a wheel on phones, type-ahead everywhere. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className={cx("relative inline-block w-full", className)}>
      <select
        {...rest}
        className={cx(
          "min-h-11 w-full appearance-none truncate rounded-xl border border-edge/70 bg-surface pr-9 pl-3.5 text-sm",
          "text-ink transition-colors hover:border-edge focus-visible:outline-offset-0 aria-invalid:border-danger-ink disabled:opacity-60",
        )}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-faint"
      />
    </span>
  );
}
