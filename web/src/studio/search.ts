/* What the addresses of the studio's pages say. What makes no sense in them is left out. */

const assistantTabs = ["skills", "words", "planning", "permissions", "versions", "settings"] as const;
type AssistantTab = (typeof assistantTabs)[number];

export interface AssistantSearch {
  tab?: AssistantTab;
}

export function readAssistantSearch(search: Record<string, unknown>): AssistantSearch {
  const tab = assistantTabs.find((each) => each === search.tab);
  return tab === undefined ? {} : { tab };
}

export const ranges = ["7", "30", "90"] as const;

export interface AnalyticsSearch {
  /** Left out, thirty. */
  days?: (typeof ranges)[number];
}

export function readAnalyticsSearch(search: Record<string, unknown>): AnalyticsSearch {
  const days = ranges.find((each) => each === String(search.days));
  return days === undefined ? {} : { days };
}

export interface SkillSearch {
  /** The id of the sample that a new skill begins with. */
  sample?: string;
  /** The place to show first. */
  line?: number;
  column?: number;
}

export function readSkillSearch(search: Record<string, unknown>): SkillSearch {
  const { sample } = search;
  return {
    ...(typeof sample === "string" && /^[\w-]{1,100}$/.test(sample) ? { sample } : {}),
    ...placeOf("line", search.line),
    ...placeOf("column", search.column),
  };
}

function placeOf<K extends "line" | "column">(key: K, given: unknown): Partial<Record<K, number>> {
  const found: Partial<Record<K, number>> = {};
  if (typeof given === "number" && Number.isSafeInteger(given) && given > 0) found[key] = given;
  return found;
}
