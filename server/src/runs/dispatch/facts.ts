import { threadId } from "../../conversations/index.ts";
import type { ContextFacts } from "../../invocation/index.ts";
import { languageOf } from "../../planner/index.ts";
import type { Turn } from "../run.ts";

/** Who asks, where and in which words, as the platform knows it. */
export function factsOf({ run, person }: Pick<Turn, "run" | "person">): ContextFacts {
  const { userId, unionId, jobNum, corpId } = person;
  return {
    userId,
    unionId,
    jobNum,
    corpId,
    rawInput: run.request,
    language: languageOf({ request: run.request, before: [] }, run.locale),
    threadId: threadId.of(run.conversationId),
    runId: run.id,
  };
}
