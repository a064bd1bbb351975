import { z } from "zod";
import { idSchema } from "../platform/ids.ts";
import { isIcon, isPlain, isPlainLine } from "./given-text.ts";
import * as limits from "./limits.ts";

const Phrase = z.string().trim().min(1).max(limits.maxPhraseLength);
export const Mode = z.enum(["plan", "pass_through"]).meta({
  id: "Mode",
  description:
    "`pass_through`: every message becomes one call of the only operation; nothing is planned, rules rest.",
});

const then = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("run"),
      skillId: idSchema("skl"),
      operationId: z.string().min(1).max(200),
    }),
    z.object({ kind: z.literal("answer"), text: z.string().trim().min(1).max(limits.maxRuleAnswerLength) }),
  ])
  .meta({ id: "RuleAction" });
export const Rule = z
  .object({ id: idSchema("rul"), when: z.array(Phrase).min(1).max(limits.maxPhrasesOfRule), then })
  .meta({
    id: "PlanningRule",
    description:
      "What its builder decided without weighing words: the first rule that a message matches wins.",
  });

const Rules = z
  .array(Rule.extend({ id: Rule.shape.id.optional() }))
  .max(limits.maxRules)
  .refine(isEachOnce, "two rules have the same id: leave it out of the new one");

const unseen = "take out the characters that are not seen";

function plain(maxLength: number) {
  return z.string().trim().max(maxLength).refine(isPlain, unseen);
}

const Starter = z
  .string()
  .trim()
  .min(1, "write something, or take this starter out")
  .max(limits.maxStarterLength)
  .refine(isPlainLine, "a starter is one line of plain text");

const words = {
  name: z.string().trim().min(1).max(limits.maxNameLength),
  description: z.string().max(limits.maxDescriptionLength),
  planning: z.boolean(),
  icon: z
    .string()
    .trim()
    .max(limits.maxIconLength)
    .refine(isIcon, "an icon is one character, such as an emoji or a letter, or the name of a drawn one"),
  instructions: plain(limits.maxInstructionsLength),
  welcome: plain(limits.maxWelcomeLength),
  fallback: plain(limits.maxFallbackLength),
  starters: z.array(Starter).max(limits.maxStarters, `at most ${limits.maxStarters} starters`),
};

export const NewAssistantForm = z
  .object({
    ...z.object(words).partial().shape,
    name: words.name,
    description: words.description.default(""),
    planning: words.planning.default(true),
    applicationId: idSchema("app").optional(),
  })
  .meta({ id: "NewAssistant", description: "What a builder gives to make an assistant." });

export const AssistantChangeForm = z
  .object({
    ...words,
    mode: Mode,
    rules: Rules,
    disabled: z.boolean().describe("Out of use, for everybody. An admin's to say."),
  })
  .partial()
  .meta({
    id: "AssistantChange",
    description:
      "What of the draft a builder changes; what is left out stays. `rules` replaces them all; a new one has no id yet.",
  });

function isEachOnce(rules: readonly { id?: string | undefined }[]): boolean {
  const ids = rules.flatMap(({ id }) => id ?? []);
  return new Set(ids).size === ids.length;
}
