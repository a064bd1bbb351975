import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Lookup } from "./destination.ts";
import { createEgress, type EgressRules } from "./egress.ts";
import { spiedEgress } from "./spied-egress.fixture.ts";

/** Each row: a URL, what its name resolves to, and the verdict. Without addresses the host is one itself. */
const table: [verdict: "refused" | "connects", url: string, addresses?: string[]][] = [
  ["connects", "https://skill.example/", ["93.184.216.34"]],
  ["connects", "http://skill.example:8080/", ["93.184.216.34"]],
  ["connects", "http://93.184.216.34/"],
  ["connects", "http://172.15.255.255/"],
  ["connects", "http://172.32.0.1/"],
  ["connects", "http://[2400:3200::1]/"],
  ["connects", "http://six.example/", ["2606:4700::1111", "104.16.0.1"]],
  ["connects", "http://skill.example/#127.0.0.1", ["93.184.216.34"]],
  ["refused", "http://127.0.0.1/"],
  ["refused", "http://127.255.255.254/"],
  ["refused", "http://localhost/", ["127.0.0.1"]],
  ["refused", "http://localhost./", ["127.0.0.1"]],
  ["refused", "http://skill.example./", ["93.184.216.34"]],
  ["refused", "http://2130706433/"],
  ["refused", "http://0x7f000001/"],
  ["refused", "http://0177.0.0.1/"],
  ["refused", "http://127.1/"],
  ["refused", "http://１２７.０.０.１/"],
  ["refused", "http://①②⑦.0.0.1/"],
  ["refused", "http://127。0。0。1/"],
  ["refused", "http://%31%32%37.0.0.1/"],
  ["refused", "http://0/"],
  ["refused", "http://0.0.0.0/"],
  ["refused", "http://255.255.255.255/"],
  ["refused", "http://10.0.0.1/"],
  ["refused", "http://172.16.0.1/"],
  ["refused", "http://192.168.1.1/"],
  ["refused", "http://100.64.1.1/"],
  ["refused", "http://169.254.169.254/latest/meta-data/"],
  ["refused", "http://168.63.129.16/"],
  ["refused", "http://100.100.100.200/"],
  ["refused", "http://192.0.0.192/"],
  ["refused", "http://192.0.2.1/"],
  ["refused", "http://198.18.0.1/"],
  ["refused", "http://224.0.0.1/"],
  ["refused", "http://240.0.0.1/"],
  ["refused", "http://[::]/"],
  ["refused", "http://[::1]/"],
  ["refused", "http://[::ffff:93.184.216.34]/"],
  ["refused", "http://[::ffff:127.0.0.1]/"],
  ["refused", "http://[::127.0.0.1]/"],
  ["refused", "http://[2002:7f00:1::]/"],
  ["refused", "http://[2001:0:7f00:1::]/"],
  ["refused", "http://[64:ff9b::7f00:1]/"],
  ["refused", "http://[64:ff9b:1::1]/"],
  ["refused", "http://[fe80::1]/"],
  ["refused", "http://[fec0::1]/"],
  ["refused", "http://[fd00::1]/"],
  ["refused", "http://[fd00:ec2::254]/"],
  ["refused", "http://[ff02::1]/"],
  ["refused", "http://[2001:db8::1]/"],
  ["refused", "http://[100::1]/"],
  ["refused", "http://[4000::1]/"],
  ["refused", "http://one-private.example/", ["93.184.216.34", "127.0.0.1"]],
  ["refused", "http://one-private6.example/", ["93.184.216.34", "fd00::1"]],
  ["refused", "http://mapped.example/", ["::ffff:169.254.169.254"]],
  ["refused", "http://zone.example/", ["fe80::1%eth0"]],
  ["refused", "http://user@skill.example/", ["93.184.216.34"]],
  ["refused", "http://user:pass@skill.example/", ["93.184.216.34"]],
  ["refused", "http://skill.example:22/", ["93.184.216.34"]],
  ["refused", "http://skill.example:25/", ["93.184.216.34"]],
  ["refused", "http://skill.example:0/", ["93.184.216.34"]],
  ["refused", "ftp://skill.example/", ["93.184.216.34"]],
  ["refused", "ws://skill.example/", ["93.184.216.34"]],
  ["refused", "file:///etc/passwd"],
  ["refused", "javascript:alert(1)"],
  ["refused", "//skill.example/", ["93.184.216.34"]],
  ["refused", "skill.example"],
  ["refused", ""],
];

let server: Server;
let port: number;
let hits = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    hits += 1;
    if (request.url === "/moved") response.writeHead(302, { location: `http://127.0.0.1:${port}/inside` });
    response.end(request.headers.host);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

/** An egress whose every connection, wherever it should lead, is recorded and ends at our own server. */
const spied = (lookup: Lookup, rules: Partial<EgressRules> = {}) => spiedEgress(port, lookup, rules);

const resolvesTo = (addresses: string[]) => () => Promise.resolve(addresses);

describe("the guard decides before anything is connected to (T36)", () => {
  test.each(table)("%s %s %j", async (verdict, url, addresses = []) => {
    const { egress, get, connects } = spied(resolvesTo(addresses));

    const answer = await get(url);

    expect(connects).toHaveLength(verdict === "refused" ? 0 : 1);
    const reason = answer.kind === "failed" ? answer.reason : "none";
    if (verdict === "refused") expect(answer).toMatchObject({ reason: "refused_address", sent: false });
    else expect(reason).not.toBe("refused_address");
    await expect(
      egress.check(url).then(
        () => "connects",
        () => "refused",
      ),
    ).resolves.toBe(verdict);
  });

  test("a name without an address is unreachable, and nothing is connected to", async () => {
    const { get, connects } = spied(() => Promise.reject(new Error("ENOTFOUND")));
    expect(await get("http://nowhere.example/")).toMatchObject({ reason: "unreachable", sent: false });
    expect(connects).toEqual([]);
  });

  test("a refusal shows neither the query string nor the address behind a name", async () => {
    const { get } = spied(resolvesTo(["10.9.8.7"]));
    const answer = await get("http://inside.example/?code=canary");
    expect(JSON.stringify(answer)).not.toMatch(/canary|10\.9\.8\.7/);
  });
});

describe("what was checked is what is connected to (T37)", () => {
  test("each request connects to the addresses of its own one look-up, so a name that moves gains nothing", async () => {
    const sequence = [["93.184.216.34"], ["127.0.0.1"], ["93.184.216.35"]];
    let lookups = 0;
    const { get, connects } = spied(() => Promise.resolve(sequence[lookups++] ?? []));

    const reasons = [];
    for (const _ of sequence) {
      const answer = await get("http://rebind.example/");
      reasons.push(answer.kind === "failed" ? answer.reason : answer.kind);
    }

    expect(reasons).toEqual(["answer", "refused_address", "answer"]);
    expect(connects.map(({ addresses }) => addresses)).toEqual([["93.184.216.34"], ["93.184.216.35"]]);
    expect(lookups).toBe(3);
  });

  test("the real connection goes to the checked address while Host keeps the name", async () => {
    const egress = createEgress(
      { allow: ["nowhere.invalid"], names: new Map(), own: [] },
      { lookup: resolvesTo(["127.0.0.1"]) },
    );
    const answer = await egress.send({ method: "GET", url: `http://nowhere.invalid:${port}/`, headers: [] });
    expect(answer.kind === "answer" && Buffer.from(answer.body).toString()).toBe(`nowhere.invalid:${port}`);
  });

  test("a redirect is a failure whose message names no place, and is not followed; its head says where to", async () => {
    const { get, connects } = spied(resolvesTo(["93.184.216.34"]));
    const before = hits;
    const answer = await get("http://skill.example/moved");
    expect(answer).toMatchObject({ kind: "failed", reason: "redirect", sent: true });
    if (answer.kind !== "failed") throw new Error("it was followed");
    expect(answer.message).not.toContain("127.0.0.1");
    expect(answer.head?.status).toBe(302);
    expect(answer.head?.headers).toContainEqual(["location", expect.stringContaining("127.0.0.1")]);
    expect([connects.length, hits - before]).toEqual([1, 1]);
  });
});

describe("EGRESS_ALLOW lifts the refusal of private addresses, for what it names only", () => {
  const cases: [allow: string, url: string, address: string, verdict: "refused" | "connects"][] = [
    ["127.0.0.1", "http://127.0.0.1:9000/", "", "connects"],
    ["127.0.0.1", "http://127.0.0.2:9000/", "", "refused"],
    ["127.0.0.1:9000", "http://127.0.0.1:9000/", "", "connects"],
    ["127.0.0.1:9000", "http://127.0.0.1:9001/", "", "refused"],
    ["[::1]:9000", "http://[::1]:9000/", "", "connects"],
    ["[::1]:9000", "http://[::1]:9001/", "", "refused"],
    ["::1", "http://[::1]/", "", "connects"],
    ["10.2.0.0/16", "http://10.2.3.4/", "", "connects"],
    ["10.2.0.0/16", "http://10.3.3.4/", "", "refused"],
    ["10.2.0.0/16", "http://skills.corp/", "10.2.3.4", "connects"],
    ["fd00::/8", "http://[fd12::1]/", "", "connects"],
    ["skills.corp", "http://skills.corp/", "10.2.3.4", "connects"],
    ["skills.corp", "http://other.corp/", "10.2.3.4", "refused"],
    ["skills.corp", "http://10.2.3.4/", "", "refused"],
    ["skills.corp:8443", "http://skills.corp:8443/", "10.2.3.4", "connects"],
    ["skills.corp:8443", "http://skills.corp/", "10.2.3.4", "refused"],
    ["skills.corp:6000", "http://skills.corp:6000/", "10.2.3.4", "connects"],
    ["skills.corp", "http://skills.corp:6000/", "10.2.3.4", "refused"],
    ["0.0.0.0/0", "http://169.254.169.254/", "", "refused"],
    ["0.0.0.0/0", "http://100.100.100.200/", "", "refused"],
    ["0.0.0.0/0", "http://0.0.0.0/", "", "refused"],
    ["skills.corp", "http://skills.corp/", "169.254.169.254", "refused"],
  ];
  test.each(cases)("with %s, %s at %s %s", async (allow, url, address, verdict) => {
    const { get, connects } = spied(resolvesTo([address]), { allow: [allow] });
    await get(url);
    expect(connects).toHaveLength(verdict === "connects" ? 1 : 0);
  });

  test.each(["", "http://x", "a b", "10.0.0.0/99", "user@host", "host/path", "*.corp"])(
    "an entry that cannot be read stops the start and is named: %j",
    (entry) => {
      expect(() => createEgress({ allow: [entry], names: new Map(), own: [] })).toThrow(`"${entry}"`);
    },
  );

  test("check tells whether the operator vouches for the host", async () => {
    const { egress } = spied(resolvesTo(["10.2.3.4"]), { allow: ["skills.corp", "93.184.216.34"] });
    expect(await egress.check("http://skills.corp/")).toEqual({ listed: true });
    expect(await egress.check("https://93.184.216.34/")).toEqual({ listed: true });
    expect(await egress.check("https://93.184.216.35/")).toEqual({ listed: false });
  });

  test("a request that carries a code is refused over plain http, except to a listed host", async () => {
    const { egress, connects } = spied(resolvesTo(["93.184.216.34"]), { allow: ["listed.example"] });
    const send = (url: string) =>
      egress.send({ method: "GET", url, headers: [], confidential: true, timeoutMs: 2000 });
    expect(await send("http://skill.example/")).toMatchObject({ reason: "refused_address", sent: false });
    expect(connects).toHaveLength(0);
    expect(await send("http://listed.example/")).toMatchObject({ kind: "answer" });
    await send("https://skill.example/");
    expect(connects).toHaveLength(2);
  });
});

describe("our own ports and sample skills", () => {
  const own = [
    { host: "127.0.0.1", port: 8080 },
    { host: "db.corp", port: 5432 },
  ];
  const dns = (host: string) =>
    Promise.resolve({ "db.corp": ["10.0.0.9"], "alias.corp": ["10.0.0.9"], localhost: ["::1"] }[host] ?? []);

  test.each([
    "http://127.0.0.1:8080/",
    "http://127.9.9.9:8080/",
    "http://localhost:8080/",
    "http://[::1]:8080/",
    "http://db.corp:5432/",
    "http://alias.corp:5432/",
    "http://10.0.0.9:5432/",
  ])("%s is refused although everything is listed", async (url) => {
    const { get, connects } = spied(dns, { own, allow: ["0.0.0.0/0", "::/0", "db.corp", "localhost:8080"] });
    expect(await get(url)).toMatchObject({ reason: "refused_address" });
    expect(connects).toEqual([]);
  });

  test("another port of the same machine can be listed", async () => {
    const { get, connects } = spied(dns, { own, allow: ["127.0.0.1"] });
    await get("http://127.0.0.1:8081/");
    expect(connects).toHaveLength(1);
  });

  test("a stable name leads to where the sample listens now, and follows it when it moves", async () => {
    const names = new Map([["sample.behalf", { host: "127.0.0.1", port: 4000 }]]);
    const { get, connects } = spied(dns, { names, own });
    await get("http://sample.behalf/");
    names.set("sample.behalf", { host: "127.0.0.1", port: 4001 });
    await get("http://sample.behalf/");
    expect(connects.map((to) => to.port)).toEqual([4000, 4001]);
    names.set("sample.behalf", { host: "127.0.0.1", port: 8080 });
    expect(await get("http://sample.behalf/")).toMatchObject({ reason: "refused_address" });
  });
});
