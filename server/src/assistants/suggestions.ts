/** What a person is offered to say next, under an answer. */
export interface Suggestions {
  kind: "off" | "by_itself" | "fixed";
  /** What a language model goes by where they come by themselves; empty: the platform's own rule. */
  rule: string;
  /** The fixed ones, in their order; of those that fit three are offered. */
  questions: string[];
}

/** Until its builder decides otherwise. */
export const noSuggestions: Suggestions = { kind: "off", rule: "", questions: [] };

/** What its builder tries the draft with. */
export interface TestPhrase {
  text: string;
  /** What should be found; `null`: nothing. */
  expects: { skillId: string; operationId: string } | null;
}
