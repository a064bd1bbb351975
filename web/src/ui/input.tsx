import type { ComponentProps } from "react";
import { cx } from "./class-names.ts";

const box = cx(
  "w-full rounded-control border border-edge bg-page text-ink text-work placeholder:text-faint transition-colors",
  "focus-visible:border-accent-ink focus-visible:outline-offset-0",
  "aria-invalid:border-notice disabled:opacity-60 disabled:bg-sunken",
);

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={cx(box, "min-h-control px-2.5", className)} />;
}

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} className={cx(box, "min-h-24 px-2.5 py-2 leading-relaxed", className)} />;
}
