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

test("the last line names the pages that say more, each once, in the language asked for", async () => {
  const file = join(folder, "twice.yaml");
  await writeFile(file, "openapi: 3.0.1\ninfo: { title: x }\npaths:\n  /a: { get: {} }\n  /b: { get: {} }\n");

  const english = (await run([file])).text.split("\n").at(-1);
  const chinese = (await run([file, "--lang", "zh"])).text.split("\n");

  expect(english).toMatch(/^More about it: docs\/lint\/\w+\.md/);
  expect(english?.match(/docs\/lint\/missing_operation_id\.md/g)).toHaveLength(1);
  expect(chinese.at(-1)).toContain("docs/zh/lint/missing_operation_id.md");
  expect(chinese[0]).toMatch(/\p{Script=Han}/u);
});

test("a program gets the same as JSON", async () => {
  const file = join(folder, "json.yaml");
  await writeFile(file, "openapi: 3.0.1\ninfo: { title: x }\npaths: {}\n");

  const { code, text } = await run([file, "--json", "--lang", "zh"]);

  expect(code).toBe(1);
  expect(JSON.parse(text)).toEqual({
    files: [
      {
        file,
        problems: [
          {
            severity: "error",
            code: "invalid_openapi",
            message: expect.stringMatching(/\p{Script=Han}/u),
            line: 3,
            column: 1,
          },
        ],
      },
    ],
  });
});

test("the manual is said on demand, and an unknown language is named", async () => {
  expect(await run(["--help"])).toMatchObject({ code: 0, text: expect.stringContaining("--allow HOST") });
  expect(await run(["--lang", "fr", "x.yaml"])).toMatchObject({
    code: 2,
    text: expect.stringContaining("fr"),
  });
});

test.each(["show-my-phone", "todays-agenda", "create-a-todo", "find-a-free-hour", "move-a-meeting"])(
  "the sample skill %s has no errors where its host is allowed",
  async (name) => {
    const { code, text } = await run([`examples/${name}/skill.yaml`, "--allow", `${name}.behalf.internal`]);

    expect(text).toMatch(/: 0 errors/);
    expect(code).toBe(0);
  },
);

test("a file that is not there, and a call without files, say so", async () => {
  expect(await run([join(folder, "missing.yaml")])).toMatchObject({ code: 2 });
  expect(await run([])).toMatchObject({ code: 2 });
  expect((await run(["--nonsense", "x"])).text).toContain("--nonsense");
});
