import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { inRange, type Range } from "./address.ts";

/** One entry of EGRESS_ALLOW, read: a host by its name, or a range of addresses; at one port or at any. */
type Entry = { port: number | undefined } & ({ host: string } | { range: Range });

export type AllowList = readonly Entry[];

/** Reads `host`, `host:port`, an address with or without a port, and CIDR. @throws Error naming the bad entry. */
export function readAllowList(texts: readonly string[]): AllowList {
  return texts.map(readEntry);
}

/** Whether an operator lists this address, reached as this host and port. */
export function isListed(list: AllowList, host: string, port: number, address: string): boolean {
  return list.some((entry) => {
    if (entry.port !== undefined && entry.port !== port) return false;
    return "host" in entry ? entry.host === host : inRange(ipaddr.parse(address), entry.range);
  });
}

export function listsPort(list: AllowList, host: string, port: number): boolean {
  return list.some((entry) => {
    if (entry.port !== port) return false;
    return "host" in entry
      ? entry.host === host
      : isIP(host) !== 0 && inRange(ipaddr.parse(host), entry.range);
  });
}

function readEntry(text: string): Entry {
  if (ipaddr.isValidCIDR(text)) return { port: undefined, range: ipaddr.parseCIDR(text) };
  if (isIP(text) !== 0) return { port: undefined, range: single(text) };
  const url = URL.parse(`http://${text}`);
  const port = /:(\d+)$/.exec(text)?.[1];
  if (url?.href !== `http://${url?.host}/` || text.includes("*"))
    throw new Error(
      `EGRESS_ALLOW: "${text}" is neither a host, host:port, address nor CIDR range, such as skills.corp:8443 or 10.2.0.0/16.`,
    );
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const onlyPort = port === undefined ? undefined : Number(port);
  return isIP(host) !== 0 ? { port: onlyPort, range: single(host) } : { port: onlyPort, host };
}

function single(address: string): Range {
  const ip = ipaddr.parse(address);
  return ipaddr.parseCIDR(`${address}/${ip.kind() === "ipv4" ? 32 : 128}`);
}
