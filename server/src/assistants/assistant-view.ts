import { z } from "zod";
import type { PersonPrincipal } from "../platform/http/principal.ts";
import { Named, Severity, Time } from "../platform/http/schemas.ts";
import type { Assistant, AssistantWords, ListedAssistant } from "./assistant.ts";
import { Mode, Rule, SuggestionsForm, TestPhraseForm } from "./assistant-form.ts";
import { planProblems } from "./plan.ts";
import { mayBuild } from "./policy.ts";
import type { Skill } from "./skills/skill.ts";
import { publicSkillView, SkillView, skillView } from "./skills/skill-view.ts";

export const PlanProblem = z
  .object({
    severity: Severity.describe("An error keeps the draft from being published."),
    code: z.string(),
    path: z.string().describe("The member that is meant, such as `mode`, `rules.2.then` or `skills`."),
    message: z.string(),
  })
  .meta({ id: "PlanProblem" });

const KnownAs = z
  .object({ name: z.string(), description: z.string(), icon: z.string() })
  .meta({ id: "KnownAs" });

export const AssistantView = z
  .object({
    id: z.string(),
    applicationId: z.string(),
    name: z.string(),
    description: z.string(),
    icon: z
      .string()
      .describe(
        "One character, or the name of a drawn one such as `:calendar`; empty: the first of its name.",
      ),
    welcome: z.string(),
    starters: z
      .array(z.string())
      .describe("Those its builder wrote; with none, an opening has its skills' examples."),
    planning: z.boolean(),
    mode: Mode,
    publishedVersion: z.number().nullable(),
    disabled: z.boolean().describe("Taken out of use by an admin; then only its builders see it."),
    published: KnownAs.nullable().describe("As everyone else knows it."),
    publishedAt: Time.nullable(),
    mine: z.boolean().describe("Whether the reader may change it."),
    createdAt: Time,
    skills: z.array(SkillView),
    instructions: z.string().optional().describe("For the assistant's builders."),
    fallback: z.string().optional().describe("For the assistant's builders."),
    rules: z.array(Rule).optional().describe("For the assistant's builders."),
    suggestions: SuggestionsForm.optional().describe("For the assistant's builders."),
    testPhrases: z.array(TestPhraseForm).optional().describe("For the assistant's builders."),
    problems: z
      .array(PlanProblem)
      .optional()
      .describe("For the assistant's builders: what will keep the draft's plan from being published."),
  })
  .meta({ id: "Assistant" });

/** What a list leaves out. */
export const AssistantSummary = AssistantView.omit({
  skills: true,
  welcome: true,
  starters: true,
  instructions: true,
  fallback: true,
  rules: true,
  suggestions: true,
  testPhrases: true,
  problems: true,
})
  .extend({ owner: Named.optional().describe("Its builder, for those who may change it.") })
  .meta({ id: "AssistantSummary" });

const StarterAsks = z
  .object({
    operation: z.string().describe("In its developer's words."),
    permission: z.boolean().describe("It uses permissions of yours: you are asked unless you allowed them."),
    confirmation: z.boolean().describe("You see what is sent before it is."),
  })
  .meta({ id: "StarterAsks" });

export const OpeningView = z
  .object({
    name: z.string(),
    description: z.string(),
    icon: z.string(),
    welcome: z.string(),
    starters: z.array(z.string()).describe("At most three."),
    asks: z
      .array(StarterAsks.nullable())
      .describe("For each starter what comes of it; null where nobody knows before it is said."),
  })
  .meta({ id: "Opening", description: "What an assistant shows before anything was said." });

function summaryView(caller: PersonPrincipal, assistant: Assistant): z.input<typeof AssistantSummary> {
  const { id, applicationId, name, description, icon, planning, mode, publishedVersion, disabled } =
    assistant;
  return {
    id,
    applicationId,
    name,
    description,
    icon,
    planning,
    mode,
    publishedVersion,
    disabled,
    published: assistant.published && knownView(assistant.published),
    publishedAt: assistant.publishedAt?.toISOString() ?? null,
    mine: mayBuild(caller, assistant),
    createdAt: assistant.createdAt.toISOString(),
  };
}

export function listedView(
  caller: PersonPrincipal,
  assistant: ListedAssistant,
): z.input<typeof AssistantSummary> {
  const owner = { id: assistant.createdBy, name: assistant.ownerName };
  return { ...summaryView(caller, assistant), ...(mayBuild(caller, assistant) && { owner }) };
}

export function assistantView(
  caller: PersonPrincipal,
  assistant: Assistant,
  skills: readonly Skill[] = [],
): z.input<typeof AssistantView> {
  const { welcome, starters, instructions, fallback, rules, suggestions, testPhrases } = assistant;
  const mine = mayBuild(caller, assistant);
  const viewOf = mine ? skillView : publicSkillView;
  return {
    ...summaryView(caller, assistant),
    welcome,
    starters,
    skills: skills.map((skill) => viewOf(skill, caller.locale)),
    ...(mine && {
      instructions,
      fallback,
      rules,
      suggestions,
      testPhrases,
      problems: planWarnings(caller, assistant, skills),
    }),
  };
}

function knownView({ name, description, icon }: AssistantWords) {
  return { name, description, icon };
}

function planWarnings(caller: PersonPrincipal, assistant: Assistant, skills: readonly Skill[]) {
  const planned = skills.filter(({ enabled }) => enabled);
  return planProblems(assistant, planned).map(({ code, path, message }) => {
    return { severity: "warning" as const, code, path, message: message[caller.locale] };
  });
}
