import type { ComponentProps } from "react";
import { cx } from "../../ui/class-names.ts";

interface CodeFieldProps extends Omit<ComponentProps<"input">, "value" | "onChange"> {
  namespace: string;
  code: string;
  onCode: (code: string) => void;
}

/** A code whose first part is fixed: it is the API's. */
export function CodeField({ namespace, code, onCode, className, ...rest }: CodeFieldProps) {
  const isWithin = code.startsWith(`${namespace}.`);
  return (
    <span
      className={cx(
        "flex min-h-control w-full items-center rounded-control border border-edge bg-page pl-2 font-mono text-code",
        "focus-within:border-accent-ink has-aria-invalid:border-notice has-disabled:bg-sunken has-disabled:opacity-60",
        "focus-within:outline-2 focus-within:outline-accent-ink",
        className,
      )}
    >
      <span aria-hidden="true" className="max-w-1/2 shrink-0 truncate text-faint">
        {namespace}.
      </span>
      <input
        {...rest}
        value={isWithin ? code.slice(namespace.length + 1) : code}
        onChange={({ target }) => onCode(`${namespace}.${target.value}`)}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        className="min-w-0 flex-1 bg-transparent pr-2 outline-none"
      />
    </span>
  );
}
