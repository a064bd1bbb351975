import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { conversationsIn, holdConversations, run } from "./conversations.ts";

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
  if (existsSync(conversationsIn(data))) await holdConversations(data, configured());
}

/** The model that is set, if one is. */
export const configured = (): Record<string, string> =>
  Object.fromEntries(
    [...needed, "LLM_API_KEY"].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
