import type { ReactNode } from "react";
import { cx } from "./class-names.ts";

const tones = {
  neutral: "bg-sunken text-soft",
  outline: "text-soft shadow-[inset_0_0_0_1px_var(--line-strong)]",
  accent: "bg-accent-soft text-accent-ink",
  notice: "bg-notice-soft text-notice-ink",
  danger: "bg-danger-soft text-danger-ink",
} as const;

type Tone = keyof typeof tones;

/** A word about the thing beside it: what kind it is, or a state that matters. */
export function Tag({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={cx(
        "inline-flex min-h-5 items-center gap-1 whitespace-nowrap rounded-tag px-1.5 text-note font-medium",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
