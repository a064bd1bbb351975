import type { Assistant, Suggestions } from "../../api/schema.gen.ts";
import { useSavedByItself } from "../saving/use-saved-by-itself.ts";

export const maxQuestions = 6;
export const maxQuestionLength = 100;
export const maxRuleLength = 1000;

const off: Suggestions = { kind: "off", rule: "", questions: [] };

/** The setting being edited; it saves itself. Empty questions are not saved. */
export function useSuggestions({ id, suggestions = off }: Assistant) {
  const { values, change, ...own } = useSavedByItself<{ suggestions: Suggestions }>({
    assistantId: id,
    saved: { suggestions },
    difference: (now, saved) => {
      const wanted = toSave(now.suggestions);
      return JSON.stringify(wanted) === JSON.stringify(toSave(saved.suggestions))
        ? null
        : { suggestions: wanted };
    },
    isReady: () => true,
  });
  return {
    ...own,
    suggestions: values.suggestions,
    change: (part: Partial<Suggestions>) => change({ suggestions: { ...values.suggestions, ...part } }),
  };
}

/** Nothing around them, none that is empty, each once. */
export function toSave({ kind, rule, questions }: Suggestions): Suggestions {
  const lines = questions.map((question) => question.trim()).filter((question) => question !== "");
  return { kind, rule: rule.trim(), questions: [...new Set(lines)] };
}
