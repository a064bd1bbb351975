import { type ReactNode, useRef } from "react";
import { cx } from "../ui/class-names.ts";
import { useFocusLeft } from "./focus-left.ts";

const tones = { plain: "text-faint", accent: "text-accent-ink", notice: "text-notice-ink" } as const;

interface OutcomeLineProps {
  /** On the line of the thread: what it means, by its shape; green is the person's yes, amber what waits or failed. */
  mark: ReactNode;
  tone?: keyof typeof tones;
  children: ReactNode;
  /** The person is deciding something about it, in a dialog. */
  asking?: boolean;
  /** What unfolds below it. */
  details?: ReactNode;
}

/** What became of a request, in one line. It takes the focus from the card whose place it takes. */
export function OutcomeLine({ mark, tone = "plain", asking = false, children, details }: OutcomeLineProps) {
  const line = useRef<HTMLDivElement>(null);
  useFocusLeft(line);
  return (
    <div
      ref={line}
      data-outcome
      data-decided={asking || undefined}
      tabIndex={-1}
      className="relative flex animate-fold gap-2 rounded-tag text-soft outline-offset-2"
    >
      <span
        aria-hidden="true"
        className={cx(
          "grid size-[18px] shrink-0 place-items-center rounded-full bg-page sm:absolute sm:-left-[34px] [&_svg]:size-3.5",
          tones[tone],
        )}
      >
        {mark}
      </span>
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline gap-x-1.5">{children}</div>
        {details}
      </div>
    </div>
  );
}

/** Between what happened and what can be done about it: a pause to whoever hears it. */
export function LineDot() {
  return (
    <>
      <span aria-hidden="true" className="text-faint">
        ·
      </span>
      <span className="sr-only">, </span>
    </>
  );
}

/** The look of what can be done from such a line. */
export const lineAction =
  "target-44 cursor-pointer text-accent-ink underline decoration-accent-line underline-offset-[3px] hover:decoration-current disabled:cursor-default disabled:opacity-55";

interface LineButtonProps {
  onClick: () => void;
  /** The id of what it is done to, where its own words do not say it. */
  about?: string;
  disabled?: boolean;
  children: ReactNode;
}

export function LineButton({ onClick, about, disabled, children }: LineButtonProps) {
  return (
    <button
      type="button"
      aria-describedby={about}
      disabled={disabled}
      onClick={onClick}
      className={lineAction}
    >
      {children}
    </button>
  );
}

/** The same where it takes something back: quiet until it is wanted. */
export const lineTake =
  "target-44 cursor-pointer text-soft underline decoration-line-strong underline-offset-[3px] hover:text-danger-ink hover:decoration-current";
