import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import ipaddr from "ipaddr.js";

/**
 * Where a request comes from: the socket's other end, or what so many proxies before it say, the nearest first. One
 * way for asking for a ticket and for using it, and the server's own for everything else.
 */
export function sourceOf({ headers, socket }: IncomingMessage, proxies: number): string {
  const forwarded = String(headers["x-forwarded-for"] ?? "").split(",");
  const said = forwarded.map((each) => each.trim()).filter((each) => each !== "");
  const hops = [socket.remoteAddress ?? "", ...said.reverse()];
  const address = hops[Math.min(proxies, hops.length - 1)] ?? "";
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : "unknown";
}

/** A machine's addresses of IPv6 change within its network of 64 bits; those count as one. */
export function networkOf(address: string): string {
  const plain = ipaddr.isValid(address) ? ipaddr.process(address).toString() : "unknown";
  if (!ipaddr.IPv6.isValid(plain)) return plain;
  const parts = ipaddr.IPv6.parse(plain).parts.map((part, index) => (index < 4 ? part : 0));
  return `${new ipaddr.IPv6(parts).toString()}/64`;
}

/** `127.0.0.1:8080`, `[::1]:8080`: where a request reached this node, which nobody but its sender's route decides. */
export function reachedAt({
  localAddress = "127.0.0.1",
  localPort = 0,
}: Pick<Socket, "localAddress" | "localPort">): string {
  const address = ipaddr.process(localAddress).toString();
  return ipaddr.IPv6.isValid(address) ? `[${address}]:${localPort}` : `${address}:${localPort}`;
}
