import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";

const looks: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover border-transparent",
  secondary: "bg-surface text-ink border-edge/45 hover:bg-sunken hover:border-edge/70",
  ghost: "bg-transparent text-soft border-transparent hover:bg-sunken hover:text-ink",
  danger: "bg-danger text-on-accent hover:bg-danger-hover border-transparent",
};

const sizes = {
  md: "min-h-11 px-4 text-sm rounded-xl",
  sm: "min-h-8 px-3 text-[0.8125rem] rounded-lg target-44",
} as const;

/** The look of a button, for links that lead somewhere. */
export function buttonClass(variant: ButtonVariant = "secondary", size: keyof typeof sizes = "md"): string {
  return cx(
    "inline-flex items-center justify-center gap-2 border font-medium leading-5 select-none transition-colors",
    "disabled:opacity-55 aria-disabled:opacity-55 aria-disabled:cursor-not-allowed",
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
        "target-44 inline-grid size-9 shrink-0 place-items-center rounded-lg text-soft transition-colors",
        "hover:bg-sunken hover:text-ink disabled:opacity-50 [&_svg]:size-[18px]",
        className,
      )}
    >
      {children}
    </button>
  );
}
