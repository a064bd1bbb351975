import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { selfSigned } from "./certificate.fixture.ts";
import { createEgress, type EgressOptions } from "./egress.ts";

describe("https", () => {
  const { key, cert } = selfSigned("skill.test");
  const server = createServer({ key, cert }, (request, response) =>
    response.end(
      `${"servername" in request.socket ? request.socket.servername : ""} ${request.headers.host}`,
    ),
  );
  let port = 0;
  let sockets = 0;
  beforeAll(async () => {
    server.on("connection", (socket) => {
      sockets += 1;
      socket.on("close", () => {
        sockets -= 1;
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => server.close());

  const toLoopback = { lookup: () => Promise.resolve(["127.0.0.1"]) };
  const through = (options: EgressOptions) =>
    createEgress({ allow: ["127.0.0.1"], names: new Map(), own: [] }, { ...toLoopback, ...options });
  const fetchFrom = (host: string, options: EgressOptions) =>
    through(options).send({ method: "GET", url: `https://${host}:${port}/`, headers: [], timeoutMs: 2000 });

  test("the pinned connection proves the host's own name", async () => {
    const answer = await fetchFrom("skill.test", { extraRoots: [cert] });
    expect(answer.kind === "answer" && Buffer.from(answer.body).toString()).toBe(
      `skill.test skill.test:${port}`,
    );
  });

  test.each([
    ["an unknown authority", "skill.test", []],
    ["another host's certificate", "other.test", [cert]],
    ["a bare address", "127.0.0.1", [cert]],
  ])("%s ends as tls, with nothing sent and nothing left open", async (_case, host, extraRoots) => {
    expect(await fetchFrom(host, { extraRoots })).toMatchObject({ reason: "tls", sent: false });
    for (let i = 0; i < 100 && sockets > 0; i++) await sleep(10);
    expect(sockets).toBe(0);
  });
});
