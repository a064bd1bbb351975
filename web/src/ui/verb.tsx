import { cx } from "./class-names.ts";

/** The method of a request. Red for the one that takes something away. */
export function Verb({ method }: { method: string }) {
  return (
    <span
      className={cx(
        "font-mono text-[0.6875rem] font-medium tracking-wide",
        method.toUpperCase() === "DELETE" ? "text-danger-ink" : "text-soft",
      )}
    >
      {method.toUpperCase()}
    </span>
  );
}
