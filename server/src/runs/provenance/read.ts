import type { LoadedSkill } from "../../assistants/index.ts";
import type { Call, CallStep, ConsentStep, PlanStep, Step, Turn } from "../run.ts";
import { callSteps, saidSomething, stepsSoFar } from "../steps.ts";
import { foreignTo, join, type Label, own } from "./label.ts";
import { promptedBy, saidBy } from "./own-words.ts";
import { referencesIn } from "./reference.ts";

/** What a planner has read by now, and so the label of what it writes: earlier turns, and what was answered in this one. */
export function readByNow(
  turn: Pick<Turn, "run" | "earlier" | "earlierRuns">,
  skills: readonly LoadedSkill[],
): Label {
  const answers = stepsSoFar(turn)
    .filter(saidSomething)
    .map((step) => labelOfAnswer(step, skills));
  return join(...turn.earlier.map(({ label }) => label), saidBy(turn.run), ...answers);
}

/** What a skill says, be it an answer or its own words about an error. One that is gone may have used a permission. */
export function labelOfAnswer(
  { skillId, operationId }: Pick<CallStep, "skillId" | "operationId">,
  skills: readonly LoadedSkill[],
): Label {
  const operations = skills.find((skill) => skill.skillId === skillId)?.operations;
  const scopes = operations?.find((operation) => operation.operationId === operationId)?.scopes;
  return { writers: [skillId], privateOf: scopes?.length === 0 ? [] : [skillId] };
}

type Planned = Pick<Call, "callId" | "skillId">;

const isPlanOf =
  ({ callId }: Pick<Call, "callId">) =>
  (step: Step): step is PlanStep =>
    step.kind === "plan" && step.detail.calls.some((call) => call.callId === callId);

export const planOf = (steps: readonly Step[], call: Pick<Call, "callId">): PlanStep | undefined =>
  steps.find(isPlanOf(call));

/** The answers of other skills that this run had read when it planned a call, the latest last. */
export function answersBefore(steps: readonly Step[], call: Planned): CallStep[] {
  const before = steps.slice(0, steps.findIndex(isPlanOf(call)));
  return before.filter(saidSomething).filter(({ skillId }) => skillId !== call.skillId);
}

/**
 * The skill whose answer led to a call that needs these permissions: this run had read it when it planned the call, or
 * it had a hand in what the person pressed or repeated to begin this run; and they have not allowed this skill exactly
 * these since.
 */
export function ledBy(
  { run, earlier }: Pick<Turn, "run" | "earlier">,
  call: Planned & { applicationId?: string },
  scopes: readonly string[],
): string | undefined {
  const { steps } = run;
  const latest = answersBefore(steps, call).at(-1);
  const prompter = foreignTo(call, promptedBy({ run, earlier }) ?? own).at(-1);
  const led = latest?.skillId ?? prompter;
  if (led === undefined) return undefined;
  const since = steps
    .slice(latest === undefined ? 0 : steps.indexOf(latest))
    .filter((step): step is ConsentStep => step.kind === "consent" && step.status === "done")
    .filter(({ skillId }) => skillId === call.skillId)
    // A step that an earlier version kept does not say what was asked.
    .flatMap(({ detail }) => detail.scopes ?? []);
  return scopes.every((code) => since.includes(code)) ? undefined : led;
}

/**
 * Whether what came of a call is the person's own: answered under a permission of theirs, or by whoever was sent such
 * an answer, and may say it again.
 */
export function isPrivateAnswer(
  steps: readonly Step[],
  call: Pick<Call, "callId" | "skillId" | "operationId">,
  skills: readonly LoadedSkill[],
): boolean {
  if (labelOfAnswer(call, skills).privateOf.length > 0) return true;
  const planned = planOf(steps, call)?.detail.calls.find(({ callId }) => callId === call.callId);
  return referencesIn(planned?.arguments).some(({ from }) => {
    const source = callSteps(steps).find(({ callId }) => callId === from);
    return source !== undefined && source.callId !== call.callId && isPrivateAnswer(steps, source, skills);
  });
}
