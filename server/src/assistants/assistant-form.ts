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

const Question = z
  .string()
  .trim()
  .min(1, "write a question, or take this one out")
  .max(limits.maxStarterLength)
  .refine(isPlainLine, "a question is one line of plain text");

export const SuggestionsForm = z
  .object({
    kind: z.enum(["off", "by_itself", "fixed"]),
    rule: plain(limits.maxSuggestionRuleLength).describe(
      "What a language model goes by where they come by themselves; empty: the platform's own rule.",
    ),
    questions: z
      .array(Question)
      .max(limits.maxSuggestions, `at most ${limits.maxSuggestions} questions`)
      .refine((questions) => new Set(questions).size === questions.length, "a question is there twice")
      .describe("The fixed ones; of those that fit three are offered."),
  })
  .meta({ id: "Suggestions", description: "What is offered to say next, under an answer." });

export const TestPhraseForm = z
  .object({
    text: z.string().trim().min(1).max(limits.maxTestPhraseLength).refine(isPlain, unseen),
    expects: z
      .object({ skillId: idSchema("skl"), operationId: z.string().min(1).max(200) })
      .meta({ id: "ExpectedOperation" })
      .nullable()
      .describe("What should be found; null: nothing."),
  })
  .meta({ id: "TestPhrase", description: "What its builder tries the draft with." });

const TestPhrases = z
  .array(TestPhraseForm)
  .max(limits.maxTestPhrases, `at most ${limits.maxTestPhrases} test phrases`)
  .refine((all) => new Set(all.map(({ text }) => text)).size === all.length, "a phrase is there twice");

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
  suggestions: SuggestionsForm,
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
    testPhrases: TestPhrases,
    disabled: z.boolean().describe("Out of use, for everybody. An admin's to say."),
  })
  .partial()
  .meta({
    id: "AssistantChange",
    description:
      "What of the draft a builder changes; what is left out stays. `rules` and `testPhrases` replace them all; a new rule has no id yet.",
  });

function isEachOnce(rules: readonly { id?: string | undefined }[]): boolean {
  const ids = rules.flatMap(({ id }) => id ?? []);
  return new Set(ids).size === ids.length;
}
