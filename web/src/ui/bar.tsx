import { Link, type LinkProps } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { createContext, type ReactNode, useContext, useState } from "react";
import { createPortal } from "react-dom";
import { Messages } from "./toast.tsx";

interface Places {
  title: HTMLElement | null;
  actions: HTMLElement | null;
}

const BarPlaces = createContext<Places>({ title: null, actions: null });

interface BarFrameProps {
  /** Before everything else: what opens the sidebar where it is closed. */
  lead: ReactNode;
  /** Between title and actions, with the messages. */
  middle: ReactNode;
  children: ReactNode;
}

/**
 * The one bar above every page. Pages fill it with `Bar`; messages stand between title and actions, where they cover
 * nothing and move nothing.
 */
export function BarFrame({ lead, middle, children }: BarFrameProps) {
  const [title, setTitle] = useState<HTMLElement | null>(null);
  const [actions, setActions] = useState<HTMLElement | null>(null);
  return (
    <BarPlaces value={{ title, actions }}>
      <header className="relative flex h-bar shrink-0 items-center gap-2 border-line border-b pr-3 pl-2 lg:pl-gutter">
        {lead}
        <div ref={setTitle} className="flex min-w-0 shrink items-center gap-2" />
        <div className="min-w-0 flex-1" />
        {middle}
        <Messages />
        <div ref={setActions} className="flex shrink-0 items-center gap-2" />
      </header>
      {children}
    </BarPlaces>
  );
}

export interface Crumb {
  label: ReactNode;
  link: LinkProps;
}

interface BarProps {
  /** The page's heading; as plain text also the title of the browser's tab. */
  title: string;
  /** How the heading is shown, where it is more than its text. */
  heading?: ReactNode;
  /** The pages above this one. */
  crumbs?: readonly Crumb[];
  /** Beside the title at every width: what leads to another page of its kind. */
  beside?: ReactNode;
  /** Small, after the title, where there is room: a count, a state. */
  note?: ReactNode;
  actions?: ReactNode;
}

/** What a page says of itself in the bar above it. */
export function Bar({ title, heading, crumbs = [], beside, note, actions }: BarProps) {
  const places = useContext(BarPlaces);
  return (
    <>
      <title>{`${title} · Behalf`}</title>
      {places.title &&
        createPortal(
          <>
            {crumbs.map((crumb, index) => (
              <span key={index} className="hidden shrink-0 items-center gap-1.5 text-faint md:flex">
                <Link {...crumb.link} className="max-w-40 truncate hover:text-ink">
                  {crumb.label}
                </Link>
                <ChevronRight aria-hidden="true" className="size-3.5" />
              </span>
            ))}
            <h1 className="flex min-w-0 items-center gap-2 truncate text-body font-semibold">
              {heading ?? <span className="truncate">{title}</span>}
            </h1>
            {beside}
            {note && <span className="hidden min-w-0 truncate text-note text-faint sm:block">{note}</span>}
          </>,
          places.title,
        )}
      {places.actions && createPortal(actions, places.actions)}
    </>
  );
}
