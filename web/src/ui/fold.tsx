import { type ReactNode, useState } from "react";
import { cx } from "./class-names.ts";

/**
 * What folds away, and unfolds, by its height, so that what is below it moves along and nothing jumps. Folded it is not
 * there: neither for the keyboard nor for a screen reader.
 */
export function Fold({ open, children }: { open: boolean; children: ReactNode }) {
  const [there, setThere] = useState(open);
  if (open && !there) setThere(true);
  return (
    <div
      onTransitionEnd={(event) => {
        if (event.target === event.currentTarget && !open) setThere(false);
      }}
      className={cx(
        "grid transition-[grid-template-rows] duration-[240ms] ease-out-soft",
        open ? "grid-rows-[1fr]" : "grid-rows-[0fr]",
      )}
    >
      <div inert={!open} className="min-h-0 [overflow-x:visible] [overflow-y:clip]">
        {there && children}
      </div>
    </div>
  );
}
