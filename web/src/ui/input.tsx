import type { ComponentProps } from "react";
import { cx } from "./class-names.ts";

const box = cx(
  "w-full rounded-xl border border-edge/70 bg-surface text-ink text-sm placeholder:text-faint transition-colors",
  "hover:border-edge focus-visible:border-accent-ink focus-visible:outline-offset-0",
  "aria-invalid:border-danger-ink disabled:opacity-60 disabled:bg-sunken",
);

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={cx(box, "min-h-11 px-3.5", className)} />;
}

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} className={cx(box, "min-h-24 px-3.5 py-2.5 leading-relaxed", className)} />;
}
