import type { ReactNode } from "react";
import { cx } from "../ui/class-names.ts";

export type MarkTone = "plain" | "accent" | "notice";

const tones: Record<MarkTone, string> = {
  plain: "text-faint",
  accent: "text-accent-ink",
  notice: "text-notice-ink",
};

/** A mark on the margin line, beside what it is about; where there is no margin, before it. */
export function Mark({ tone = "plain", children }: { tone?: MarkTone; children: ReactNode }) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "mt-px grid size-[18px] shrink-0 place-items-center rounded-full bg-page [&_svg]:size-3.5",
        "sm:absolute sm:top-0 sm:-left-[34px]",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
