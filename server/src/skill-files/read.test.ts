import { monitorEventLoopDelay } from "node:perf_hooks";
import { afterAll, describe, expect, test } from "vitest";
import { closeReaders, readSkill } from "./read.ts";
import { readText } from "./read-text.ts";
import { createReaders, type ReaderLimits } from "./readers.ts";
import { file, options } from "./skill-file.fixture.ts";

afterAll(closeReaders);

const tooComplex = {
  spec: null,
  problems: [{ code: "document_too_complex", severity: "error", line: 1, column: 1 }],
};

async function withReaders<T>(
  limits: Partial<ReaderLimits>,
  use: (read: typeof readSkill) => Promise<T>,
): Promise<T> {
  const readers = createReaders({
    workers: 1,
    milliseconds: 20_000,
    heapMegabytes: 256,
    idleMilliseconds: 1_000,
    ...limits,
  });
  try {
    return await use(readers.read);
  } finally {
    readers.close();
  }
}

describe("reading in a process of its own", () => {
  test("gives what reading on the spot gives", async () => {
    const text = file({ operation: "      x-dingtalk-params-confirm: true" });
    expect(await readSkill(text, options)).toEqual(readText(text, options));
  });

  test("takes many files at once, each answer to its own file", async () => {
    const titles = Array.from({ length: 20 }, (_, i) => `T${i}`);
    const read = await Promise.all(
      titles.map((title) => readSkill(file({ info: `info: { title: ${title} }` }), options)),
    );
    expect(read.map(({ spec }) => spec?.title)).toEqual(titles);
  });

  test("ends a file that takes too long, then reads the next", async () => {
    await withReaders({ milliseconds: 2_500, heapMegabytes: 1_024 }, async (read) => {
      const begin = performance.now();
      const [slow, next] = await Promise.all([read(largeYaml(40), options), read(file(), options)]);
      expect(slow).toMatchObject(tooComplex);
      expect(next.problems).toEqual([]);
      expect(performance.now() - begin).toBeLessThan(8_000);
    });
  });

  test("ends a file that takes too much memory, then reads the next", async () => {
    await withReaders({ heapMegabytes: 24, milliseconds: 60_000 }, async (read) => {
      expect(await read(largeYaml(3), options)).toMatchObject(tooComplex);
      expect((await read(file(), options)).problems).toEqual([]);
    });
    await withReaders({ milliseconds: 60_000 }, async (read) => {
      expect((await read(largeYaml(3), options)).spec).not.toBeNull();
    });
  }, 60_000);

  test("reads 13 MB within its time, never holding the main thread for 50 ms", async () => {
    const text = largeJson();
    expect(text.length).toBeGreaterThan(13_000_000);
    await readSkill(file(), options);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const begin = performance.now();

    const { spec } = await readSkill(text, options);

    expect(performance.now() - begin).toBeLessThan(10_000);
    delay.disable();
    expect(spec?.operations).toHaveLength(1_300);
    expect(delay.percentile(99) / 1e6).toBeLessThan(50);
  });

  test("takes no character apart where a large file is handed over in pieces", async () => {
    const text = file({ info: 'info: { title: "😀" }' });
    const before = `#${"x".repeat(499_999 - text.indexOf("😀") - 2)}\n`;
    expect(`${before}${text}`.indexOf("😀")).toBe(499_999);
    expect((await readSkill(`${before}${text}`, options)).spec?.title).toBe("😀");
  });

  test("refuses more than 16 MiB without looking at it", async () => {
    const begin = performance.now();
    expect(await readSkill("a".repeat(16 * 1024 * 1024 + 1), options)).toMatchObject(tooComplex);
    expect(performance.now() - begin).toBeLessThan(20);
  });

  test("rejects when the fault is ours, and goes on", async () => {
    await withReaders({}, async (read) => {
      await expect(read(file(), { ...options, allowedHosts: ["not a host"] })).rejects.toThrow(
        "could not be read",
      );
      expect((await read(file(), options)).problems).toEqual([]);
    });
  });
});

/** `width` lists of 10 000 small maps. */
function largeYaml(width: number): string {
  const list = Array.from({ length: 10_000 }, (_, i) => `  - { a: ${i}, b: [c, d] }`).join("\n");
  return file({ end: Array.from({ length: width }, (_, i) => `x-${i}:\n${list}`).join("\n") });
}

function largeJson(): string {
  const properties = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [`p${i}`, { type: "string", description: "d".repeat(40) }]),
  );
  const responses = { 200: { description: "x".repeat(7_500), content: {} } };
  const operation = (i: number) => ({
    operationId: `o${i}`,
    summary: "s",
    description: "d",
    requestBody: { content: { "application/json": { schema: { type: "object", properties } } } },
    responses,
  });
  const paths = Object.fromEntries(
    Array.from({ length: 1_300 }, (_, i) => [`/p${i}`, { post: operation(i) }]),
  );
  const servers = [{ url: "https://skill.example" }];
  return JSON.stringify({ openapi: "3.0.1", info: { title: "t" }, servers, paths }, null, 1);
}
