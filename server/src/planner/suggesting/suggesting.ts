import type { NextStep, Planner, PlannerInput } from "../planner.ts";
import { ownCandidates } from "./candidates.ts";
import { fitting } from "./fitting.ts";

/**
 * A planner whose answers offer what to say next, where its builder wants it: fixed questions, or, where the planner
 * proposed none itself, the assistant's own examples. A question or a choice has its own buttons.
 */
export function withSuggestions(planner: Planner): Planner {
  return {
    async nextStep(input, io) {
      const step = await planner.nextStep(input, io);
      if (input.suggest === undefined || !isPlainAnswer(step)) return step;
      const suggestions = await fitting(candidatesFor(input, input.suggest), input, io.signal);
      return suggestions.length > 0 ? { ...step, suggestions, ownWords: true } : step;
    },
  };
}

const isPlainAnswer = (step: NextStep): boolean =>
  step.kind === "answer" && step.choices === undefined && step.suggestions === undefined;

const candidatesFor = (input: PlannerInput, { kind, questions }: NonNullable<PlannerInput["suggest"]>) =>
  kind === "fixed" ? questions.map((text) => ({ text })) : ownCandidates(input);
