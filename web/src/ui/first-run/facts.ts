import type { Assistant, AssistantSummary, Grant } from "../../api/schema.gen.ts";

/** From making an assistant to its first answer with one's own permission, in the order in which it goes. */
export const steps = ["assistant", "skill", "permission", "answer", "publish"] as const;
export type Step = (typeof steps)[number];

export interface Facts {
  assistant: Assistant | undefined;
  /** What the builder allows, or allowed lately. */
  grants: readonly (Pick<Grant, "lastUsedAt"> & { application: { id: string } })[];
}

/** The assistant that somebody makes at present: of their own the newest. The demo's was published as it was made: by nobody's hand. */
export function presentAssistant(all: readonly AssistantSummary[]): AssistantSummary | undefined {
  const [newest] = all
    .filter(({ mine, createdAt, publishedAt }) => mine && publishedAt !== createdAt)
    .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
  return newest;
}

/** Which steps are done, by what is there and not by what was clicked. */
export function doneSteps({ assistant, grants }: Facts): ReadonlySet<Step> {
  if (assistant === undefined) return new Set();
  const { skills, applicationId, publishedVersion } = assistant;
  const isLacking = skills.some(({ problems }) => problems.some(({ code }) => code === "scope_not_approved"));
  const done: Record<Step, boolean> = {
    assistant: true,
    skill: skills.length > 0,
    permission: skills.length > 0 && !isLacking,
    answer: grants.some(
      ({ application, lastUsedAt }) => application.id === applicationId && lastUsedAt !== null,
    ),
    publish: publishedVersion !== null,
  };
  return new Set(steps.filter((step) => done[step]));
}
