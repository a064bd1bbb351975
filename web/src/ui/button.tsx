import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";

/** `take` takes something away; `take-main` is the button that then does it. */
export type ButtonVariant = "main" | "plain" | "quiet" | "take" | "take-main";

const looks: Record<ButtonVariant, string> = {
  main: "bg-accent text-on-accent border-accent hover:bg-accent-hover",
  plain: "bg-page text-ink border-edge hover:bg-sunken",
  quiet: "bg-transparent text-soft border-transparent hover:bg-hover hover:text-ink",
  take: "bg-transparent text-danger-ink border-danger-line hover:bg-danger-soft",
  "take-main": "bg-danger text-on-danger border-danger hover:bg-danger-hover",
};

const sizes = {
  work: "min-h-control px-3 text-work",
  decide: "min-h-decide px-4 text-body",
  small: "min-h-7 px-2.5 text-note target-44",
} as const;

/** The look of a button, for links that lead somewhere. */
export function buttonClass(variant: ButtonVariant = "plain", size: keyof typeof sizes = "work"): string {
  return cx(
    "inline-flex items-center justify-center gap-1.5 rounded-control border font-medium select-none",
    "transition-colors duration-100 disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55",
    "[&_svg]:size-4 [&_svg]:shrink-0",
    looks[variant],
    sizes[size],
  );
}

interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: keyof typeof sizes;
  /** Shows a spinner and takes no further clicks. */
  busy?: boolean;
}

export function Button({ variant, size, busy = false, className, children, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={cx(buttonClass(variant, size), className)}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

interface IconButtonProps extends ComponentProps<"button"> {
  label: string;
  children: ReactNode;
}

/** A button that is only an icon: the label is its name and its tooltip. */
export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={cx(
        "target-44 inline-grid size-7 shrink-0 place-items-center rounded-control text-faint transition-colors duration-100",
        "hover:bg-hover hover:text-ink disabled:opacity-50 pointer-coarse:size-10 [&_svg]:size-4",
        className,
      )}
    >
      {children}
    </button>
  );
}
