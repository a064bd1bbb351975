import ipaddr from "ipaddr.js";

/**
 * Where an address leads. `public`: the open internet. `private`: a network an operator may list.
 * `never`: nothing that could be a skill, listed or not.
 */
export type Reach = "public" | "private" | "never";

// 198.18.0.0/15 is here because local proxies answer every look-up from it.
const privateNetworks = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "127.0.0.0/8",
  "100.64.0.0/10",
  "198.18.0.0/15",
  "::1/128",
  "fc00::/7",
].map((text) => ipaddr.parseCIDR(text));

// Instance metadata outside link-local, which is refused whole: Azure, Alibaba, Oracle, AWS and Google over IPv6.
const metadata = [
  "168.63.129.16/32",
  "100.100.100.200/32",
  "192.0.0.192/32",
  "fd00:ec2::/32",
  "fd20:ce::254/128",
].map((text) => ipaddr.parseCIDR(text));

const globalUnicastV6 = ipaddr.parseCIDR("2000::/3");

/**
 * Forms of IPv6 that carry an IPv4 address (mapped, compatible, 6to4, Teredo, NAT64) are `never`, whatever they
 * carry: a host that is reachable has an address of its own (IANA special-purpose registries, RFC 6890).
 */
export function reachOf(address: string): Reach {
  if (!ipaddr.isValid(address)) return "never";
  const ip = ipaddr.parse(address);
  if (metadata.some((range) => inRange(ip, range))) return "never";
  if (privateNetworks.some((range) => inRange(ip, range))) return "private";
  if (ip.range() !== "unicast") return "never";
  return ip.kind() === "ipv4" || inRange(ip, globalUnicastV6) ? "public" : "never";
}

export type Range = ReturnType<typeof ipaddr.parseCIDR>;

export function inRange(ip: ReturnType<typeof ipaddr.parse>, range: Range): boolean {
  return ip.kind() === range[0].kind() && ip.match(range);
}

export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === "loopback";
}

export function isUnspecified(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === "unspecified";
}
