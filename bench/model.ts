import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { demoPassword } from "../server/test/world/demo.ts";
import { startNode } from "../server/test/world/node-process.ts";

const needed = ["LLM_BASE_URL", "LLM_MODEL"] as const;

/**
 * The configured model on data that is there: utterances with their right calls (`planner/eval.mjs`), and conversations
 * with a running server (`conversations/run.mjs`). Each prints its own table, the same as for the planner without one.
 */
export async function measureModel(data: string | undefined): Promise<void> {
  const lacking = needed.filter((name) => !process.env[name]);
  if (lacking.length > 0) throw new Error(`Set ${lacking.join(" and ")} (and LLM_API_KEY).`);
  if (data === undefined) throw new Error("Say where the data is: npm run bench -- model --data <folder>");
  const utterances = join(data, "planner", "dev.jsonl");
  if (existsSync(utterances)) {
    const planner = resolve(import.meta.dirname, "model-planner.ts");
    await run([join(data, "planner", "eval.mjs"), "--data", utterances, "--planner", planner]);
  }
  const conversations = join(data, "conversations", "conversations.dev.json");
  if (existsSync(conversations)) await converse(data, conversations);
}

async function converse(data: string, conversations: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "behalf-bench-model-"));
  const settings = [...needed, "LLM_API_KEY"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  const env = { EGRESS_ALLOW: "127.0.0.1", ...Object.fromEntries(settings) };
  const node = await startNode({ dataDir, env });
  try {
    await run([join(data, "conversations", "run.mjs"), "--base", node.url, "--set", conversations]);
  } finally {
    await node.end("SIGTERM");
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** What it prints is what is wanted; how it ends is its own. */
async function run(program: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, program, {
    stdio: "inherit",
    env: { ...process.env, DEMO_PASSWORD: demoPassword },
  });
  await once(child, "exit");
}
