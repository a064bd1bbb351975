import { LoaderCircle } from "lucide-react";
import { cx } from "./class-names.ts";
import { useUiWords } from "./words.ts";

export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden="true" className={cx("size-4 animate-spin", className)} />;
}

/** Grey bars in the place of what is coming; visible only after 200 ms. */
export function Skeleton({ lines = 3, className }: { lines?: number; className?: string }) {
  const say = useUiWords();
  return (
    <div role="status" className={cx("animate-appear space-y-3", className)}>
      <span className="sr-only">{say("loading")}</span>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line, index) => (
        <div
          key={line}
          className={cx(
            "h-4 animate-pulse-soft rounded-control bg-sunken",
            index % 3 === 2 ? "w-2/3" : "w-full",
          )}
        />
      ))}
    </div>
  );
}
