import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { nobodyKnown } from "../../../test/world/api.ts";
import { testCtx } from "../../../test/world/database.ts";
import { readConfig } from "../config.ts";
import { buildServer } from "./server.ts";
import { networkOf, reachedAt, sourceOf } from "./source.ts";

const { ctx } = await testCtx();

const request = (remoteAddress: string, forwarded?: string) =>
  ({ headers: { "x-forwarded-for": forwarded }, socket: { remoteAddress } }) as unknown as IncomingMessage;

test("a request comes from the other end of its socket, whatever it says", () => {
  expect(sourceOf(request("203.0.113.5", "198.51.100.1"), 0)).toBe("203.0.113.5");
  expect(sourceOf(request("::ffff:203.0.113.5"), 0)).toBe("203.0.113.5");
});

test("behind a proxy that is believed it comes from where the proxy says", () => {
  expect(sourceOf(request("10.0.0.1", "198.51.100.1, 10.0.0.2"), 2)).toBe("198.51.100.1");
  expect(sourceOf(request("10.0.0.1"), 1)).toBe("10.0.0.1");
  expect(sourceOf(request("10.0.0.1", "<script>"), 1)).toBe("unknown");
});

const chain = "192.0.2.66, 198.51.100.1, 10.0.0.2";
const hops: [setting: string, forwarded: string | undefined, address: string][] = [
  ["0", chain, "10.0.0.1"],
  ["1", chain, "10.0.0.2"],
  ["2", chain, "198.51.100.1"],
  ["3", chain, "192.0.2.66"],
  ["9", chain, "192.0.2.66"],
  ["1", "198.51.100.1", "198.51.100.1"],
  ["2", "198.51.100.1", "198.51.100.1"],
  ["1", " , 198.51.100.1 ,", "198.51.100.1"],
  ["1", undefined, "10.0.0.1"],
];
test.each(hops)(
  "with TRUST_PROXY=%s and x-forwarded-for: %s a request comes from %s, for the server and for streams (T56)",
  async (setting, forwarded, address) => {
    const config = readConfig([], { TRUST_PROXY: setting });
    const app = await buildServer({
      ctx: { ...ctx, config },
      routes: [],
      resolvers: nobodyKnown,
      origins: () => [],
    });
    app.get("/", ({ ip, raw }) => ({ ip, source: sourceOf(raw, config.TRUST_PROXY) }));
    const headers = { ...(forwarded !== undefined && { "x-forwarded-for": forwarded }) };
    const answer = await app.inject({ url: "/", headers, remoteAddress: "10.0.0.1" });
    await app.close();
    expect(answer.json()).toEqual({ ip: address, source: address });
  },
);

test.each(["true", "false", "-1", "1.5", "100", "nginx"])(
  "TRUST_PROXY=%s is refused with what to write (T56)",
  (setting) => {
    expect(() => readConfig([], { TRUST_PROXY: setting })).toThrow(
      "TRUST_PROXY: write how many proxies stand in front, such as 1; 0 where there is none",
    );
  },
);

test("addresses of one IPv6 network count as one, those of IPv4 each for itself, however written (T49)", () => {
  expect(networkOf("2001:db8:1:2:aaaa::1")).toBe("2001:db8:1:2::/64");
  expect(networkOf("2001:db8:1:2:bbbb::2")).toBe("2001:db8:1:2::/64");
  expect(networkOf("203.0.113.5")).toBe("203.0.113.5");
  expect(networkOf("::ffff:203.0.113.5")).toBe("203.0.113.5");
  expect(networkOf("::ffff:cb00:7105")).toBe("203.0.113.5");
  expect(networkOf("fe80::1%eth0")).toBe("fe80::/64");
});

test("where a request reached us is written as in a URL", () => {
  expect(reachedAt({ localAddress: "127.0.0.1", localPort: 8080 })).toBe("127.0.0.1:8080");
  expect(reachedAt({ localAddress: "::ffff:10.0.0.1", localPort: 80 })).toBe("10.0.0.1:80");
  expect(reachedAt({ localAddress: "::1", localPort: 8080 })).toBe("[::1]:8080");
});
