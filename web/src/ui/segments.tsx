import { type ReactNode, useId } from "react";

interface SegmentsProps<V extends string> {
  /** Its name for a screen reader. */
  legend: string;
  options: readonly { value: V; label: ReactNode }[];
  value: V;
  onChange: (value: V) => void;
  disabled?: boolean;
  className?: string;
}

/** One of a few, all in sight. */
export function Segments<V extends string>({
  legend,
  options,
  value,
  onChange,
  disabled,
  className,
}: SegmentsProps<V>) {
  const group = useId();
  return (
    <fieldset disabled={disabled} className={className}>
      <legend className="sr-only">{legend}</legend>
      <div className="flex divide-x divide-line-strong overflow-hidden rounded-control border border-edge">
        {options.map((option) => (
          <label
            key={option.value}
            className="relative flex min-h-[calc(var(--control)-2px)] flex-auto cursor-pointer items-center justify-center px-2.5 text-center text-soft leading-tight first:rounded-l-control last:rounded-r-control has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent-ink has-focus-visible:-outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-accent-ink"
          >
            <input
              type="radio"
              name={group}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="absolute inset-0 cursor-pointer appearance-none opacity-0"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
