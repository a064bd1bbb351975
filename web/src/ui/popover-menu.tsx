import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { IconButton } from "./button.tsx";
import { cx } from "./class-names.ts";

interface PopoverMenuProps {
  label: string;
  icon: ReactNode;
  className?: string;
  children: ReactNode;
}

/**
 * Actions on one thing, behind a button: the browser's own popover, so that it also stands over a sidebar that was
 * opened over the page. Escape and a click outside close it and give the focus back.
 */
export function PopoverMenu({ label, icon, className, children }: PopoverMenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  return (
    <>
      <IconButton
        ref={button}
        label={label}
        popoverTarget={id}
        aria-haspopup="menu"
        className={cx("has-[+_:popover-open]:opacity-100", className)}
      >
        {icon}
      </IconButton>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        onToggle={(event) => {
          if (event.newState === "open") place(menu.current, button.current);
        }}
        onClick={() => menu.current?.hidePopover()}
        onKeyDown={(event) => moveFocus(event, menu.current)}
        className="fixed m-0 min-w-40 rounded-control border border-line-strong bg-raised p-1 text-ink shadow-float"
      >
        {children}
      </div>
    </>
  );
}

interface PopoverMenuItemProps {
  icon: ReactNode;
  onSelect: () => void;
  /** Takes something away. */
  take?: boolean;
  children: ReactNode;
}

export function PopoverMenuItem({ icon, onSelect, take = false, children }: PopoverMenuItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      onClick={onSelect}
      className={cx(
        "flex min-h-7 w-full items-center gap-2.5 rounded-tag px-2 text-left outline-none pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0",
        take
          ? "text-danger-ink hover:bg-danger-soft focus:bg-danger-soft"
          : "hover:bg-accent-soft hover:text-accent-ink focus:bg-accent-soft focus:text-accent-ink",
      )}
    >
      {icon}
      {children}
    </button>
  );
}

const gap = 4;

/** Below the button, above it where there is no room; its right edges in one line. */
function place(menu: HTMLElement | null, button: HTMLElement | null): void {
  if (menu === null || button === null) return;
  const at = button.getBoundingClientRect();
  const { offsetHeight: height, offsetWidth: width } = menu;
  const below = at.bottom + gap + height <= window.innerHeight;
  menu.style.inset = "auto";
  menu.style.top = `${below ? at.bottom + gap : Math.max(gap, at.top - gap - height)}px`;
  menu.style.left = `${Math.max(gap, at.right - width)}px`;
  itemsOf(menu)[0]?.focus();
}

const itemsOf = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLElement>("[role=menuitem]")];

function moveFocus(event: KeyboardEvent, menu: HTMLElement | null): void {
  const items = menu === null ? [] : itemsOf(menu);
  const now = items.findIndex((item) => item === document.activeElement);
  const next: Record<string, number> = {
    ArrowDown: (now + 1) % items.length,
    ArrowUp: (now - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  if (event.key === "Tab") menu?.hidePopover();
  const to = next[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items[to]?.focus();
}
