import { type ReactNode, useState } from "react";
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

const rounds = { small: "size-5 text-note", medium: "size-7 text-note", large: "size-20 text-hero" } as const;

interface FaceProps {
  name: string;
  /** Where it is; without one, or while it cannot be had, the first letter of the name stands there. */
  picture?: string | null | undefined;
  size?: keyof typeof rounds;
}

/** The round of a person, whose name stands beside it. */
export function Face({ name, picture, size = "medium" }: FaceProps) {
  const spoken = useSpokenName();
  const [missing, setMissing] = useState<string>();
  return (
    <span
      aria-hidden="true"
      className={cx(
        "grid shrink-0 place-items-center overflow-hidden rounded-full bg-accent-soft font-semibold text-accent-ink uppercase",
        rounds[size],
      )}
    >
      {picture && picture !== missing ? (
        <img
          src={picture}
          alt=""
          className="size-full object-cover"
          decoding="async"
          onError={() => setMissing(picture)}
        />
      ) : (
        spoken(name, 40).charAt(0)
      )}
    </span>
  );
}
