import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { skill } from "./skill-test.ts";

let folder: string;
let file: string;

const document = `openapi: 3.0.1
info: { title: Rooms, version: "1" }
servers: [{ url: https://rooms.example.com }]
paths:
  /rooms:
    post:
      operationId: bookRoom
      summary: Book a meeting room
      x-dingtalk-examples: [{ input: Book a meeting room }]
      responses: { "200": { description: ok } }
  /desks:
    post:
      operationId: bookDesk
      summary: Book a desk
      x-dingtalk-examples: [{ input: Book a desk }]
      responses: { "200": { description: ok } }
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "behalf-cli-"));
  file = await written("rooms.yaml", document);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

async function run(...args: string[]) {
  const lines: string[] = [];
  const code = await skill(args, (line) => lines.push(line));
  return { code, text: lines.join("\n") };
}

test("without phrases the file's own examples are tried", async () => {
  const { code, text } = await run("test", file);

  expect(text).toContain("✓ Book a meeting room → bookRoom");
  expect(text).toContain("2 of 2 right");
  expect(code).toBe(0);
});

test("a phrase that goes wrong ends with 1, and with what to do about it in the language asked for", async () => {
  const phrases = await written(
    "wrong.json",
    JSON.stringify([
      { text: "Book a meeting room", expects: "bookDesk" },
      { text: "Sing me a song", expects: null },
    ]),
  );

  const english = await run("test", file, "--phrases", phrases);
  const chinese = await run("test", file, "--phrases", phrases, "--lang", "zh");

  expect([english.code, chinese.code]).toEqual([1, 1]);
  expect(english.text).toMatch(/✗ Book a meeting room → bookRoom ≠ bookDesk \(bookRoom [\d.]+/);
  expect(english.text).toContain("are confused (1 phrase): add examples to “Book a desk”");
  expect(chinese.text).toContain("2 句中 1 句正确");
  expect(chinese.text).toContain("会混淆");
});

test("a program gets the same as JSON", async () => {
  const { code, text } = await run("test", file, "--json");

  expect(code).toBe(0);
  expect(JSON.parse(text).phrases[0]).toEqual({
    text: "Book a meeting room",
    expects: "bookRoom",
    right: true,
    found: ["bookRoom"],
    best: [{ operationId: "bookRoom", score: expect.any(Number) }],
  });
});

test.each([
  ["no command", [], "behalf skill test FILE"],
  ["no file", ["test"], "Name one file"],
  ["a file that is not there", ["test", "nowhere.yaml"], "cannot be read"],
  ["another language", ["test", "x.yaml", "--lang", "fr"], "zh or en"],
])("%s ends with 2 and says why", async (_, args, why) => {
  const { code, text } = await run(...args);
  expect([code, text]).toEqual([2, expect.stringContaining(why)]);
});

test.each([
  ["not JSON", "phrases", "is not JSON"],
  ["no list", "{}", "not a JSON list"],
  ["no text", '[{"expects":null}]', "phrase 1 has no text"],
  ["nothing expected", '[{"text":"Hi"}]', "phrase 1 does not say what it expects"],
])("phrases that cannot be tried: %s", async (_, content, why) => {
  const { code, text } = await run("test", file, "--phrases", await written("phrases.json", content));
  expect([code, text]).toEqual([2, expect.stringContaining(why)]);
});

test("a skill file with errors is not tried, and the first is told with its place", async () => {
  const broken = await written("broken.yaml", "openapi: 3.0.1\ninfo: { title: x }\npaths: {}\n");
  const { code, text } = await run("test", broken);
  expect(code).toBe(2);
  expect(text).toMatch(/broken\.yaml:\d+:\d+ .*behalf lint/);
});

test("it says how it is called", async () => {
  expect(await run("test", "--help")).toMatchObject({ code: 0, text: expect.stringContaining("--phrases") });
});
