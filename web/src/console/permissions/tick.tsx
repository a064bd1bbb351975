import type { ChangeEvent } from "react";

interface TickProps {
  label: string;
  checked: boolean;
  /** Some of what it stands for, but not all. */
  partly?: boolean;
  disabled?: boolean;
  onToggle: (event: ChangeEvent<HTMLInputElement>) => void;
}

/** A checkbox without a visible label. */
export function Tick({ label, checked, partly = false, disabled = false, onToggle }: TickProps) {
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={checked}
      disabled={disabled}
      onChange={onToggle}
      ref={(input) => {
        if (input) input.indeterminate = partly && !checked;
      }}
      className="mt-0.5 size-[18px] cursor-pointer accent-accent disabled:cursor-not-allowed disabled:opacity-40"
    />
  );
}
