import type { ReactNode } from "react";

interface BlankProps {
  icon?: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  /** What to do about it. */
  action?: ReactNode;
  /** Below: whom to ask, an id to give, what comes next. */
  children?: ReactNode;
}

/** In the place of what is not there: empty, failed or closed. It stands on the margin line and says the next step. */
export function Blank({ icon, title, text, action, children }: BlankProps) {
  return (
    <div className="grid grid-cols-[minmax(0,35rem)] px-gutter py-8 sm:grid-cols-[3rem_minmax(0,35rem)] sm:px-0">
      <span
        aria-hidden="true"
        className="hidden justify-end pt-1 pr-3 text-faint sm:flex [&_svg]:size-[18px]"
      >
        {icon}
      </span>
      <div className="border-line-strong pb-6 sm:border-l sm:pl-6">
        <h2 className="text-title font-semibold">{title}</h2>
        {text && <p className="mt-2 max-w-[44em] text-body text-pretty text-soft">{text}</p>}
        {action && <div className="mt-5 flex flex-wrap gap-2">{action}</div>}
        {children && <div className="mt-6">{children}</div>}
      </div>
    </div>
  );
}
