import { Link, type LinkProps } from "@tanstack/react-router";
import { createContext, type ReactNode, useContext } from "react";
import { createPortal } from "react-dom";

/** Where the sidebar takes in the list of the section that is open. */
export const SidePlace = createContext<HTMLElement | null>(null);

/** The section's own list, below the navigation. */
export function SideSection({ children }: { children: ReactNode }) {
  const place = useContext(SidePlace);
  return place && createPortal(children, place);
}

interface SideHeadProps {
  children: ReactNode;
  action?: ReactNode;
}

export function SideHead({ children, action }: SideHeadProps) {
  return (
    <div className="flex min-h-7 items-center justify-between gap-2 pr-1 pl-[11px] text-note font-medium text-faint">
      <h2>{children}</h2>
      {action}
    </div>
  );
}

interface SideLinkProps {
  link: LinkProps;
  children: ReactNode;
  /** How many there are, or what waits, at the right. */
  count?: ReactNode;
}

export function SideLink({ link, children, count }: SideLinkProps) {
  return (
    <Link
      {...link}
      className="flex min-h-8 items-center gap-2 rounded-control px-[11px] py-1 text-soft hover:bg-hover focus-visible:-outline-offset-2 aria-[current=page]:bg-chosen aria-[current=page]:font-medium aria-[current=page]:text-ink pointer-coarse:min-h-11"
    >
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {count !== undefined && <span className="text-note font-normal text-faint">{count}</span>}
    </Link>
  );
}

/** How many things wait for the person. */
export function WaitingCount({ count, label }: { count: number; label: string }) {
  if (count === 0) return null;
  return (
    <span className="inline-grid h-[18px] min-w-[18px] place-items-center rounded-full bg-notice-soft px-1.5 text-[0.6875rem] leading-none font-semibold text-notice-ink">
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
