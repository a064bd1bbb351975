import type { ReactNode } from "react";

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  text?: ReactNode;
  /** What to do about it. */
  action?: ReactNode;
}

export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center gap-2 px-6 py-14 text-center">
      {icon && (
        <span className="mb-2 grid size-12 place-items-center rounded-2xl bg-sunken text-faint [&_svg]:size-6">
          {icon}
        </span>
      )}
      <h2 className="text-base font-semibold">{title}</h2>
      {text && <p className="text-soft">{text}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
