import type { MissingParameter, PlannerInput, PlannerOperation } from "../planner.ts";
import type { Language } from "../telling/language.ts";
import { plain, plainLines } from "../telling/markdown.ts";
import { titleOf } from "../telling/outcomes.ts";
import type { SmallTalk } from "./choosing/small-talk.ts";
import { phrasesIn } from "./phrases.ts";

const maxAbilities = 5;

export function tellSmallTalk(
  kind: SmallTalk,
  operations: readonly PlannerOperation[],
  language: Language,
): string {
  const phrases = phrasesIn(language);
  if (kind === "help") return tellAbilities(operations, language);
  if (kind === "greeting")
    return `${phrases.greeting}${language === "en" ? " " : ""}${tellAbilities(operations, language)}`;
  return phrases[kind];
}

/** In the words that its builder wrote, when there are any. */
export function tellCannot(
  { assistant, operations }: Pick<PlannerInput, "assistant" | "operations">,
  language: Language,
): string {
  if (assistant.fallback !== "") return plainLines(assistant.fallback);
  const joint = language === "en" ? " " : "";
  return `${phrasesIn(language).cannot}${joint}${tellAbilities(operations, language)}`;
}

export const tellMissing = (missing: readonly MissingParameter[], language: Language): string =>
  phrasesIn(language).askFor(
    missing.map(({ label }) => plain(label, 120)).join(language === "zh" ? "、" : ", "),
  );

function tellAbilities(operations: readonly PlannerOperation[], language: Language): string {
  const phrases = phrasesIn(language);
  const titles = [...new Set(operations.map(titleOf))];
  if (titles.length === 0) return phrases.noAbilities;
  const lines = titles.slice(0, maxAbilities).map((title) => `- ${title}`);
  if (titles.length > maxAbilities) lines.push(`- ${phrases.more(titles.length - maxAbilities)}`);
  return `${phrases.abilities}\n\n${lines.join("\n")}`;
}
