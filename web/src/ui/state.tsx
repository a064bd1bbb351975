import { Check, CircleMinus, type LucideIcon, Minus, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./class-names.ts";

const looks = {
  ready: { Icon: Check, color: "text-accent-ink" },
  attention: { Icon: TriangleAlert, color: "text-notice-ink" },
  warning: { Icon: CircleMinus, color: "text-notice-ink" },
  off: { Icon: Minus, color: "text-faint" },
} as const satisfies Record<string, { Icon: LucideIcon; color: string }>;

/** How something stands: a mark, whose shape says it, and the word. */
export function State({ is, children }: { is: keyof typeof looks; children: ReactNode }) {
  const { Icon, color } = looks[is];
  return (
    <span className={cx("inline-flex items-center gap-1.5", color)}>
      <Icon aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={2.25} />
      <span className="self-baseline">{children}</span>
    </span>
  );
}
