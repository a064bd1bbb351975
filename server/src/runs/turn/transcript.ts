import type { LoadedSkill } from "../../assistants/index.ts";
import type { Message } from "../../conversations/index.ts";
import type { PlannerOperation, TranscriptEntry } from "../../planner/index.ts";
import { newId } from "../../platform/ids.ts";
import type { CallStep, PlanStep, Run, Step } from "../run.ts";

/** What the planner reads: earlier turns, what the person just said, and what came of each call since. */
export function transcriptOf(
  run: Run,
  earlier: readonly Pick<Message, "role" | "text">[],
): TranscriptEntry[] {
  return [
    ...earlier.map(({ role, text }): TranscriptEntry => ({ kind: role, text })),
    { kind: "user", text: run.request },
    ...run.steps.flatMap((step, at) => (isCall(step) ? entryOf(step, planOf(run.steps.slice(0, at))) : [])),
  ];
}

/** What the planner may choose from. Parameters that the platform fills are not in it, nor anything secret. */
export function operationsFor(skills: readonly LoadedSkill[]): PlannerOperation[] {
  return skills.flatMap(({ skillId, title, operations }) =>
    operations.map(({ operationId, summary, description, keywords, examples, parameters }) => ({
      skillId,
      operationId,
      title,
      summary,
      description,
      keywords,
      examples,
      parameters: parameters.filter(({ context }) => context === null),
    })),
  );
}

function isCall(step: Step): step is CallStep {
  return step.kind === "call";
}

const planOf = (before: readonly Step[]) => before.findLast((step): step is PlanStep => step.kind === "plan");

function entryOf({ skillId, operationId, detail }: CallStep, plan: PlanStep | undefined): TranscriptEntry[] {
  if (detail.outcome === "sending" || detail.askedAgain === true) return [];
  const callId = plan?.detail.callId ?? newId("cal");
  const call = {
    kind: "call" as const,
    callId,
    skillId,
    operationId,
    arguments: plan?.detail.arguments ?? {},
  };
  const { outcome, result = null, display = "auto", reason = "" } = detail;
  return [outcome === "answered" ? { ...call, outcome, result, display } : { ...call, outcome, reason }];
}
