/**
 * Lets a file of utterances with their right calls measure a language model behind the planner's seam (`LLM_BASE_URL`,
 * `LLM_MODEL`, `LLM_API_KEY`): a module as `planner.ts` beside it is. What it asks in words instead of calling counts
 * as no call.
 */
import { modelPlanner, offlinePlanner, type PlannerOperation } from "../server/src/planner/index.ts";
import { createEgress } from "../server/src/platform/egress/index.ts";
import { Secret } from "../server/src/platform/secret.ts";
import { type Account, type Model, usualBudgets } from "../server/src/policies/index.ts";
import { toOperation } from "./planner.ts";

const { LLM_BASE_URL: baseUrl = "", LLM_MODEL: name = "", LLM_API_KEY: key } = process.env;
if (baseUrl === "" || name === "") throw new Error("Set LLM_BASE_URL and LLM_MODEL (and LLM_API_KEY).");
const { host } = new URL(baseUrl);
const model: Model = {
  provider: host,
  baseUrl,
  name,
  key: key === undefined ? null : new Secret(key),
  vouched: true,
  delegatedResults: "local",
  budgets: usualBudgets,
};
const egress = createEgress({ allow: [host], names: new Map(), own: [] });
const planner = modelPlanner({ builtIn: offlinePlanner(), ways: { egress, vouched: egress } });

/** An utterance that the model gave up is told as such, and never counted as the built-in planner's. */
function accountOfOne(): Account {
  return {
    soFar: async () => ({ requests: 0, tokens: 0, seconds: 0, gaveUp: false }),
    begin: async () => async (use) => {
      if (use.outcome === "gave_up") throw new Error("the model gave no reply");
    },
  };
}

async function plan(
  utterance: string,
  operations: PlannerOperation[],
  { lang, now }: { lang?: "zh" | "en"; now?: string },
) {
  const step = await planner.nextStep(
    {
      assistant: { name: "Assistant", instructions: now === undefined ? "" : now, fallback: "" },
      transcript: [{ kind: "user", text: utterance }],
      earlier: [],
      pending: null,
      operations,
      locale: lang ?? "en",
      now: new Date(),
      timeZone: "UTC",
      mode: "plan",
      rules: [],
      model,
    },
    { signal: AbortSignal.timeout(60_000), say: () => {}, restart: () => {}, account: accountOfOne() },
  );
  const calls = step.kind === "calls" ? step.calls : [];
  const told = calls.map((call) => ({
    tool: call.operationId,
    args: JSON.parse(JSON.stringify(call.arguments)),
  }));
  return { tool: told[0]?.tool ?? null, args: told[0]?.args ?? {}, missing: [], calls: told };
}

// biome-ignore lint/style/noDefaultExport: evaluations load a planner as the default export of a module.
export default {
  name: `model ${name} at ${host}`,
  index: (tools: Parameters<typeof toOperation>[0][]) => tools.map(toOperation),
  plan,
};
