/**
 * Lets a file of utterances with their right calls measure the built-in planner: a module with
 * `index(tools)` and `plan(utterance, index, { lang, now })`, as such evaluations expect one.
 */

import type { PlannerOperation } from "../server/src/planner/index.ts";
import {
  type IntendedStep,
  intended,
  stepFor,
} from "../server/src/planner/offline/choosing/meaning/understanding.ts";
import { allOf, type OpenOperations } from "../server/src/planner/offline/choosing/retrieval/keywords.ts";
import { indexOf } from "../server/src/planner/offline/choosing/retrieval/operation-index.ts";
import { rank } from "../server/src/planner/offline/choosing/retrieval/ranking.ts";

export interface Tool {
  name: string;
  description: string;
  examples?: PlannerOperation["examples"];
  parameters?: {
    properties?: Record<string, { description?: string; default?: unknown }>;
    required?: string[];
  };
}

export interface Planned {
  tool: string | null;
  args: Record<string, unknown>;
  missing: string[];
  calls: { tool: string; args: Record<string, unknown> }[];
  ranked: string[];
  /** Nothing is called: one of these is offered. */
  offered: string[];
}

/** A tool's first sentence stands where an operation has its summary. */
export function toOperation(tool: Tool): PlannerOperation {
  const summary =
    /^.{0,200}?(?:[.。](?=\s|$)|$)/s.exec(tool.description)?.[0] || tool.description.slice(0, 200);
  const required = tool.parameters?.required ?? [];
  return {
    skillId: "skl_bench",
    operationId: tool.name,
    title: "",
    summary,
    description: tool.description.slice(summary.length),
    keywords: [],
    examples: tool.examples ?? [],
    parameters: Object.entries(tool.parameters?.properties ?? {}).map(([name, schema]) => ({
      key: name,
      name,
      required: required.includes(name),
      description: schema.description ?? "",
      schema,
      ...(required.includes(name) && schema.default !== undefined && { default: schema.default }),
      entity: null,
    })),
  };
}

async function plan(
  utterance: string,
  operations: OpenOperations,
  about: { now?: string },
): Promise<Planned> {
  const moment = { now: readNow(about.now), timeZone: "UTC" };
  const meant = intended(utterance, operations);
  const steps = await Promise.all(meant.map((it) => stepFor(it.operation, [it.words], moment)));
  const [first] = steps;
  const isDirect = steps.length === 1 && first?.missing.length === 0;
  const perhaps = isDirect ? (meant[0]?.perhaps ?? []) : [];
  return {
    tool: first?.operation.operationId ?? null,
    args: asJson(first?.arguments ?? {}),
    missing: first?.missing.map((it) => it.key) ?? [],
    calls: steps.map(toCall),
    offered: perhaps.map((it) => it.operationId),
    ranked: rank(utterance, operations).map((it) => it.operation.operationId),
  };
}

const toCall = (step: IntendedStep) => ({
  tool: step.operation.operationId,
  args: asJson(step.arguments),
});

/** As an evaluation reads it: its numbers are JavaScript's. */
const asJson = (args: Record<string, unknown>): Record<string, unknown> => JSON.parse(JSON.stringify(args));

/** "今天是2024年10月24日，星期四。" or "The current time is June 14, 2020, Sunday。" */
function readNow(text: string | undefined): Date {
  const chinese = /(\d{4})年(\d+)月(\d+)日/.exec(text ?? "");
  if (chinese) return new Date(Date.UTC(Number(chinese[1]), Number(chinese[2]) - 1, Number(chinese[3]), 9));
  const english = /[A-Z][a-z]+ \d{1,2}, \d{4}/.exec(text ?? "")?.[0];
  return english ? new Date(`${english} 09:00 UTC`) : new Date();
}

// biome-ignore lint/style/noDefaultExport: evaluations load a planner as the default export of a module.
export default {
  name: "behalf offline",
  index: (tools: Tool[]) => allOf(indexOf(tools.map(toOperation))),
  plan,
};
