import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoPassword } from "../server/test/world/demo.ts";
import { startNode } from "../server/test/world/node-process.ts";

/** Where the conversations lie in a folder of data, beside the program that holds them (`run.mjs`). */
export const conversationsIn = (data: string): string =>
  join(data, "conversations", "conversations.dev.json");

/** Holds them with a server of its own, which is ended after it; what their program prints is printed. */
export async function holdConversations(data: string, env: Record<string, string>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "behalf-bench-conversations-"));
  const node = await startNode({ dataDir, env: { EGRESS_ALLOW: "127.0.0.1", ...env } });
  try {
    await run([join(data, "conversations", "run.mjs"), "--base", node.url, "--set", conversationsIn(data)]);
  } finally {
    await node.end("SIGTERM");
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** What it prints is what is wanted; how it ends is its own. */
export async function run(program: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, program, {
    stdio: "inherit",
    env: { ...process.env, DEMO_PASSWORD: demoPassword },
  });
  await once(child, "exit");
}
