import { z } from "zod";
import type { Why } from "../run.ts";

const Operation = z.object({ skillId: z.string(), operationId: z.string() });

const Met = z.object({
  word: z.string().describe("As the person said it."),
  in: z.enum(["name", "example", "description", "keyword"]).describe("Where the operation has it."),
});

/** Why a step was chosen. Of what skills answered it holds nothing. */
export const WhyView = z
  .discriminatedUnion("by", [
    z.object({ by: z.literal("rule"), phrase: z.string().describe("Of the builder's rule.") }),
    z.object({
      by: z.literal("built_in"),
      how: z
        .enum(["words", "reply", "earlier", "pressed", "unclear", "small_talk", "nothing"])
        .describe(
          "What it was chosen by: the words, a reply to what was asked, an earlier turn, or what was pressed. `unclear`: the best were offered.",
        ),
      best: z
        .array(Operation.extend({ score: z.number().describe("Above zero it is meant."), met: z.array(Met) }))
        .describe("Three at most, best first."),
      out: z
        .array(
          Operation.extend({
            because: z
              .enum(["negated", "somebody_else", "other_act", "other_thing"])
              .describe(
                "`negated`: the person said not to. `somebody_else`: it is about oneself, and they spoke of another. `other_act`, `other_thing`: it does something else, or to something else, than was asked.",
              ),
          }),
        )
        .describe("What the words would have meant."),
    }),
    z.object({
      by: z.literal("model"),
      provider: z.string(),
      model: z.string(),
      offered: z.array(z.string()).describe("The operations it might choose from."),
      shown: z
        .array(z.object({ role: z.enum(["user", "assistant", "tool"]), text: z.string() }))
        .describe(
          "The latest messages it was sent, clipped; of results only that there were any, and how long.",
        ),
      refused: z
        .array(z.object({ name: z.string(), problem: z.string() }))
        .describe("What it asked for and was not made."),
    }),
  ])
  .meta({ id: "StepWhy", description: "Why a step was chosen, for its person." });

export const whyIn = ({ why }: { why?: Why }): { why?: z.input<typeof WhyView> } => (why ? { why } : {});
