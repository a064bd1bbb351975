import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { cx } from "./class-names.ts";

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "end";
}

/** Actions on one thing, behind a button. */
export function Menu({ trigger, children, align = "end" }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className="z-40">
          <Base.Popup className="min-w-40 max-w-80 rounded-control border border-line-strong bg-raised p-1 text-ink shadow-float outline-none">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

interface MenuItemProps {
  onSelect: () => void;
  children: ReactNode;
  icon?: ReactNode;
  /** Takes something away. */
  take?: boolean;
  disabled?: boolean;
}

export function MenuItem({ onSelect, children, icon, take = false, disabled = false }: MenuItemProps) {
  return (
    <Base.Item
      onClick={onSelect}
      disabled={disabled}
      className={cx(
        "flex min-h-7 cursor-pointer items-center gap-2.5 rounded-tag px-2 outline-none select-none",
        "data-disabled:cursor-not-allowed data-disabled:opacity-55 pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0",
        take
          ? "text-danger-ink data-highlighted:bg-danger-soft"
          : "data-highlighted:bg-accent-soft data-highlighted:text-accent-ink",
      )}
    >
      {icon}
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </Base.Item>
  );
}
