import { useSyncExternalStore } from "react";

/** Tailwind's `lg`. */
const wide = matchMedia("(width >= 64rem)");

/** Whether the whole sidebar has room beside a page. */
export function useWideScreen(): boolean {
  return useSyncExternalStore(
    (listener) => {
      wide.addEventListener("change", listener);
      return () => wide.removeEventListener("change", listener);
    },
    () => wide.matches,
  );
}
