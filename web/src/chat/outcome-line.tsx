import type { ReactNode } from "react";

/** What became of a request, in one line; what `details` unfolds stands below it. */
export function OutcomeLine({
  icon,
  children,
  details,
}: {
  icon: ReactNode;
  children: ReactNode;
  details?: ReactNode;
}) {
  return (
    <div className="flex w-fit max-w-full items-start gap-2 rounded-xl border border-line bg-surface px-3 py-2 text-[0.8125rem] text-soft [&>svg]:mt-[3px] [&>svg]:size-4 [&>svg]:shrink-0">
      {icon}
      <div className="min-w-0">
        <div className="flex flex-wrap gap-x-3 gap-y-1">{children}</div>
        {details && <div className="mt-2">{details}</div>}
      </div>
    </div>
  );
}

/** The look of what can be done from such a line. */
export const lineAction =
  "target-44 cursor-pointer font-medium text-accent-ink underline decoration-accent-ink/40 underline-offset-[3px] hover:decoration-accent-ink";

export function LineButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" onClick={onClick} className={lineAction}>
      {children}
    </button>
  );
}
