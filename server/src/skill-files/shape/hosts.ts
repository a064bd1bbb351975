/**
 * What a host name or literal address in a file says by itself. Names are looked up, and the addresses they
 * lead to checked again, when a call is made (platform/egress); this is the early word to the author, with the
 * same verdicts.
 */
import { isIP } from "node:net";
import { type Reach, reachOf } from "../../platform/egress/address.ts";
import { type AllowList, isListed, listsPort } from "../../platform/egress/allow-list.ts";
import { isBlockedPort } from "../../platform/egress/ports.ts";

const localSuffixes = [
  "localhost",
  "local",
  "internal",
  "intranet",
  "lan",
  "corp",
  "home",
  "home.arpa",
  "localdomain",
  "svc",
  "invalid",
  "onion",
];

/** Where a call to this host would lead, as far as one can tell without looking the name up. */
export function reachOfHost(url: URL): Reach {
  const host = hostOf(url);
  if (isIP(host) !== 0) return reachOf(host);
  const isLocal = !host.includes(".") || localSuffixes.some((suffix) => host.endsWith(`.${suffix}`));
  return isLocal ? "private" : "public";
}

/** Whether the operator lists this destination: a name only by itself, a literal address also by its range. */
export function isListedHost(list: AllowList, url: URL): boolean {
  const host = hostOf(url);
  if (isIP(host) !== 0) return isListed(list, host, portOf(url), host);
  const named = list.filter((entry) => "host" in entry);
  return isListed(named, host, portOf(url), host);
}

/** Whether the port belongs to another protocol and the operator has not listed it with this host. */
export function isForeignPort(list: AllowList, url: URL): boolean {
  return isBlockedPort(portOf(url)) && !listsPort(list, hostOf(url), portOf(url));
}

function portOf(url: URL): number {
  return Number(url.port || (url.protocol === "https:" ? 443 : 80));
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "");
}
