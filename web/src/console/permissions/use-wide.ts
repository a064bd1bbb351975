import { useSyncExternalStore } from "react";

const wide = matchMedia("(min-width: 900px)");

/** Whether there is room for a table; below that its rows are cards. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      wide.addEventListener("change", listener);
      return () => wide.removeEventListener("change", listener);
    },
    () => wide.matches,
  );
}
