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
          "min-h-control w-full appearance-none truncate text-work rounded-control border border-edge bg-page pr-8 pl-2.5",
          "text-ink transition-colors focus-visible:outline-offset-0 aria-invalid:border-notice disabled:opacity-60",
        )}
      >
        {children}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-faint"
      />
    </span>
  );
}
