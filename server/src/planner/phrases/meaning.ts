import { understand } from "../offline/choosing/dialogue.ts";
import { type IntendedStep, rankWords } from "../offline/choosing/meaning/understanding.ts";
import { openTo } from "../offline/choosing/retrieval/keywords.ts";
import { prepareIndex } from "../offline/choosing/retrieval/operation-index.ts";
import type { Ranked } from "../offline/choosing/retrieval/ranking.ts";
import type { PlannerInput, PlannerOperation } from "../planner.ts";
import { ruleFor } from "../rules/rules.ts";

/** What a sentence comes to when nothing was said before it. `rule`: its builder's own answer. */
export type Meaning =
  | { kind: "steps"; steps: Pick<IntendedStep, "operation" | "arguments" | "missing">[] }
  | { kind: "choice"; options: PlannerOperation[] }
  | { kind: "rule"; text: string }
  | { kind: "nothing" };

export type Alone = Pick<
  PlannerInput,
  "assistant" | "operations" | "locale" | "now" | "timeZone" | "rules" | "mode"
>;

/** By the builder's rules, else as the planner that needs no model understands it. */
export async function meaningOf(text: string, alone: Alone, signal: AbortSignal): Promise<Meaning> {
  const { operations, mode } = alone;
  if (mode === "pass_through") return steps(operations.length === 1 ? operations : []);
  const then = ruleFor(text, alone.rules)?.then;
  if (then?.kind === "answer") return { kind: "rule", text: then.text };
  const input = { ...alone, transcript: [{ kind: "user" as const, text }], pending: null };
  const understood = await understand(then === undefined ? input : { ...input, chosen: then }, signal);
  switch (understood.kind) {
    case "steps":
    case "choice":
      return understood;
    case "told":
    case "others":
    case "chat":
    case "nothing":
      return { kind: "nothing" };
    default:
      return understood satisfies never;
  }
}

const steps = (operations: readonly PlannerOperation[]): Meaning => ({
  kind: "steps",
  steps: operations.map((operation) => ({ operation, arguments: {}, missing: [] })),
});

/** The operations that it may mean, best first, whether or not one of them is meant. */
export async function bestFor(text: string, { operations }: Alone, signal: AbortSignal): Promise<Ranked[]> {
  return rankWords(text, openTo(text, await prepareIndex(operations, signal)));
}
