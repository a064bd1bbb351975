import { lookup } from "node:dns/promises";
import type { Lookup } from "./destination.ts";

/**
 * The system's look-up, one at a time for each name: it occupies one of the few threads that file access and
 * password hashing need too, and twenty calls to a host with dead name servers would take them all.
 */
export function systemLookup(): Lookup {
  const underWay = new Map<string, Promise<string[]>>();
  return (hostname) => {
    const known = underWay.get(hostname);
    if (known) return known;
    const found = lookup(hostname, { all: true })
      .then((all) => all.map(({ address }) => address))
      .finally(() => underWay.delete(hostname));
    underWay.set(hostname, found);
    return found;
  };
}
