/** Real and hostile files, where the test material is at hand. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { afterAll, describe, expect, test } from "vitest";
import { sampled } from "../../test/world/sampled.ts";
import { processorTime } from "../platform/processor-time.fixture.ts";
import type { Problem } from "./check/problem.ts";
import { patternsWithin } from "./patterns/patterns.ts";
import { closeReaders, readSkill } from "./read.ts";
import { file, options } from "./skill-file.fixture.ts";
import type { ReadSkill } from "./skill-spec.ts";

const corpora = fileURLToPath(new URL("../../../../shared/data/corpora/", import.meta.url));
const isAbsent = !existsSync(corpora);
if (isAbsent) process.stderr.write(`skipped: the corpora are not at ${corpora}\n`);

afterAll(closeReaders);

function filesIn(folder: string, extension: RegExp): string[] {
  if (isAbsent) return [];
  const names = readdirSync(join(corpora, folder), { recursive: true, encoding: "utf8" });
  return names.filter((name) => extension.test(name)).map((name) => join(corpora, folder, name));
}

const isSlow = ({ milliseconds }: { milliseconds: number }): boolean => milliseconds > 250;

/** The fastest of a few, and of more where all are slow, so that a busy machine is not taken for a slow reader. */
async function timed(path: string): Promise<ReadSkill & { milliseconds: number }> {
  const text = readFileSync(path, "utf8");
  const runs: (ReadSkill & { milliseconds: number })[] = [];
  for (let attempt = 0; attempt < 3 || (attempt < 9 && runs.every(isSlow)); attempt++) {
    const begin = performance.now();
    const read = await readSkill(text, options);
    runs.push({ ...read, milliseconds: performance.now() - begin });
  }
  return runs.reduce((best, run) => (run.milliseconds < best.milliseconds ? run : best));
}

function errorsIn(problems: readonly Problem[]): string[] {
  return problems
    .filter(({ severity }) => severity === "error")
    .map(({ code, line, column }) => `${code} ${line}:${column}`);
}

describe.skipIf(isAbsent)("skill files from the field", () => {
  const sound = filesIn("dingtalk-skills", /\.yaml$/).filter((path) => !/fragments|BROKEN/.test(path));

  test.each(sampled(sound, 5).map((path) => [basename(path), path]))(
    "%s is understood",
    async (_name, path) => {
      const { spec, problems } = await timed(path);
      expect(spec?.operations.length).toBeGreaterThan(0);
      expect(errorsIn(problems)).toEqual([]);
    },
  );

  test.each([
    ["26-conversationToken-BROKEN-INDENT.yaml", "invalid_yaml 17:11"],
    ["27-sessionWebhook-BROKEN-INDENT.yaml", "invalid_yaml 17:11"],
    ["fragments/04-context-TABS.yaml", "invalid_yaml 19:13"],
    ["fragments/05-default.yaml", "invalid_openapi 1:1"],
  ])("%s is refused with its place: %s", async (name, first) => {
    const { spec, problems } = await timed(join(corpora, "dingtalk-skills", name));
    expect(spec).toBeNull();
    expect(errorsIn(problems)[0]).toBe(first);
  });
});

describe.skipIf(isAbsent)("OpenAPI files from the field", () => {
  const ajv = new Ajv({ strict: false, logger: false, validateFormats: false });

  test.each(sampled(filesIn("openapi", /\.(json|yaml)$/), 12).map((path) => [basename(path), path]))(
    "%s is read within 2 s, its schemas fit for use",
    async (name, path) => {
      const { spec, problems, milliseconds } = await timed(path);
      expect(milliseconds).toBeLessThan(2_000);
      if (name.includes("2.0")) {
        expect(problems[0]?.message.en).toMatch(/Swagger 2\.0.*Convert/);
        return;
      }
      expect(spec).not.toBeNull();
      // All that is wrong with a valid one: it names no host, or a private one; or it has nothing but webhooks.
      const isEmpty = spec?.operations.length === 0;
      const expected = isEmpty ? /^invalid_openapi / : /^unsafe_server /;
      // One describes, as it says itself, a text that is a whole number too.
      const isQuirk = (error: string) =>
        name.includes("schema-types") && /^contradicting_schema /.test(error);
      expect(errorsIn(problems).filter((error) => !expected.test(error) && !isQuirk(error))).toEqual([]);
      for (const { parameters } of spec?.operations ?? []) {
        for (const { schema } of parameters) expect(() => ajv.compile(schema)).not.toThrow();
      }
    },
  );

  const invalid = filesIn("openapi-invalid", /\.\w+$/);
  test.each(sampled(invalid, 8).map((path) => [path.slice(corpora.length), path]))(
    "%s is refused in words, not with a crash",
    async (_name, path) => {
      const { problems } = await timed(path);
      expect(errorsIn(problems).length).toBeGreaterThan(0);
    },
  );
});

interface Hostile {
  file: string;
  expect: string;
  maxMs?: number;
}

describe.skipIf(isAbsent)("hostile files (T38, T39, T40, T41)", () => {
  const index: Hostile[] = isAbsent
    ? []
    : JSON.parse(readFileSync(join(corpora, "yaml/hostile/INDEX.json"), "utf8"));

  test.each(sampled(index, 8).map((hostile) => [hostile.file, hostile.expect, hostile] as const))(
    "%s: %s",
    async (name, expected, { maxMs }) => {
      await readSkill(file(), options);
      const { spec, problems, milliseconds } = await timed(join(corpora, "yaml/hostile", name));

      expect(milliseconds).toBeLessThan(maxMs ?? 500);
      expect(Reflect.get({}, "polluted")).toBeUndefined();
      const errors = errorsIn(problems);
      if (expected === "reject" || expected === "policy") expect(errors).not.toEqual([]);
      if (expected === "accept" || expected.startsWith("accept-c")) expect(errors).toEqual([]);
      if (expected === "accept-flag") expect(problems.map(({ code }) => code)).toContain("suspicious_text");
      if (expected === "reject-or-warn") expect(problems).not.toEqual([]);
      if (expected === "reject-or-bounded")
        expect(processorTime(() => judge(patternsOf(spec)))).toBeLessThan(50);
    },
  );
});

interface Address {
  url: string;
  expect: string;
  whatwgHost: string;
  category: string;
}

describe.skipIf(isAbsent)("addresses (T36)", () => {
  const addresses: Address[] = isAbsent
    ? []
    : JSON.parse(readFileSync(join(corpora, "ssrf/ssrf-urls.json"), "utf8"));

  test("every blocked one that can be told without a look-up is refused, no allowed one is", async () => {
    for (const { url, expect: expected, category } of addresses) {
      if (category.startsWith("dns") || /[?#]/.test(url)) continue;
      const { problems } = await readSkill(
        file({ servers: `servers: [{ url: ${JSON.stringify(url)} }]` }),
        options,
      );
      const isRefused = problems.some(
        ({ code, severity }) => code === "unsafe_server" && severity === "error",
      );
      if (expected === "blocked") expect([url, category, isRefused]).toEqual([url, category, true]);
      if (expected === "allowed") expect([url, isRefused]).toEqual([url, false]);
    }
  });
});

function patternsOf(spec: unknown): string[] {
  if (typeof spec !== "object" || spec === null) return [];
  return Object.entries(spec).flatMap(([key, value]) =>
    key === "pattern" && typeof value === "string" ? [value] : patternsOf(value),
  );
}

/** With the text that the collection attacks them with, and with a longer one. */
function judge(patterns: readonly string[]): void {
  const fits = patternsWithin({ left: 200_000 });
  for (const pattern of patterns)
    for (const length of [40, 400]) expect(fits(pattern, `${"a".repeat(length)}!`)).toBe(false);
}
