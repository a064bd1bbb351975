import { setTimeout as sleep } from "node:timers/promises";
import type { ModelMessage } from "ai";
import type { Account, Model } from "../../policies/index.ts";
import type { NextStep, PlannedCall, Planner, PlannerInput, PlannerIO } from "../planner.ts";
import { type Language, languageOf } from "../telling/language.ts";
import { titleOf } from "../telling/outcomes.ts";
import { readTurn } from "../telling/turn.ts";
import { answerOf, budgetUsed, goesOn, stopsHere } from "./answers.ts";
import { type ReadCall, readCalls } from "./calls.ts";
import { whyOfModel } from "./explaining.ts";
import { ModelFailure } from "./failure.ts";
import { instructionsFor, messagesFor } from "./messages.ts";
import type { ModelReply, ModelRequest } from "./one-step.ts";
import { answeredCalls } from "./references.ts";
import { askModel } from "./request.ts";
import { apart, type OfferedTool, suggestTool, withProposals, wordless } from "./suggest-tool.ts";
import { describe, schemaOf, type Tool, toolsFor } from "./tools.ts";
import type { Ways } from "./way.ts";
import { wordsIn } from "./words.ts";

/** How often a model is told what is wrong with its calls. */
const maxCorrections = 2;
/** How often the same is asked again after a failure that may pass. */
const maxRetries = 2;
interface ModelPlanning {
  builtIn: Planner;
  ways: Ways;
  /** For all of one step; whatever is left is the time in which the planner without a model answers. */
  stepMs?: number;
}

/**
 * The planner that asks the organisation's language model, one step at a time. What it cannot do goes on without a
 * model, but never within a turn in which the model's calls were made: that ends with what is there.
 */
export function modelPlanner({ builtIn, ways, stepMs = 40_000 }: ModelPlanning): Planner {
  return {
    async nextStep(input, io) {
      const { model } = input;
      const { account } = io;
      if (model === undefined || account === undefined) return builtIn.nextStep(input, io);
      const used = await account.soFar();
      if (used.gaveUp) return goesOn(await builtIn.nextStep(input, io), input);
      const asking: Asking = {
        ways,
        stepMs,
        model,
        account,
        input,
        io,
        language: languageOf(readTurn(input), input.locale),
      };
      if (isUsedUp(asking, used)) return budgetUsed(input);
      try {
        return await plan(asking);
      } catch (error) {
        io.signal.throwIfAborted();
        if (!(error instanceof ModelFailure)) throw error;
        io.restart();
        if (readTurn(input).calls.length > 0) return stopsHere(input);
        await (await account.begin(0))({ ...nothingUsed, outcome: "gave_up" });
        return goesOn(await builtIn.nextStep(input, io), input);
      }
    },
  };
}

interface Asking {
  ways: Ways;
  stepMs: number;
  model: Model;
  account: Account;
  input: PlannerInput;
  io: PlannerIO;
  language: Language;
}

const nothingUsed = { inputTokens: 0, outputTokens: 0, ms: 0, unknown: [] };

function isUsedUp(
  { model: { budgets }, input }: Pick<Asking, "model" | "input">,
  used: { requests: number; tokens: number; seconds: number },
): boolean {
  return (
    used.requests >= budgets.requests ||
    used.tokens >= budgets.tokens ||
    used.seconds >= budgets.seconds ||
    readTurn(input).calls.length >= budgets.calls
  );
}

/** Asks until there is an answer or calls that can be made. @throws ModelFailure */
async function plan(asking: Asking): Promise<NextStep> {
  const { input, io, account, language } = asking;
  const tools = await toolsFor(input, io.signal);
  const late = AbortSignal.timeout(asking.stepMs);
  const suggesting = suggestTool(input, tools);
  const messages = messagesFor(input, tools);
  const asked: ReadCall[] = [];
  for (let round = 0; ; round += 1) {
    const whole = await ask(asking, requestFor(asking, { messages, tools, suggesting, late }));
    const { reply, proposals } = apart(whole, suggesting);
    const isWordless = reply.text === "" && proposals.length > 0 && round < maxCorrections;
    const read = readCalls(reply.calls, tools, input);
    asked.push(...read);
    io.explain?.(whyOfModel(asking.model, { messages, tools, read: asked }));
    if (read.length === 0 && !isWordless)
      return withProposals(answerOf(reply.text, input), proposals, { input, signal: io.signal });
    // What was said beside a call was no answer.
    if (reply.text !== "") io.restart();
    const planned = read.flatMap((call) => ("planned" in call ? call.planned : []));
    if (planned.length > 0 && planned.length === read.length) return callsWithin(asking, planned);
    if (round === maxCorrections)
      return planned.length > 0 ? callsWithin(asking, planned) : notUnderstood(read, language);
    if (isUsedUp(asking, await account.soFar())) return budgetUsed(input);
    messages.push(...corrected(reply, read.length > 0 ? read : wordless(proposals)));
  }
}

interface Shown {
  messages: ModelMessage[];
  tools: readonly Tool[];
  suggesting: OfferedTool | undefined;
}

function requestFor(
  { input, io, language }: Asking,
  { messages, tools, suggesting, late }: Shown & { late: AbortSignal },
): ModelRequest {
  const turn = readTurn(input);
  const calls = answeredCalls(input);
  return {
    instructions: instructionsFor(input, language),
    messages,
    tools: [
      ...tools
        .filter(({ past }) => past === undefined)
        .map(({ name, operation }) => ({
          name,
          description: describe(operation, language),
          schema: schemaOf(operation, calls),
        })),
      ...(suggesting ? [suggesting] : []),
    ],
    mustCall: input.chosen !== undefined && turn.calls.length === 0,
    signal: AbortSignal.any([io.signal, late]),
    say: (delta) => io.say(delta),
  };
}

/** With further tries where a failure may pass; of what was said by then nothing stays. @throws ModelFailure */
async function ask(asking: Asking, request: ModelRequest): Promise<ModelReply> {
  const { io } = asking;
  for (let retry = 0; ; retry += 1) {
    try {
      return await askOnce(asking, request);
    } catch (error) {
      io.signal.throwIfAborted();
      if (!(error instanceof ModelFailure)) throw request.signal.aborted ? new ModelFailure("slow") : error;
      const { retryAfterMs } = error;
      if (retryAfterMs === undefined || retry === maxRetries) throw error;
      io.restart();
      await sleep(retryAfterMs * (retry + 1), undefined, { signal: io.signal });
    }
  }
}

async function askOnce({ ways, model, account }: Asking, request: ModelRequest): Promise<ModelReply> {
  const guess = estimate(JSON.stringify([request.messages, request.tools]));
  const end = await account.begin(guess);
  const started = performance.now();
  const ms = () => Math.round(performance.now() - started);
  try {
    const reply = await askModel(ways, model, request);
    const { inputTokens, outputTokens } = withEstimate(reply, guess);
    const outcome = reply.calls.length > 0 ? "called" : "answered";
    const names = new Set(request.tools.map(({ name }) => name));
    const unknown = reply.calls.flatMap(({ name }) => (names.has(name) ? [] : name));
    await end({ inputTokens, outputTokens, ms: ms(), outcome, unknown });
    return reply;
  } catch (error) {
    const outcome = request.signal.aborted ? "stopped" : "failed";
    await end({ ...nothingUsed, inputTokens: guess, ms: ms(), outcome });
    throw error;
  }
}

/** Some providers do not say. */
function withEstimate({ inputTokens, outputTokens, text, calls }: ModelReply, guess: number) {
  if (inputTokens + outputTokens > 0) return { inputTokens, outputTokens };
  return { inputTokens: guess, outputTokens: estimate(text + calls.map(({ json }) => json).join("")) };
}

const estimate = (text: string): number => Math.ceil(text.length / 3);

/** No more than the turn may still make. */
function callsWithin({ model, input }: Asking, calls: readonly PlannedCall[]): NextStep {
  const left = model.budgets.calls - readTurn(input).calls.length;
  return { kind: "calls", calls: calls.slice(0, left) };
}

function notUnderstood(read: readonly ReadCall[], language: Language): NextStep {
  const tool = read
    .map((call) => ("tool" in call ? call.tool : undefined))
    .find((each) => each !== undefined);
  const words = wordsIn(language);
  const text =
    tool === undefined ? words.nothingSaid : words.notUnderstood(titleOf(tool.operation, language));
  return { kind: "answer", text };
}

/** What the model asked for and what is wrong with it, as it is told; every call gets a result. */
function corrected({ text }: ModelReply, read: readonly ReadCall[]): ModelMessage[] {
  const calls = read.map(({ id, name, json }) => ({
    type: "tool-call" as const,
    toolCallId: id,
    toolName: name,
    input: inputOf(json),
  }));
  const results = read.map((call) => ({
    type: "tool-result" as const,
    toolCallId: call.id,
    toolName: call.name,
    output: {
      type: "error-text" as const,
      value:
        "problem" in call
          ? `Not called. ${call.problem}`
          : "Not called yet: another call of this step was wrong. Ask for it again.",
    },
  }));
  return [
    { role: "assistant", content: [...(text === "" ? [] : [{ type: "text" as const, text }]), ...calls] },
    { role: "tool", content: results },
  ];
}

function inputOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return {};
  }
}
