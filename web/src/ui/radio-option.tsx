import { type ReactNode, useId } from "react";
import { cx } from "./class-names.ts";

interface RadioOptionProps {
  /** Of the group. */
  name: string;
  checked: boolean;
  onChoose: () => void;
  title: string;
  /** What it means to choose it. */
  children: ReactNode;
}

/** One of a few that each need a sentence, ruled one under the other. */
export function RadioOption({ name, checked, onChoose, title, children }: RadioOptionProps) {
  const text = useId();
  return (
    <label
      className={cx(
        "-mx-gutter flex cursor-pointer gap-3 px-gutter py-2.5 hover:bg-hover",
        checked && "shadow-[inset_3px_0_var(--accent)]",
      )}
    >
      <input
        type="radio"
        name={name}
        checked={checked}
        onChange={onChoose}
        aria-label={title}
        aria-describedby={text}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        <span id={text} className="block text-soft">
          {children}
        </span>
      </span>
    </label>
  );
}
