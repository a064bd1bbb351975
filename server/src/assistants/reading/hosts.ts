/**
 * What a host name or literal address in a file says by itself. Names are looked up, and the addresses they
 * lead to checked again, when a call is made; this is the early word to the author.
 */
import ipaddr from "ipaddr.js";

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
  "cluster.local",
  "svc",
  "invalid",
  "onion",
];

/** `hostname` as the URL parser gives it: lower case, punycode, numeric forms already unified. */
export function isPrivateHost(hostname: string): boolean {
  const address = addressOf(hostname);
  if (address !== undefined) return !isPublicAddress(address);
  const name = hostname.replace(/\.$/, "");
  if (!name.includes(".") || name.split(".").some((label) => label === "")) return true;
  return localSuffixes.some((suffix) => name.endsWith(`.${suffix}`));
}

/** Whether the operator's list has this destination: `host`, `host:port` or a CIDR that holds the literal address. */
export function isAllowedHost(url: URL, allowed: readonly string[]): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  const hostname = bare(url.hostname);
  const address = addressOf(url.hostname);
  return allowed.some((entry) => {
    const wanted = bare(entry.trim().toLowerCase());
    if (wanted.includes("/")) return address !== undefined && isWithin(address, wanted);
    return wanted === hostname || wanted === `${hostname}:${port}` || wanted === `${url.hostname}:${port}`;
  });
}

function addressOf(hostname: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const text = bare(hostname);
  return ipaddr.isValid(text) ? ipaddr.parse(text) : undefined;
}

/** Only 2000::/3 is assigned to the public IPv6 internet; special ranges inside it are named by the library. */
function isPublicAddress(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== "unicast") return false;
  return address.kind() === "ipv4" || isWithin(address, "2000::/3");
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, cidr: string): boolean {
  if (!ipaddr.isValidCIDR(cidr)) return false;
  const [base, bits] = ipaddr.parseCIDR(cidr);
  return base.kind() === address.kind() && address.match(base, bits);
}

function bare(hostname: string): string {
  return /^\[[^\]]*\]$/.test(hostname) ? hostname.slice(1, -1) : hostname;
}
