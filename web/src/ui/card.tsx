import type { ComponentProps } from "react";
import { cx } from "./class-names.ts";

export function Card({ className, ...rest }: ComponentProps<"section">) {
  return <section {...rest} className={cx("rounded-2xl border border-line bg-surface", className)} />;
}
