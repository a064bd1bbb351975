import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lint } from "./lint.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "behalf-cli-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(args: string[]) {
  const lines: string[] = [];
  const code = await lint(args, (line) => lines.push(line));
  return { code, text: lines.join("\n") };
}

test("each problem is said with the place an editor can jump to", async () => {
  const file = join(folder, "broken.yaml");
  await writeFile(file, "openapi: 3.0.1\ninfo:\n\ttitle: x\n");

  const { code, text } = await run([file]);

  expect(code).toBe(1);
  expect(text).toMatch(/broken\.yaml:3:1 error invalid_yaml /);
});

test("the sample skill has no errors where its host is allowed", async () => {
  const { code, text } = await run([
    "examples/show-my-phone/skill.yaml",
    "--allow",
    "show-my-phone.behalf.internal",
  ]);

  expect(text).toMatch(/: 0 errors/);
  expect(code).toBe(0);
});

test("a file that is not there, and a call without files, say so", async () => {
  expect(await run([join(folder, "missing.yaml")])).toMatchObject({ code: 2 });
  expect(await run([])).toMatchObject({ code: 2 });
  expect((await run(["--nonsense", "x"])).text).toContain("--nonsense");
});
