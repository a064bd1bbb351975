import { type ReactNode, useId } from "react";

interface ControlProps {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null | undefined;
  /** Renders the control; spread what it is given onto the input. */
  children: (control: ControlProps) => ReactNode;
}

/** A label, a control, and below it a hint or what is wrong. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const note = `${id}-note`;
  const described = error || hint ? { "aria-describedby": note } : {};
  const invalid = error ? { "aria-invalid": true as const } : {};
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      {children({ id, ...described, ...invalid })}
      {error ? (
        <p id={note} role="alert" className="text-note text-notice-ink">
          {error}
        </p>
      ) : (
        hint && (
          <p id={note} className="text-note text-faint">
            {hint}
          </p>
        )
      )}
    </div>
  );
}
