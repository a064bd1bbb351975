import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { addSkill, givenBuilding, skillFile } from "../src/assistants/builders.fixture.ts";
import { loadSkills } from "../src/assistants/index.ts";
import { overHttp, prepareRequest } from "../src/invocation/index.ts";
import type { Ctx } from "../src/platform/ctx.ts";
import type { Lookup } from "../src/platform/egress/destination.ts";
import type { Egress, OutboundAnswer } from "../src/platform/egress/index.ts";
import { spiedEgress } from "../src/platform/egress/spied-egress.fixture.ts";
import { newId } from "../src/platform/ids.ts";
import type { Answer } from "./world/api.ts";
import { testCtx } from "./world/database.ts";

// Test material that is not part of the repository: where it is absent, its cases are skipped.
const corpus = new URL("../../../shared/data/corpora/ssrf/", import.meta.url);

interface Row {
  url: string;
  expect: "blocked" | "allowed" | "blocked-if-resolves-private" | "blocked-or-pinned";
  dnsSequence?: string[][];
}
function readCorpus<T>(name: string, missing: T): T {
  return existsSync(corpus) ? JSON.parse(readFileSync(new URL(name, corpus), "utf8")) : missing;
}
const rows = readCorpus<Row[]>("ssrf-urls.json", []);
const dns = readCorpus<Record<string, string[]>>("dns-stub.json", {});
const blocked = rows.filter(({ expect }) => expect.startsWith("blocked") && expect !== "blocked-or-pinned");
const inCorpus = test.skipIf(rows.length === 0);
const publicAddress = "93.184.216.34";

/** Stands for every host there is: answers each request with `location`, or with a skill file. */
let location: string | undefined;
const stub = createServer((socket) => {
  socket.once("data", () => {
    const head = location === undefined ? "200 OK\r\n" : `302 Found\r\nlocation: ${location}\r\n`;
    const body = skillFile([]);
    socket.end(`HTTP/1.1 ${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  });
  socket.on("error", () => {});
});
await new Promise<void>((resolve) => stub.listen(0, "127.0.0.1", resolve));
afterAll(() => stub.close());
const address = stub.address();
const stubPort = typeof address === "object" && address !== null ? address.port : 0;

/** The guard as it is, with names that mean what the test says and connections that are noted. */
let lookup: Lookup;
let spied: ReturnType<typeof spiedEgress>;
beforeEach(() => {
  location = undefined;
  lookup = async (host) => dns[host] ?? [];
  spied = spiedEgress(stubPort, (host) => lookup(host));
});
const egress: Egress = {
  send: (request) => spied.egress.send({ ...request, timeoutMs: 2_000 }),
  check: (url) => spied.egress.check(url),
  close: () => spied.egress.close(),
};

const base = await testCtx();
const ctx: Ctx = { ...base.ctx, egress };
const building = await givenBuilding(ctx);

async function givenImporter(): Promise<(url: string) => Promise<Answer>> {
  const { builder } = await building.assistant();
  return (url) => builder("POST", "/api/skills/import", { url });
}

/** JSON, so that an address stands in the file to the letter. */
function fileAt(server: object): string {
  const operation = { operationId: "getIt", summary: "Get it", description: "Gets it", responses: {} };
  const info = { title: "A skill", version: "1" };
  return JSON.stringify({ openapi: "3.0.1", info, servers: [server], paths: { "/it": { get: operation } } });
}

async function givenDraft() {
  const { builder, url, assistant, tenant } = await building.assistant();
  return {
    /** Answers the skill's id if it was kept. */
    async save(document: string): Promise<string | undefined> {
      const { status, body } = await addSkill(builder, url, document);
      return status === 201 ? body.skill.id : undefined;
    },
    async call(skillId: string): Promise<OutboundAnswer> {
      const skills = await loadSkills(tenant, { assistantId: assistant.id, version: null });
      const skill = skills.find((each) => each.skillId === skillId);
      const [operation] = skill?.operations ?? [];
      if (operation === undefined) throw new Error("the skill was not loaded");
      const prepared = prepareRequest(operation, {}, nobody);
      if ("problems" in prepared) throw new Error(JSON.stringify(prepared.problems));
      const ids = { runId: newId<"run">("run"), callId: newId<"cal">("cal") };
      const call = prepared.build({ ...ids, sealed: new Map(), proof: { headers: [], secrets: [] } });
      return overHttp(ctx, skillId)(call);
    },
    remove: (skillId: string) => builder("DELETE", `${url}/skills/${skillId}`),
  };
}

const nobody = {
  userId: "",
  unionId: "",
  jobNum: "",
  corpId: "",
  rawInput: "",
  language: "en" as const,
  threadId: "",
  runId: "",
};

/** Saves the file and, if it was kept, calls its operation. */
async function saveAndCall({ save, call, remove }: Draft, document: string) {
  const skillId = await save(document);
  if (skillId === undefined) return "not saved";
  const answer = await call(skillId);
  await remove(skillId);
  return answer;
}

type Draft = Awaited<ReturnType<typeof givenDraft>>;

const connectionsOf = async (work: () => Promise<unknown>) => {
  spied.connects.length = 0;
  await work();
  return spied.connects.length;
};

describe("importing (T36)", () => {
  test("what may be reached is reached: the spy sees connections", async () => {
    lookup = async () => [publicAddress];
    const importing = await givenImporter();
    expect((await importing("https://skill.example/skill.yaml")).status).toBe(400);
    expect((await importing("http://skill.example/skill.yaml")).status).toBe(200);
    expect(spied.connects).toHaveLength(2);
  });

  inCorpus("connects to no blocked address of the corpus (skipped without it)", async () => {
    let importing = await givenImporter();
    const wrong: unknown[] = [];
    for (const [index, { url }] of blocked.entries()) {
      if (index % 90 === 89) importing = await givenImporter();
      let answer: Answer | undefined;
      const connections = await connectionsOf(async () => {
        answer = await importing(url);
      });
      const told = answer?.body.error?.code;
      if (connections > 0 || told !== "import_failed") wrong.push([url, connections, told]);
    }
    expect(blocked.length).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });

  inCorpus("follows no redirect to one of them (skipped without the corpus)", async () => {
    lookup = async () => [publicAddress];
    const wrong: unknown[] = [];
    let importing = await givenImporter();
    for (const [index, { url }] of blocked.entries()) {
      if (index % 90 === 89) importing = await givenImporter();
      location = url.replace(/[^!-~]/gu, encodeURIComponent);
      let answer: Answer | undefined;
      const connections = await connectionsOf(async () => {
        answer = await importing("http://skill.example/skill.yaml");
      });
      if (connections !== 1 || answer?.body.error?.code !== "import_failed")
        wrong.push([url, connections, answer?.body]);
    }
    expect(wrong).toEqual([]);
  });
});

describe("a skill file (T36)", () => {
  test("on a public host is saved and called", async () => {
    lookup = async () => [publicAddress];
    const file = fileAt({ url: "http://skill.example" });
    expect(await saveAndCall(await givenDraft(), file)).toMatchObject({ status: 200 });
    expect(spied.connects).toHaveLength(1);
  });

  const ways: [string, (url: string) => object][] = [
    ["its server", (url) => ({ url })],
    [
      "a variable's default",
      (url) => ({ url: "{target}", variables: { target: { default: url, enum: [url] } } }),
    ],
    [
      "a variable for the host",
      (url) => ({
        url: "http://{host}/v1",
        variables: { host: { default: /^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? "" } },
      }),
    ],
  ];
  describe.each(ways)("that leads to a blocked address by %s", (_way, server) => {
    inCorpus(
      "is refused when it is saved or when it is called, and nothing is connected to (skipped without the corpus)",
      { timeout: 120_000 },
      async () => {
        const wrong: unknown[] = [];
        const draft = await givenDraft();
        for (const { url } of blocked) {
          let outcome: Awaited<ReturnType<typeof saveAndCall>> | undefined;
          const connections = await connectionsOf(async () => {
            outcome = await saveAndCall(draft, fileAt(server(url)));
          });
          const refused = outcome === "not saved" || outcome?.kind === "failed";
          if (connections > 0 || !refused) wrong.push([url, connections]);
        }
        expect(wrong).toEqual([]);
      },
    );
  });

  inCorpus(
    "is called at a variable's default alone, whatever else it may be (skipped without the corpus)",
    async () => {
      const target = "http://skill.example";
      const draft = await givenDraft();
      for (const { url } of blocked.slice(0, 40)) {
        const variables = { target: { default: target, enum: [target, url] } };
        await saveAndCall(draft, fileAt({ url: "{target}", variables }));
      }
      expect(
        spied.connects.flatMap(({ addresses }) => addresses).every((each) => each === publicAddress),
      ).toBe(true);
    },
  );
});

describe("a name that changes its mind (T37)", () => {
  test.each([
    ["a private address", ["10.0.0.1"]],
    ["loopback", ["127.0.0.1"]],
    ["the metadata service", ["169.254.169.254"]],
    ["a private one among public ones", [publicAddress, "192.168.0.1"]],
    ["a private one in IPv6", ["fd00::1"]],
    ["one that IPv6 hides", ["::ffff:127.0.0.1"]],
  ])("after the skill was saved, to %s, is not connected to", async (_what, addresses) => {
    const { save, call } = await givenDraft();
    lookup = async () => [publicAddress];
    const skillId = (await save(fileAt({ url: "http://skill.example" }))) ?? "";
    expect(await call(skillId)).toMatchObject({ status: 200 });

    lookup = async () => addresses;
    let answer: OutboundAnswer | undefined;
    const connections = await connectionsOf(async () => {
      answer = await call(skillId);
    });

    expect(connections).toBe(0);
    expect(answer).toMatchObject({ kind: "failed", reason: "refused_address", sent: false });
  });

  inCorpus("is looked up once for each request, and what was checked is what is connected to", async () => {
    const importing = await givenImporter();
    for (const { url, dnsSequence = [] } of rows.filter(({ expect }) => expect === "blocked-or-pinned")) {
      const sequence = [...dnsSequence];
      lookup = async () => sequence.shift() ?? ["127.0.0.1"];
      for (const _ of dnsSequence) await importing(url);
      expect(sequence).toEqual([]);
    }
    expect(spied.connects.length).toBeGreaterThan(0);
    expect(spied.connects.flatMap(({ addresses }) => addresses).every((each) => each === publicAddress)).toBe(
      true,
    );
  });
});
