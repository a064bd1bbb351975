import type { ComponentProps } from "react";
import { cx } from "./class-names.ts";

interface SwitchProps extends Omit<ComponentProps<"input">, "type" | "role" | "checked"> {
  checked: boolean;
}

/** On or off, at once. Give it a label: `aria-label`, or an `id` a `<label>` points to. */
export function Switch({ className, checked, ...rest }: SwitchProps) {
  return (
    <span className={cx("relative inline-grid h-[18px] w-8 shrink-0 align-middle", className)}>
      <input
        {...rest}
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        className="peer absolute -inset-3.5 z-10 cursor-pointer opacity-0 disabled:cursor-not-allowed"
      />
      <span
        aria-hidden="true"
        className={cx(
          "h-[18px] w-8 rounded-full shadow-[inset_0_0_0_1.5px_var(--edge)] transition-colors peer-checked:bg-accent peer-checked:shadow-none peer-disabled:opacity-50",
          "peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent-ink",
          "after:absolute after:top-[3px] after:left-[3px] after:size-3 after:rounded-full after:bg-edge",
          "after:transition-transform peer-checked:after:translate-x-3.5 peer-checked:after:bg-on-accent",
        )}
      />
    </span>
  );
}
