import type { ApplicationId, AssistantId, PersonId } from "../platform/ids.ts";
import type { AssistantPlan, PlanningRule } from "./plan.ts";
import type { StarterAsks } from "./starters.ts";
import type { Suggestions, TestPhrase } from "./suggestions.ts";

/** What a version keeps of an assistant beside its skills. Texts are the builder's, and plain. */
export interface AssistantWords extends AssistantPlan {
  name: string;
  description: string;
  /** One character as a person counts them, or the name of a drawn one; empty: the first of its name. */
  icon: string;
  /** For whoever plans; people who only talk to it do not see them. */
  instructions: string;
  /** Shown before the first message; empty: the platform's own. */
  welcome: string;
  /** Said when it cannot help; empty: the platform's own. */
  fallback: string;
  /** At most three things to ask; none: its skills' examples. */
  starters: string[];
  suggestions: Suggestions;
}

/** An assistant as its builder is editing it, and as everyone else sees it. */
export interface Assistant extends AssistantWords {
  id: AssistantId;
  applicationId: ApplicationId;
  publishedVersion: number | null;
  /** `null` before the first version. */
  published: AssistantWords | null;
  publishedAt: Date | null;
  /** By an admin: out of use, for everybody. */
  disabled: boolean;
  testPhrases: TestPhrase[];
  createdBy: PersonId;
  createdAt: Date;
}

/** As a list has it. */
export interface ListedAssistant extends Assistant {
  /** What its builder is called. */
  ownerName: string;
}

type Partly<T> = { [K in keyof T]?: T[K] | undefined };

/** Words that one may leave out when an assistant is made. */
type OwnWords = Pick<
  AssistantWords,
  "icon" | "instructions" | "welcome" | "fallback" | "starters" | "suggestions"
>;

export interface NewAssistant
  extends Pick<AssistantWords, "name" | "description" | "planning">,
    Partly<OwnWords> {
  applicationId?: ApplicationId | undefined;
}

export interface AssistantChange extends Partly<Omit<AssistantWords, "rules">> {
  /** Replaces them all. A rule without an id gets one. */
  rules?: (Omit<PlanningRule, "id"> & { id?: string | undefined })[] | undefined;
  /** Replaces them all. */
  testPhrases?: TestPhrase[] | undefined;
}

/** How a conversation with an assistant begins. */
export interface Opening
  extends Pick<AssistantWords, "name" | "description" | "icon" | "welcome" | "starters"> {
  /** For each starter, where that is known. */
  asks: (StarterAsks | null)[];
}

/** What a run goes by: how its assistant plans, and what whoever plans is told of it. */
export interface RunAssistant
  extends AssistantPlan,
    Pick<AssistantWords, "name" | "instructions" | "fallback" | "starters" | "suggestions"> {}
