import { z } from "zod";
import type { Caller } from "../platform/http/route.ts";
import type { Assistant, AssistantWords } from "./assistant.ts";
import { Mode, Rule } from "./assistant-form.ts";
import { planProblems } from "./plan.ts";
import { mayBuild } from "./policy.ts";
import { publicSkillView, SkillView, skillView } from "./skills/http.ts";
import type { Skill } from "./skills/skills.ts";

export const AssistantView = z.object({
  id: z.string(),
  applicationId: z.string(),
  name: z.string(),
  description: z.string(),
  /** One character; empty: the first of its name. */
  icon: z.string(),
  welcome: z.string(),
  /** Those its builder wrote; with none, an opening has its skills' examples. */
  starters: z.array(z.string()),
  planning: z.boolean(),
  mode: Mode,
  publishedVersion: z.number().nullable(),
  /** As everyone else knows it. */
  published: z.object({ name: z.string(), description: z.string(), icon: z.string() }).nullable(),
  mine: z.boolean(),
  createdAt: z.string(),
  skills: z.array(SkillView),
  /** For the assistant's builders, like what follows. */
  instructions: z.string().optional(),
  fallback: z.string().optional(),
  rules: z.array(Rule).optional(),
  /** What will keep the draft's plan from being published. */
  problems: z
    .array(
      z.object({
        severity: z.literal("warning"),
        code: z.string(),
        /** The member that is meant, such as `rules.2.then`. */
        path: z.string(),
        message: z.string(),
      }),
    )
    .optional(),
});

/** What a list leaves out. */
export const AssistantSummary = AssistantView.omit({
  skills: true,
  welcome: true,
  starters: true,
  instructions: true,
  fallback: true,
  rules: true,
  problems: true,
});

export const OpeningView = z.object({
  name: z.string(),
  description: z.string(),
  icon: z.string(),
  welcome: z.string(),
  /** At most three. */
  starters: z.array(z.string()),
});

export function summaryView(caller: Caller, assistant: Assistant): z.input<typeof AssistantSummary> {
  const { id, applicationId, name, description, icon, planning, mode, publishedVersion } = assistant;
  return {
    id,
    applicationId,
    name,
    description,
    icon,
    planning,
    mode,
    publishedVersion,
    published: assistant.published && knownView(assistant.published),
    mine: mayBuild(caller, assistant),
    createdAt: assistant.createdAt.toISOString(),
  };
}

export function assistantView(
  caller: Caller,
  assistant: Assistant,
  skills: readonly Skill[] = [],
): z.input<typeof AssistantView> {
  const { welcome, starters, instructions, fallback, rules } = assistant;
  const mine = mayBuild(caller, assistant);
  const viewOf = mine ? skillView : publicSkillView;
  return {
    ...summaryView(caller, assistant),
    welcome,
    starters,
    skills: skills.map((skill) => viewOf(skill, caller.locale)),
    ...(mine && { instructions, fallback, rules, problems: planWarnings(caller, assistant, skills) }),
  };
}

function knownView({ name, description, icon }: AssistantWords) {
  return { name, description, icon };
}

function planWarnings(caller: Caller, assistant: Assistant, skills: readonly Skill[]) {
  return planProblems(assistant, skills).map(({ code, path, message }) => {
    return { severity: "warning" as const, code, path, message: message[caller.locale] };
  });
}
