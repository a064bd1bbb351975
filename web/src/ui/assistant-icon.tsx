import { cx } from "./class-names.ts";
import { clip } from "./text.ts";

interface AssistantIconProps {
  name: string;
  /** One character; empty: the first of the name. */
  icon: string;
  size?: "small" | "large";
}

/** An ink tile with one character in it; its name always stands beside it. */
export function AssistantIcon({ name, icon, size = "small" }: AssistantIconProps) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "grid shrink-0 place-items-center overflow-hidden bg-ink font-semibold text-surface leading-none",
        size === "small" ? "size-6 rounded-[5px] text-[0.8125rem]" : "size-9 rounded-lg text-lg",
      )}
    >
      {clip(icon, 1) || firstOf(name)}
    </span>
  );
}

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function firstOf(name: string): string {
  const [first] = characters.segment(clip(name, 20));
  return (first?.segment ?? "").toLocaleUpperCase();
}
