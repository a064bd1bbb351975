import type { LoadedSkill } from "../../assistants/index.ts";
import type { PlannerInput, PlannerOperation, TranscriptEntry } from "../../planner/index.ts";
import { parseExactly } from "../../platform/exact/index.ts";
import { resolved } from "../provenance/reference.ts";
import type { Call, CallStep, Step, Turn } from "../run.ts";
import { callSteps, callsOf, confirmationOf } from "../steps.ts";

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
    ...callSteps(run.steps).flatMap((step) => entryOf(step, sentIn(calls.get(step.callId), run.steps))),
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

/** As it was planned, or as the person edited it on the card; of a member whom they named, the name. */
function sentIn(call: Call | undefined, steps: readonly Step[]): Record<string, unknown> {
  if (call === undefined) return {};
  const { callId, arguments: planned, people = {} } = call;
  const confirmed = confirmationOf(steps, callId)?.detail.confirmed;
  const values = confirmed === undefined ? undefined : parseExactly(confirmed.json);
  // What stands for another call's answer stays so: a planner reads what it may from there.
  if (typeof values !== "object" || values === null || resolved(planned, []) === undefined) return planned;
  const kept = Object.entries(planned).filter(([key]) => Object.hasOwn(people, key));
  return { ...values, ...Object.fromEntries(kept) };
}

function entryOf(
  { callId, skillId, operationId, detail }: CallStep,
  values: Record<string, unknown>,
): TranscriptEntry[] {
  const { sent: _, askedAgain, ...outcome } = detail;
  if (outcome.outcome === "sending" || outcome.outcome === "stopped" || askedAgain === true) return [];
  return [{ kind: "call", callId, skillId, operationId, arguments: values, ...outcome }];
}
