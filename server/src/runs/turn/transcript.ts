import type { LoadedSkill } from "../../assistants/index.ts";
import type { PlannerInput, PlannerOperation, TranscriptEntry } from "../../planner/index.ts";
import type { CallStep, Turn } from "../run.ts";
import { callSteps, callsOf } from "../steps.ts";

export function plannerInput(turn: Turn, skills: readonly LoadedSkill[]): PlannerInput {
  const { run, pending, now } = turn;
  const { mode, rules, name, instructions, fallback } = run.assistant;
  return {
    assistant: { name, instructions, fallback },
    transcript: transcriptOf(turn),
    pending,
    operations: operationsFor(skills),
    mode,
    rules,
    locale: run.locale,
    now,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

/** What the planner reads: earlier turns, what the person just said, and what came of each call since. */
function transcriptOf({ run, earlier }: Pick<Turn, "run" | "earlier">): TranscriptEntry[] {
  const calls = new Map(callsOf(run.steps).map((call) => [call.callId, call]));
  return [
    ...earlier.map(({ role, text }): TranscriptEntry => ({ kind: role, text })),
    { kind: "user", text: run.request },
    ...callSteps(run.steps).flatMap((step) => entryOf(step, calls.get(step.callId)?.arguments ?? {})),
  ];
}

/**
 * What the planner may choose from. Parameters that the platform fills are not in it, nor those of which the file
 * leaves one value, nor anything secret.
 */
export function operationsFor(skills: readonly LoadedSkill[]): PlannerOperation[] {
  return skills.flatMap(({ skillId, title, operations }) =>
    operations.map(({ operationId, summary, description, keywords, examples, parameters, answerTimes }) => ({
      skillId,
      operationId,
      title,
      summary,
      description,
      keywords,
      examples,
      parameters: parameters.filter(({ context, constant }) => context === null && constant === undefined),
      ...(answerTimes && { answerTimes }),
    })),
  );
}

function entryOf(
  { callId, skillId, operationId, detail }: CallStep,
  values: Record<string, unknown>,
): TranscriptEntry[] {
  const { sent: _, askedAgain, ...outcome } = detail;
  if (outcome.outcome === "sending" || outcome.outcome === "stopped" || askedAgain === true) return [];
  return [{ kind: "call", callId, skillId, operationId, arguments: values, ...outcome }];
}
