import { ChevronDown } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { cx } from "./class-names.ts";

interface DisclosureProps {
  label: string;
  /** Mounted, and loaded, when it is first opened. */
  children: ReactNode;
}

/** A line that unfolds what few want to see. */
export function Disclosure({ label, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="target-44 inline-flex min-h-8 items-center gap-1 text-note font-medium text-faint hover:text-ink"
      >
        {label}
        <ChevronDown
          aria-hidden="true"
          className={cx("size-3.5 transition-transform", open && "rotate-180")}
        />
      </button>
      {open && <Suspense fallback={null}>{children}</Suspense>}
    </>
  );
}
