import { isIP } from "node:net";
import { networkInterfaces } from "node:os";
import { isLoopback, isUnspecified, reachOf } from "./address.ts";
import { type AllowList, isListed, listsPort } from "./allow-list.ts";
import { EgressFailure, EgressRefused } from "./failure.ts";
import { isBlockedPort } from "./ports.ts";

export interface HostPort {
  readonly host: string;
  readonly port: number;
}

/** All addresses of a name. An unknown name: none, or an error. */
export type Lookup = (hostname: string) => Promise<readonly string[]>;

export interface Guard {
  readonly allow: AllowList;
  readonly names: ReadonlyMap<string, HostPort>;
  readonly own: readonly HostPort[];
  readonly lookup: Lookup;
}

/** A place that passed the guard. Connect to these addresses and to nothing else. */
export interface Destination {
  readonly url: URL;
  /** As in the URL, without the brackets of IPv6: what TLS and `Host` speak of. */
  readonly host: string;
  readonly addresses: readonly string[];
  readonly port: number;
  /** Whether the operator vouches for it: listed in EGRESS_ALLOW, or one of our own sample skills. */
  readonly listed: boolean;
}

/**
 * The whole guard. Every address the name has must pass: one private among public ones refuses all of them.
 * @throws EgressRefused, or EgressFailure `unreachable` when the name has no address.
 */
export async function findDestination(guard: Guard, text: string): Promise<Destination> {
  const { url, host, port } = readUrl(guard.allow, text);
  const named = guard.names.get(host);
  const place = named ?? { host, port };
  const addresses = await addressesOf(guard.lookup, place.host);
  if (addresses.length === 0) throw new EgressFailure("unreachable", `The host ${host} has no address.`);
  await refuseOwn(guard, place, addresses);
  const listed = named !== undefined || addresses.every((each) => isListed(guard.allow, host, port, each));
  for (const address of addresses) {
    const reach = reachOf(address);
    const vouched = named !== undefined || isListed(guard.allow, host, port, address);
    if (reach === "never" || (reach === "private" && !vouched))
      throw new EgressRefused(
        `${host} leads to a private or reserved address. Skills live on public hosts; an operator can list private ones in EGRESS_ALLOW.`,
      );
  }
  return { url, host, port: place.port, addresses, listed };
}

/** WHATWG URL turns decimal, octal, hex and full-width forms into plain addresses before they are looked at. */
function readUrl(allow: AllowList, text: string): { url: URL; host: string; port: number } {
  const url = URL.parse(text);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:"))
    throw new EgressRefused("The address must be a full http or https URL.");
  if (url.username !== "" || url.password !== "")
    throw new EgressRefused("The address must not carry a user name or password.");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (host.endsWith(".")) throw new EgressRefused("The host must not end in a dot.");
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  if (isBlockedPort(port) && !listsPort(allow, host, port))
    throw new EgressRefused(
      `Port ${port} belongs to another protocol. An operator can list host:port in EGRESS_ALLOW.`,
    );
  return { url, host, port };
}

async function addressesOf(lookup: Lookup, host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  return lookup(host).catch(() => []);
}

/** Our own port and the database's answer anyone on this machine: no list entry opens them to a skill. */
async function refuseOwn(guard: Guard, place: HostPort, addresses: readonly string[]): Promise<void> {
  for (const own of guard.own.filter(({ port }) => port === place.port)) {
    const ours = await addressesOf(guard.lookup, own.host);
    const wholeMachine = ours.some((address) => isUnspecified(address) || isLoopback(address));
    const hit = addresses.some(
      (address) => ours.includes(address) || (wholeMachine && isThisMachine(address)),
    );
    if (hit || own.host === place.host)
      throw new EgressRefused("The address is the platform's own. A skill must run on a port of its own.");
  }
}

function isThisMachine(address: string): boolean {
  if (isLoopback(address) || isUnspecified(address)) return true;
  return Object.values(networkInterfaces()).some((each) => each?.some((one) => one.address === address));
}
