import type { LoadedSkill } from "../../assistants/index.ts";
import type { CallEntry, PlannerInput, TranscriptEntry } from "../../planner/index.ts";
import { parseExactly } from "../../platform/exact/index.ts";
import { peopleZone } from "../../platform/people-zone.ts";
import { isOwnLabel } from "../provenance/label.ts";
import { isPrivateAnswer, planOf } from "../provenance/read.ts";
import { resolved } from "../provenance/reference.ts";
import type { Call, CallStep, Step, Turn } from "../run.ts";
import { callSteps, callsOf, confirmationOf, stepsSoFar } from "../steps.ts";
import { offeredOperations } from "./offered-operations.ts";
import { problemsOf } from "./problems-of.ts";
import { suggestingOf } from "./suggesting.ts";

type EarlierTurn = NonNullable<PlannerInput["earlier"]>[number];

export function plannerInput(turn: Turn, skills: readonly LoadedSkill[]): PlannerInput {
  const { run, pending, now } = turn;
  const { mode, rules, name, instructions, fallback } = run.assistant;
  const { chosen } = run;
  const suggest = suggestingOf(turn, skills);
  return {
    assistant: { name, instructions, fallback },
    transcript: transcriptOf(turn, skills),
    earlier: turn.earlierRuns.map(earlierTurn),
    pending: chosen?.kind === "operation" ? null : pending,
    operations: offeredOperations(run, skills),
    problemsOf: (call) => problemsOf(call, stepsSoFar(turn), skills),
    mode,
    rules,
    locale: run.locale,
    now,
    timeZone: peopleZone(),
    ...(suggest && { suggest }),
    ...(chosen?.kind === "operation" && { chosen: chosen.operation }),
    ...(chosen?.kind === "value" && { picked: { value: chosen.value } }),
  };
}

/** What the planner reads: earlier turns, what the person just said, and what came of each call since. */
function transcriptOf(turn: Turn, skills: readonly LoadedSkill[]): TranscriptEntry[] {
  const { run, earlier } = turn;
  const calls = new Map(callsOf(run.steps).map((call) => [call.callId, call]));
  return [
    ...before(run, earlier).map(
      ({ role, text, at, label }): TranscriptEntry => ({
        kind: role,
        text,
        ...(label.privateOf.length > 0 && privateSince(turn, at)),
      }),
    ),
    { kind: "user", text: run.request },
    ...callSteps(run.steps).flatMap((step) =>
      entryOf(step, sentIn(calls.get(step.callId), run.steps)).map((entry) =>
        isPrivateAnswer(stepsSoFar(turn), entry, skills)
          ? { ...entry, ...privateSince(turn, step.at) }
          : entry,
      ),
    ),
  ];
}

/** What people allowed before the organisation decided who may read it was not allowed to be read by them. */
function privateSince({ model }: Turn, at: string | Date | undefined): { isPrivate: true; staysHere?: true } {
  const decidedAt = model?.decidedAt;
  const isSince = at !== undefined && decidedAt !== undefined && new Date(at) >= new Date(decidedAt);
  return { isPrivate: true, ...(!isSince && { staysHere: true }) };
}

function earlierTurn({ request, steps }: Turn["earlierRuns"][number]): EarlierTurn {
  const outcomes = callSteps(steps);
  const calls = callsOf(steps).map((call): EarlierTurn["calls"][number] => {
    const step = outcomes.find(({ callId }) => callId === call.callId);
    const [entry] = step === undefined ? [] : entryOf(step, sentIn(call, steps));
    const { callId, skillId, operationId } = call;
    const ownWords = isOwnLabel(planOf(steps, call)?.detail.read);
    if (entry?.kind === "call") return { ...entry, ownWords };
    return { callId, skillId, operationId, arguments: sentIn(call, steps), outcome: "left", ownWords };
  });
  return { request, calls };
}

/** What is gone back to is not there twice. */
function before({ chosen, repeats }: Turn["run"], earlier: Turn["earlier"]): Turn["earlier"] {
  if (chosen?.kind !== "operation" && repeats === null) return earlier;
  const latest = earlier.findLastIndex(({ role }) => role === "user");
  return earlier.slice(0, Math.max(0, latest));
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
): CallEntry[] {
  const { sent: _, used: __, ms: ___, askedAgain, ...outcome } = detail;
  if (outcome.outcome === "sending" || outcome.outcome === "stopped" || askedAgain === true) return [];
  return [{ kind: "call", callId, skillId, operationId, arguments: values, ...outcome }];
}
