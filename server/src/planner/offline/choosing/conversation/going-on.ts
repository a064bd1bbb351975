import type { PlannerInput, PlannerOperation } from "../../../planner.ts";
import { type IntendedStep, stepFrom } from "../meaning/understanding.ts";
import { goesAgainst } from "../speech/acts.ts";
import { asksAboutAnswer, asksAgain, asksToRepeat, leadOf, saysYes } from "../speech/follow-up.ts";
import { earlierCalls, type LastCall, lastCalls } from "./earlier.ts";
import { pointsBack } from "./references.ts";
import { replacedIn } from "./replacing.ts";
import type { Understood } from "./understood.ts";

/** What goes on from an earlier turn by its very form: yes, again, once more. */
export async function repeated(text: string, input: PlannerInput): Promise<Understood | undefined> {
  const calls = lastCalls(input);
  if (saysYes(text)) {
    const left = calls.filter(({ call, ago }) => call.outcome === "left" && ago === 1);
    return left.length > 0
      ? { kind: "steps", steps: await onceMore(left, input) }
      : { kind: "chat", chat: "ready" };
  }
  if (asksToRepeat(text)) {
    const answered = calls.filter(({ call }) => call.outcome === "answered");
    return answered.length > 0 ? { kind: "told", calls: answered } : undefined;
  }
  if (!asksAgain(text) || calls.length === 0) return undefined;
  return { kind: "steps", steps: await onceMore(calls, input) };
}

const onceMore = (calls: readonly LastCall[], input: PlannerInput): Promise<IntendedStep[]> =>
  Promise.all(calls.map(({ call, operation }) => stepOf(operation, call.arguments, !call.ownWords, input)));

async function stepOf(
  operation: PlannerOperation,
  filled: Record<string, unknown>,
  isOthers: boolean,
  input: PlannerInput,
): Promise<IntendedStep> {
  return { ...(await stepFrom(operation, { filled, asked: [], reply: "" }, input)), isOthers };
}

/** Whether the words are nothing but other values for what was called last, and the calls with these. */
export async function withOtherValues(
  text: string,
  input: PlannerInput,
  meant: PlannerOperation | undefined,
): Promise<IntendedStep[] | undefined> {
  const { rest, isMarked, isMore } = leadOf(text);
  for (const { calls } of inTurns(input)) {
    const [first] = calls;
    if (first === undefined || rest === "") return undefined;
    if (goesAgainst(text, first.operation)) continue;
    const steps = await Promise.all(calls.map((last) => replacedStep(rest, last, { isMore, input })));
    const whole = steps.filter((it) => it !== undefined);
    if (whole.length < steps.length) continue;
    const isTyped = whole.every(({ byText }) => !byText);
    const isOther = meant !== undefined && meant !== first.operation;
    if (isOther && !isTyped) return undefined;
    if (!isTyped && (pointsBack(text) || (!isMarked && first.ago > 1))) return undefined;
    return whole.map(({ step }) => step);
  }
  return undefined;
}

/** The operations of the last turns that called any: the latest first, each turn's last one. */
function inTurns(input: PlannerInput): { calls: LastCall[] }[] {
  const latest = lastCalls(input);
  const others = earlierCalls(input).filter(({ ago }) => ago !== latest[0]?.ago);
  const [next] = others;
  const same = others.filter(({ ago, operation }) => ago === next?.ago && operation === next.operation);
  return [{ calls: latest }, { calls: same.toReversed() }].filter(({ calls }) => calls.length > 0);
}

async function replacedStep(
  rest: string,
  { call, operation }: LastCall,
  { isMore, input }: { isMore: boolean; input: PlannerInput },
): Promise<{ step: IntendedStep; byText: boolean } | undefined> {
  const before = isMore ? {} : call.arguments;
  const { arguments: filled, found, left } = await replacedIn(rest, operation, before, input);
  if (found.length === 0 || left !== "") return undefined;
  const byText = found.some(
    ({ slot, start }) => slot.type === "string" && slot.choices.length === 0 && start < 0,
  );
  return { step: await stepOf(operation, filled, !isMore && !call.ownWords, input), byText };
}

/** "要带伞吗？" right after the weather: the answer is in what was told. */
export function aboutAnswer(text: string, input: PlannerInput): Understood | undefined {
  if (!asksAboutAnswer(leadOf(text).rest) && !asksAboutAnswer(text)) return undefined;
  const calls = lastCalls(input).filter(
    ({ call, ago }) => ago === 1 && call.outcome === "answered" && call.wrote !== true,
  );
  return calls.length > 0 ? { kind: "told", calls } : undefined;
}
