// The hard promises at full size, one line of JSON a check: `npm run -s reliability -- --check once`.
import { execFileSync } from "node:child_process";
import { availableParallelism, cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { kill9 } from "./kill/kill9.ts";
import { nodesKilled } from "./kill/nodes.ts";
import { resume } from "./kill/resume.ts";
import { rolling } from "./kill/rolling.ts";
import { overload } from "./overload/overload.ts";
import { auditUnderFire } from "./races/audit.ts";
import { raceAgainstMistake } from "./races/check-then-consume.ts";
import { issueCodes } from "./races/codes.ts";
import { type Ground, givenNodes } from "./races/ground.ts";
import { refreshRace, revokeWhileUsed } from "./races/lasting.ts";
import { once, onceAmidNoise, type Verdict } from "./races/once.ts";
import { seeded } from "./races/random.ts";
import { streamUnderFire } from "./stream/stream.ts";
import { createAssistant } from "./world/building.ts";
import { demoPerson } from "./world/demo.ts";
import { withPostgres } from "./world/own-postgres.ts";

const { values } = parseArgs({
  options: {
    check: { type: "string", default: "once" },
    seed: { type: "string", default: "1" },
    codes: { type: "string", default: "1000" },
    times: { type: "string", default: "10" },
    nodes: { type: "string", default: "3" },
    rounds: { type: "string" },
    iterations: { type: "string", default: "1000" },
    runs: { type: "string", default: "2000" },
    events: { type: "string", default: "100000" },
    messages: { type: "string", default: "1000" },
    cycles: { type: "string", default: "15" },
    sockets: { type: "string", default: "200" },
    seconds: { type: "string", default: "40" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
const seed = Number(values.seed);
const random = seeded(seed);
const codes = Number(values.codes);
const times = Number(values.times);
const nodes = Number(values.nodes);
const rounds = (usual: number) => Number(values.rounds ?? usual);

/** In the way to the database, where codes are raced for. */
const mostDelayMs = 20;

/** Real nodes, and 0 to `mostDelayMs` on the way to their database. */
async function onNodes(
  mostDelayMs: number,
  check: (ground: Ground, databaseUrl: string) => Promise<Verdict>,
  count = nodes,
): Promise<Verdict> {
  return withPostgres(async (databaseUrl) => {
    const ground = await givenNodes({ databaseUrl, nodes: count, mostDelayMs, random });
    try {
      const verdict = await check(ground, databaseUrl);
      for (const line of ground.complaints()) process.stderr.write(`${line}\n`);
      return verdict;
    } finally {
      await ground.close();
    }
  });
}

const checks: Record<string, () => Promise<Verdict>> = {
  once: () =>
    onNodes(mostDelayMs, async (ground, databaseUrl) => {
      const { pass, numbers } = await once(ground, { codes, times, random });
      const client = ground.assistant;
      const control = { databaseUrl, client, codes: await issueCodes(ground.db, 30), mostDelayMs, random };
      const mistake = await raceAgainstMistake(control);
      const controlCodesWithTwo = mistake.numbers.codesWithTwo ?? 0;
      return { pass: pass && !mistake.pass, numbers: { ...numbers, controlCodesWithTwo } };
    }),
  "once-noise": () =>
    onNodes(mostDelayMs, async (ground) => {
      const other = await createAssistant(await demoPerson(ground.nodes[0].url, "builder"), {
        name: "Another",
      });
      return onceAmidNoise(ground, { codes, times, random, other });
    }),
  kill9: () => kill9({ cycles: Number(values.cycles), random }),
  resume: () =>
    withPostgres((databaseUrl) => resume({ databaseUrl, runs: Number(values.runs), nodes, random })),
  rolling: () => withPostgres((databaseUrl) => rolling({ databaseUrl, nodes, rounds: rounds(2), random })),
  nodes: () =>
    withPostgres((databaseUrl) =>
      nodesKilled({ databaseUrl, nodes, messages: Number(values.messages), random }),
    ),
  audit: () =>
    onNodes(0, (ground) =>
      auditUnderFire(ground, { decisions: rounds(60), events: Number(values.events), random }),
    ),
  revoke: () => onNodes(0, (ground) => revokeWhileUsed(ground, { iterations: Number(values.iterations) })),
  overload: () => {
    const phases = { warmSeconds: 20, overSeconds: 20, afterSeconds: 15 };
    return onNodes(0, (ground) => overload(ground, phases), 1);
  },
  "refresh-race": () =>
    onNodes(0, (ground) => refreshRace(ground, { families: Math.ceil(codes / 2), times: 20 })),
  stream: () =>
    withPostgres((databaseUrl) =>
      streamUnderFire({
        databaseUrl,
        sockets: Number(values.sockets),
        seconds: Number(values.seconds),
        random,
      }),
    ),
};

const check = checks[values.check];
if (values.help || check === undefined) {
  const names = Object.keys(checks).join(" | ");
  process.stdout.write(
    `npm run -s reliability -- --check ${names} [--seed 1] [--codes 1000] [--times 10] [--nodes 3] [--iterations 1000] [--sockets 200] [--seconds 40]\n`,
  );
  process.exitCode = values.help ? 0 : 64;
} else {
  const begun = performance.now();
  const { pass, numbers } = await check();
  const seconds = Number(((performance.now() - begun) / 1000).toFixed(1));
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const host = { cores: availableParallelism(), cpu: cpus()[0]?.model, load: loadavg()[0] };
  const line = { id: values.check, pass, numbers, seed, seconds, commit, host };
  process.stdout.write(values.json ? `${JSON.stringify(line)}\n` : `${JSON.stringify(line, null, 2)}\n`);
  process.exitCode = pass ? 0 : 1;
}
