import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportFormat } from "../../../server/src/audit/chain/export-file.ts";
import { hashAfter, noHash } from "../../../server/src/audit/chain/link.ts";
import { fingerprintOf, type SignedHead, signHead } from "../../../server/src/audit/chain/signed-head.ts";
import { audit } from "./audit.ts";

const organisation = "org_AAAAAAAAAAAAAAAA";
const { privateKey } = generateKeyPairSync("ed25519");
const at = "2026-11-27T08:00:00.000001Z";
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "behalf-audit-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function givenChain(count: number) {
  let hash = noHash;
  return Array.from({ length: count }, (_, index) => {
    const details = JSON.stringify({ number: index, text: "钥匙" });
    const event = { at, event: "run.started", actorKind: "person", actorId: "usr_1", subject: null, details };
    const id = 100 + index;
    hash = hashAfter(hash, organisation, { id, ...event });
    return { position: index + 1, id, hash, event };
  });
}
const links = givenChain(5);
const headAt = (position: number, key = privateKey): SignedHead =>
  signHead({ organisation, position, hash: links[position - 1]?.hash ?? noHash, at }, key);

async function fileOf(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}
const exportOf = (name: string, events: readonly object[], head: object = headAt(events.length)) =>
  fileOf(
    name,
    [{ format: exportFormat, organisation }, ...events, { head }]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(""),
  );
const headFile = (name: string, head: SignedHead) => fileOf(name, JSON.stringify(head));

async function run(...args: string[]) {
  const lines: string[] = [];
  const code = await audit(args, (line) => lines.push(line));
  return { code, text: lines.join("\n") };
}

test("an export that is as it was sealed holds, with the heads that were kept from before (T51)", async () => {
  const file = await exportOf("whole.ndjson", links);
  const [early, last] = [await headFile("early.json", headAt(2)), await headFile("last.json", headAt(5))];
  const key = fingerprintOf(headAt(5).publicKey);

  const { code, text } = await run("verify", file, "--head", early, "--head", last, "--key", key);

  expect(text).toContain(`5 events follow one another, up to the hash ${links[4]?.hash}`);
  expect(text).toContain(`signed at ${at} with the key ${key}`);
  expect(text).toContain(`${early}: position 2`);
  expect(code).toBe(0);
});

test("it runs as a program, and its exit code tells", async () => {
  const [first, ...rest] = links;
  const bad = await exportOf("program.ndjson", rest, headAt(5));
  const { status, stdout } = spawnSync(process.execPath, ["cli/src/main.ts", "audit", "verify", bad], {
    encoding: "utf8",
  });

  expect(stdout).toContain("position 1 is empty");
  expect(status).toBe(1);
  expect(first?.position).toBe(1);
});

const without = (index: number) => links.filter((_, at) => at !== index);
const changed = (index: number, by: object) =>
  links.map((link, at) => (at === index ? { ...link, ...by } : link));
const first = links[0] ?? { event: {} };

describe("the first row that does not hold is named", () => {
  test.each([
    [
      "an event was changed",
      changed(2, { event: { ...first.event, actorId: "usr_2" } }),
      "event 102 at position 3 is not as it was sealed; 2 events hold before it",
    ],
    [
      "an event's details were written otherwise",
      changed(1, { event: { ...first.event, details: "{ }" } }),
      "event 101 at position 2 is not as it was sealed",
    ],
    ["an event has another id", changed(3, { id: 7 }), "event 7 at position 4 is not as it was sealed"],
    [
      "a hash was changed",
      changed(0, { hash: "f".repeat(64) }),
      "event 100 at position 1 is not as it was sealed; 0 events",
    ],
    [
      "an event was gone when it was exported",
      changed(2, { event: null }),
      "event 102 at position 3 is gone",
    ],
    ["a line was taken out", without(2), "position 3 is empty"],
    ["two lines were exchanged", [links[0], links[2], links[1], links[3]], "position 2 is empty"],
    ["a line was put in", [links[0], links[0], ...links.slice(1)], "position 2 is empty"],
  ])("%s (T51)", async (name, events, sentence) => {
    const { code, text } = await run(
      "verify",
      await exportOf(
        `${name}.ndjson`,
        events.flatMap((each) => each ?? []),
      ),
    );

    expect(text).toContain(sentence);
    expect(code).toBe(1);
  });
});

describe("what the chain alone does not tell, the head does", () => {
  test("the last events and their seals were dropped (T51)", async () => {
    const file = await exportOf("dropped.ndjson", links.slice(0, 3));
    const kept = await headFile("kept.json", headAt(5));

    expect(await run("verify", file)).toMatchObject({ code: 0 });
    const { code, text } = await run("verify", file, "--head", kept);

    expect(text).toContain("the chain went to 5, and ends at 3 now: what came after that is gone");
    expect(code).toBe(1);
  });

  test("the chain was written anew from some event on (T51)", async () => {
    const kept = await headFile(
      "of-before.json",
      signHead({ organisation, position: 4, hash: "a".repeat(64), at }, privateKey),
    );

    const { code, text } = await run("verify", await exportOf("anew.ndjson", links), "--head", kept);

    expect(text).toContain("the event at position 4 was another one");
    expect(code).toBe(1);
  });

  test("the last lines of the file were dropped, or it was never whole (T51)", async () => {
    const file = await exportOf("short.ndjson", links.slice(0, 3), headAt(5));
    expect((await run("verify", file)).text).toContain("its chain does not end where its last line says");

    const cut = await fileOf(
      "cut.ndjson",
      `${JSON.stringify({ format: exportFormat, organisation })}\n${JSON.stringify(links[0])}\n`,
    );
    expect(await run("verify", cut)).toMatchObject({
      code: 2,
      text: expect.stringContaining("cut off after line 2"),
    });
  });

  test("a head was changed, is another organisation's, or of another key (T51)", async () => {
    const file = await exportOf("heads.ndjson", links);
    const other = generateKeyPairSync("ed25519").privateKey;
    const heads = {
      "its signature is not right": { ...headAt(5), position: 4 },
      "it is another organisation's": signHead(
        { ...headAt(5), organisation: "org_BBBBBBBBBBBBBBBB" },
        privateKey,
      ),
      "it was signed with another key": headAt(5, other),
    };
    const key = fingerprintOf(headAt(5).publicKey);
    for (const [sentence, head] of Object.entries(heads)) {
      const { code, text } = await run(
        "verify",
        file,
        "--key",
        key,
        "--head",
        await headFile("head.json", head),
      );
      expect(text).toContain(sentence);
      expect(code).toBe(1);
    }
    const signed = await exportOf("signature.ndjson", links, {
      ...headAt(5),
      at: "2026-01-01T00:00:00.000000Z",
    });
    expect((await run("verify", signed)).text).toContain("the signature at its end is not right");
  });
});

test("a program gets the same as JSON", async () => {
  const file = await exportOf("json.ndjson", changed(2, { event: null }));

  const { code, text } = await run("verify", file, "--json");

  expect(code).toBe(1);
  expect(JSON.parse(text)).toMatchObject({
    ok: false,
    organisation,
    position: 2,
    hash: links[1]?.hash,
    firstBad: { position: 3, id: 102, problem: "missing" },
  });
});

test("what is no export, and a call that is off, say so", async () => {
  expect(await run("verify", await fileOf("x.txt", "hello\n"))).toMatchObject({
    code: 2,
    text: expect.stringContaining("line 1 is not JSON"),
  });
  expect(await run("verify", await fileOf("empty.txt", ""))).toMatchObject({ code: 2 });
  expect(await run("verify", await fileOf("other.json", '{"a":1}\n'))).toMatchObject({
    code: 2,
    text: expect.stringContaining("no line of an export"),
  });
  expect(await run("verify", join(folder, "missing.ndjson"))).toMatchObject({ code: 2 });
  expect(await run("verify")).toMatchObject({ code: 2 });
  expect(await run("look")).toMatchObject({ code: 2 });
  expect((await run("verify", "x", "--nonsense")).text).toContain("--nonsense");
  expect(await run("--help")).toMatchObject({ code: 0, text: expect.stringContaining("--head FILE") });
});
