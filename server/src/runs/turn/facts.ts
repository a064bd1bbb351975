import type { ContextFacts } from "../../invocation/index.ts";
import type { ClaimedRun } from "../store.ts";

/** Who asks, where and in which words, as the platform knows it. */
export function factsOf({ run, person }: Pick<ClaimedRun, "run" | "person">): ContextFacts {
  return { ...person, rawInput: run.request, conversationId: run.conversationId, runId: run.id };
}
