// `npm test`: every check there is, in the order in which a mistake is cheapest to find. Ends with the true count.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { parseArgs } from "node:util";

const usage = `npm test [-- --whole] [--seed 7] [--shard 1/3] [--project flow] [--help]

  --whole           Every case. Otherwise tests whose cases differ only in look or number take some of them, by the seed.
  --seed n          Takes other cases; without it 1, so that what passes here passes elsewhere.
  --shard i/n       The i-th of n parts of the tests; the other checks belong to part 1.
  --project name    The tests of one project in vitest.config.ts, and no other check; may be repeated.

Without them: every test. The last line is the true count.
`;

process.chdir(join(import.meta.dirname, ".."));
const { help, whole, seed, shard, project: projects } = readArguments();
const folder = mkdtempSync(join(tmpdir(), "behalf-checks-"));
const report = join(folder, "tests.json");
const bin = (name) => join("node_modules", ".bin", name);
const node = existsSync(bin("node")) ? bin("node") : process.execPath;
// What the checks start finds the project's own Node first, also when this was not started by npm.
const path = `${resolve("node_modules/.bin")}${delimiter}${process.env.PATH}`;
// Where every worker of the tests writes down what each route recorded.
const evidence = mkdtempSync(join(folder, "audit-"));
// And which statements the server sent to the database.
const statements = mkdtempSync(join(folder, "statements-"));
const env = {
  ...process.env,
  PATH: path,
  AUDIT_EVIDENCE: evidence,
  STATEMENT_EVIDENCE: statements,
  TEST_SEED: seed,
  ...(whole && { TEST_WHOLE: "yes" }),
};
const taken = whole
  ? `every case: --whole --seed ${seed}`
  : `a sample of the cases: --seed ${seed} for these again, --whole for all`;

const part = [...(shard ? ["--shard", shard] : []), ...projects.flatMap((name) => ["--project", name])];
const reporters = ["--reporter=default", "--reporter=json", `--outputFile=${report}`];

/**
 * A check is a name, a command and its arguments; with `tests` it is counted by its tests and can be run in parts,
 * with `all` it looks at what all of them did.
 */
const checks = [
  ["format and lint", bin("biome"), ["check", "."]],
  ["types of the server", bin("tsc"), ["-p", "server"]],
  ["types of the web app", bin("tsc"), ["-p", "web"]],
  ["dead code", bin("knip"), []],
  ["the web app builds", node, ["server/src/app/build-web.ts"]],
  ["tests", bin("vitest"), ["run", ...part, ...reporters], { tests: true }],
  ["routes record what they say", node, ["server/test/audit/check.ts", evidence], { all: true }],
  ["statements say their organisation", node, ["server/test/statements/check.ts", statements], { all: true }],
  ["example show-my-phone", node, ["examples/show-my-phone/story.ts"]],
];

let passed = 0;
let failed = 0;

if (help) process.stdout.write(usage);
else {
  process.stdout.write(`${taken}\n`);
  for (const [name, command, args, { tests = false, all = false } = {}] of checks) {
    const why = tests ? undefined : whySkipped(all);
    if (why) process.stdout.write(`\n── ${name}: skipped, ${why}\n`);
    else run(name, command, args, tests);
  }
  process.stdout.write(`\n${taken}\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}
rmSync(folder, { recursive: true, force: true });

function readArguments() {
  const options = {
    help: { type: "boolean" },
    whole: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    shard: { type: "string" },
    project: { type: "string", multiple: true },
  };
  try {
    const { help, whole, seed, shard, project = [] } = parseArgs({ options }).values;
    const [, index, count] = /^(\d+)\/(\d+)$/.exec(shard ?? "1/1") ?? [];
    if (!(Number(index) >= 1 && Number(index) <= Number(count)))
      throw new Error(`--shard is i/n with i from 1 to n, such as 2/3, not ${shard}`);
    if (!/^\d{1,10}$/.test(seed)) throw new Error(`--seed is a whole number, such as 7, not ${seed}`);
    return { help, whole, seed, shard, project };
  } catch (error) {
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

/** Why a check other than the tests has no place in this run. */
function whySkipped(all) {
  if (projects.length > 0) return "only tests of a project were asked for";
  if (all && shard !== undefined) return "it looks at all of the tests";
  return shard === undefined || shard.startsWith("1/") ? undefined : "part of shard 1";
}

function run(name, command, args, tests) {
  const begun = Date.now();
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(command, args, { stdio: "inherit", env });
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`── ${name}: ${status === 0 ? "passed" : "FAILED"} in ${seconds} s\n`);
  if (tests) countTests(status);
  else if (status === 0) passed += 1;
  else failed += 1;
}

/** A run that ended badly without a failed test (a file that does not load, a leak) is a failure of its own. */
function countTests(status) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    tellSecondTries(testResults);
    passed += numPassedTests;
    failed += numFailedTests;
    if (status !== 0 && numFailedTests === 0) failed += 1;
  } catch {
    failed += 1;
  }
}

/** A test that failed first and passed then keeps why it failed. */
function tellSecondTries(files) {
  for (const { assertionResults } of files)
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === "passed" && failureMessages.length > 0)
        process.stdout.write(
          `passed at the second try: ${fullName}\n  ${failureMessages[0].split("\n")[0]}\n`,
        );
}
