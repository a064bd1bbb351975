import { useMemo } from "react";
import { useNames } from "../../api/names.ts";
import { useSpokenName } from "../../ui/use-spoken-name.ts";

/** What these are called, as the reader speaks it. */
export function useSpokenNames(groups: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  const names = useNames(groups);
  const spoken = useSpokenName();
  return useMemo(() => new Map([...names].map(([id, name]) => [id, spoken(name)])), [names, spoken]);
}
