import type { ReactNode } from "react";
import { cx } from "./class-names.ts";
import { useSpokenName } from "./use-spoken-name.ts";

const sizes = {
  small: "size-6 rounded-control text-note [&_svg]:size-3.5",
  medium: "size-8 rounded-[6px] text-body [&_svg]:size-4",
  large: "size-10 rounded-[7px] text-head [&_svg]:size-5",
} as const;

interface TileProps {
  children: ReactNode;
  size?: keyof typeof sizes;
  /** Grey, as skills have it; applications and assistants stand in ink. */
  quiet?: boolean;
}

/** The square of an application, an assistant or a skill; its name always stands beside it. */
export function Tile({ children, size = "medium", quiet = false }: TileProps) {
  return (
    <span
      aria-hidden="true"
      className={cx(
        "grid shrink-0 place-items-center overflow-hidden font-semibold leading-none",
        quiet ? "bg-sunken text-soft" : "bg-tile text-on-tile",
        sizes[size],
      )}
    >
      {children}
    </span>
  );
}

/** The round of a person: the first letter of a name that stands beside it. */
export function Face({ name, small = false }: { name: string; small?: boolean }) {
  const spoken = useSpokenName();
  return (
    <span
      aria-hidden="true"
      className={cx(
        "grid shrink-0 place-items-center rounded-full bg-accent-soft text-note font-semibold text-accent-ink uppercase",
        small ? "size-5" : "size-7",
      )}
    >
      {spoken(name, 40).charAt(0)}
    </span>
  );
}
