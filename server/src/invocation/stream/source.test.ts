import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { networkOf, reachedAt, sourceOf } from "./source.ts";

const request = (remoteAddress: string, forwarded?: string) =>
  ({ headers: { "x-forwarded-for": forwarded }, socket: { remoteAddress } }) as unknown as IncomingMessage;

test("a request comes from the other end of its socket, whatever it says", () => {
  expect(sourceOf(request("203.0.113.5", "198.51.100.1"), false)).toBe("203.0.113.5");
  expect(sourceOf(request("::ffff:203.0.113.5"), false)).toBe("203.0.113.5");
});

test("behind a proxy that is believed it comes from where the proxy says", () => {
  expect(sourceOf(request("10.0.0.1", "198.51.100.1, 10.0.0.2"), true)).toBe("198.51.100.1");
  expect(sourceOf(request("10.0.0.1"), true)).toBe("10.0.0.1");
  expect(sourceOf(request("10.0.0.1", "<script>"), true)).toBe("unknown");
});

test("addresses of one IPv6 network count as one, those of IPv4 each for itself", () => {
  expect(networkOf("2001:db8:1:2:aaaa::1")).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:db8:1:2:bbbb::2")).toBe("2001:db8:1:2::/64");
  expect(networkOf("203.0.113.5")).toBe("203.0.113.5");
});

test("where a request reached us is written as in a URL", () => {
  expect(reachedAt({ localAddress: "127.0.0.1", localPort: 8080 })).toBe("127.0.0.1:8080");
  expect(reachedAt({ localAddress: "::ffff:10.0.0.1", localPort: 80 })).toBe("10.0.0.1:80");
  expect(reachedAt({ localAddress: "::1", localPort: 8080 })).toBe("[::1]:8080");
});
