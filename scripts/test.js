// `npm test`: every check there is, in the order in which a mistake is cheapest to find. Ends with the true count.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "behalf-checks-"));
const report = join(folder, "tests.json");
const bin = (name) => join("node_modules", ".bin", name);

const checks = [
  ["format and lint", bin("biome"), ["check", "."]],
  ["types of the server", bin("tsc"), ["-p", "server"]],
  ["types of the web app", bin("tsc"), ["-p", "web"]],
  ["dead code", bin("knip"), []],
  ["the web app builds", process.execPath, ["server/src/app/build-web.ts"]],
  ["tests", bin("vitest"), ["run", "--reporter=default", "--reporter=json", `--outputFile=${report}`]],
  ["example show-my-phone", process.execPath, ["examples/show-my-phone/story.ts"]],
];

let passed = 0;
let failed = 0;

for (const [name, command, args] of checks) {
  const begun = Date.now();
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`── ${name}: ${status === 0 ? "passed" : "FAILED"} in ${seconds} s\n`);
  if (name === "tests") countTests(status);
  else if (status === 0) passed += 1;
  else failed += 1;
}

rmSync(folder, { recursive: true, force: true });
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

/** A run that ended badly without a failed test (a file that does not load, a leak) is a failure of its own. */
function countTests(status) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
    passed += numPassedTests;
    failed += numFailedTests;
    if (status !== 0 && numFailedTests === 0) failed += 1;
  } catch {
    failed += 1;
  }
}
