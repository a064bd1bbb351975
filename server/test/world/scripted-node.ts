// A node in a process of its own whose planner is the test's (`startPlannerServer`), which no setting of the product
// could name. All else is what `npm start` runs, but for its web app and its sample skill.
import { basename } from "node:path";
import { Closing } from "../../src/app/closing.ts";
import { firstOrganisation } from "../../src/app/first-organisation.ts";
import { startNode } from "../../src/app/node.ts";
import { sampleSkills } from "../../src/app/samples.ts";
import { askedToStop } from "../../src/app/stopping.ts";
import type { NextStep, Planner } from "../../src/planner/index.ts";
import { readConfig } from "../../src/platform/config.ts";
import { createLog } from "../../src/platform/log.ts";
import { openVault } from "../../src/platform/vault.ts";
import { createSetUp } from "../../src/sign-in/index.ts";

const stopping = askedToStop();
const closing = new Closing();
const config = readConfig(process.argv.slice(2), process.env);
const name = basename(config.DATA_DIR);
const setUp = createSetUp();
const millis = (setting: string) => Number(process.env[setting]);

const planner: Planner = {
  async nextStep(input, { signal }) {
    const body = JSON.stringify(input);
    const headers = { "x-node": name };
    const answer = await fetch(process.env.PLANNER_URL ?? "", { method: "POST", body, headers, signal });
    const step: NextStep = JSON.parse(await answer.text());
    return step;
  },
};

const { address } = await startNode(
  {
    config: { ...config, EGRESS_ALLOW: [...config.EGRESS_ALLOW, ...sampleSkills.map(({ host }) => host)] },
    log: createLog(config.LOG_LEVEL),
    databaseUrl: config.DATABASE_URL ?? "",
    vault: openVault(config.SECRET_KEY ?? []),
    name,
    setUp,
    planner,
    maxPlanningMs: millis("MAX_PLANNING_MS"),
    lease: { heldMs: millis("LEASE_MS"), heartbeatMs: millis("HEARTBEAT_MS"), sweepMs: millis("SWEEP_MS") },
    async beforeWork({ ctx, url }) {
      await firstOrganisation(ctx, { setUp, url });
    },
  },
  closing,
);
process.stdout.write(`behalf ready ${address}\n`);
const stop = () => void closing.close().then(() => process.exit(0));
if (stopping.aborted) stop();
else stopping.addEventListener("abort", stop);
