import { isMembers } from "../../platform/exact/index.ts";
import type { NextStep, PlannerInput } from "../planner.ts";
import { ownCandidates } from "../suggesting/candidates.ts";
import { fitting, maxSuggestions } from "../suggesting/fitting.ts";
import type { ReadCall } from "./calls.ts";
import type { ModelReply, ModelRequest } from "./one-step.ts";
import type { Tool } from "./tools.ts";

export type OfferedTool = ModelRequest["tools"][number];
type AskedCall = ModelReply["calls"][number];
type Answer = Extract<NextStep, { kind: "answer" }>;

const name = "suggest_questions";
const maxOwn = 12;

const how =
  "Call it once beside your final answer, never instead of one: at most three short questions that the person may send to you next, in their language and as they would say them.";
/** Until its builder writes another. */
const usualRule =
  "- Suggest what the person may want to ask next, given the conversation.\n- Suggest nothing that the tools cannot do or that is outside your instructions.";

/**
 * With it a model proposes what the person may say next, beside its answer. `undefined`: it is not asked to. Once
 * anything was read that others wrote, it only chooses among the assistant's own questions.
 */
export function suggestTool(input: PlannerInput, tools: readonly Tool[]): OfferedTool | undefined {
  const { suggest, chosen } = input;
  if (suggest?.kind !== "by_itself" || chosen !== undefined || tools.some((tool) => tool.name === name))
    return undefined;
  const own = suggest.isFree ? [] : ownTexts(input);
  if (!suggest.isFree && own.length === 0) return undefined;
  const items = { type: "string", ...(own.length > 0 && { enum: own }) };
  return {
    name,
    description: `${how}\nThe builder's rule:\n${suggest.rule || usualRule}`,
    schema: {
      type: "object",
      properties: { questions: { type: "array", maxItems: maxSuggestions, items } },
      required: ["questions"],
      additionalProperties: false,
    },
  };
}

/** What a reply proposes, apart from what it calls. */
export function apart(
  reply: ModelReply,
  tool: OfferedTool | undefined,
): { reply: ModelReply; proposals: AskedCall[] } {
  const isProposal = (call: AskedCall) => tool !== undefined && call.name === tool.name;
  const calls = reply.calls.filter((call) => !isProposal(call));
  return { reply: { ...reply, calls }, proposals: reply.calls.filter(isProposal) };
}

/** Proposals beside no answer. */
export const wordless = (proposals: readonly AskedCall[]): ReadCall[] =>
  proposals.map((call) => ({
    ...call,
    problem: "Answer the person in words, and call it beside the answer.",
  }));

/** With those that the assistant can answer and, unless it is free to, none in words of the model's own. */
export async function withProposals(
  answer: Answer,
  proposals: readonly AskedCall[],
  { input, signal }: { input: PlannerInput; signal: AbortSignal },
): Promise<Answer> {
  if (proposals.length === 0) return answer;
  const own = input.suggest?.isFree === true ? undefined : ownTexts(input);
  const candidates = proposals
    .flatMap(({ json }) => questionsIn(json))
    .flatMap((text) => (own === undefined || own.includes(text) ? [{ text }] : []));
  const suggestions = await fitting(candidates, input, signal);
  return suggestions.length > 0 ? { ...answer, suggestions } : answer;
}

function ownTexts(input: PlannerInput): string[] {
  const texts: string[] = [];
  for (const { text } of ownCandidates(input)) if (texts.push(text) === maxOwn) break;
  return texts;
}

function questionsIn(json: string): string[] {
  try {
    const values: unknown = JSON.parse(json);
    const questions = isMembers(values) ? values.questions : undefined;
    return Array.isArray(questions) ? questions.filter((each) => typeof each === "string") : [];
  } catch {
    return [];
  }
}
