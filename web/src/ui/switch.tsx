import type { ComponentProps } from "react";
import { cx } from "./class-names.ts";

interface SwitchProps extends Omit<ComponentProps<"input">, "type" | "role" | "checked"> {
  checked: boolean;
}

/** On or off, at once. Give it a label: `aria-label`, or an `id` a `<label>` points to. */
export function Switch({ className, checked, ...rest }: SwitchProps) {
  return (
    <span className={cx("relative inline-grid h-6 w-10 shrink-0 align-middle", className)}>
      <input
        {...rest}
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        className="peer absolute -inset-2.5 z-10 cursor-pointer opacity-0 disabled:cursor-not-allowed"
      />
      <span
        aria-hidden="true"
        className={cx(
          "h-6 w-10 rounded-full bg-edge transition-colors peer-checked:bg-accent peer-disabled:opacity-50",
          "peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent-ink",
          "after:absolute after:top-0.5 after:left-0.5 after:size-5 after:rounded-full after:bg-white after:shadow-sm",
          "after:transition-transform peer-checked:after:translate-x-4",
        )}
      />
    </span>
  );
}
