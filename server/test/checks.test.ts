import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const script = resolve(import.meta.dirname, "../../scripts/test.js");
const checks = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });

test("npm test says how to run a part of it", () => {
  const { stdout, status } = checks("--help");

  expect(status).toBe(0);
  expect(stdout).toContain("--shard i/n");
  expect(stdout).toContain("--project name");
});

test.each(["0/2", "3/2", "half"])("npm test refuses the part %s", (shard) => {
  const { stderr, status } = checks("--shard", shard);

  expect(status).toBe(2);
  expect(stderr).toContain(`not ${shard}`);
});

test("a part that fails is counted, the rest is said to be skipped, and the count is the last line", () => {
  const { stdout, status } = checks("--project", "no such project");

  expect(status).toBe(1);
  expect(stdout).toContain("── format and lint: skipped, only tests of a project were asked for");
  expect(stdout).toContain("── tests: FAILED");
  expect(stdout).toMatch(/\n0 passed, 1 failed\n$/);
});
