/** An operation by its names, as `OperationKey`. */
interface About {
  skillId: string;
  operationId: string;
}

/** A word of the person's and where an operation has it. */
export interface Met {
  word: string;
  in: "name" | "example" | "description" | "keyword";
}

/** `score`: above zero it is meant. */
export interface Candidate extends About {
  score: number;
  met: Met[];
}

export type Veto = "negated" | "somebody_else" | "other_act" | "other_thing";

/** From what the built-in planner knew: the words, the open question, an earlier turn, or what was pressed. */
export type How = "words" | "reply" | "earlier" | "pressed" | "unclear" | "small_talk" | "nothing";

/**
 * Why a step is as it is, for whoever reads its trace. It is made of the person's own words and of names; of what skills
 * answered it says only that there was something.
 */
export type Why =
  | { by: "rule"; phrase: string }
  | {
      by: "built_in";
      how: How;
      /** The best three, best first. */
      best: Candidate[];
      /** What the words would have meant, and why it was not considered. */
      out: (About & { because: Veto })[];
    }
  | {
      by: "model";
      provider: string;
      model: string;
      /** The operations it might choose from, by name. */
      offered: string[];
      /** The messages that it was sent, beside its instructions. */
      shown: { role: "user" | "assistant" | "tool"; text: string }[];
      /** Calls that it asked for and that were not made. */
      refused: { name: string; problem: string }[];
    };
