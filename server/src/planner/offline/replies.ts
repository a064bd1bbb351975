import { nameIn } from "../../platform/text.ts";
import type { Choice, MissingParameter, PlannerInput, PlannerOperation } from "../planner.ts";
import type { Language } from "../telling/language.ts";
import { plain, plainLines } from "../telling/markdown.ts";
import { titleOf } from "../telling/outcomes.ts";
import type { SmallTalk } from "./choosing/speech/small-talk.ts";
import { phrasesIn } from "./phrases.ts";

const maxAbilities = 5;

export function tellSmallTalk(
  kind: SmallTalk,
  { assistant, operations }: Pick<PlannerInput, "assistant" | "operations">,
  language: Language,
): string {
  const phrases = phrasesIn(language);
  const joint = language === "en" ? " " : "";
  if (kind === "help") return tellAbilities(operations, language);
  if (kind === "greeting") return `${phrases.greeting}${joint}${tellAbilities(operations, language)}`;
  if (kind === "who")
    return `${phrases.who(plain(nameIn(language, assistant.name), 80))}${joint}${tellAbilities(operations, language)}`;
  return phrases[kind];
}

/** Whose data it would be. */
export const tellOthers = (
  { who, operation }: { who: string; operation: PlannerOperation },
  language: Language,
): string => phrasesIn(language).others(titleOf(operation, language), plain(who, 60));

export const tellChoice = (language: Language): string => phrasesIn(language).whichOne;

/** Each by its title; where two have the same one, by its skill's too. */
export function choicesOfOperations(operations: readonly PlannerOperation[], language: Language): Choice[] {
  const titles = operations.map((operation) => titleOf(operation, language));
  return operations.map(({ skillId, operationId, title: skill }, at) => {
    const title = titles[at] ?? operationId;
    const isAlone = titles.indexOf(title) === titles.lastIndexOf(title);
    const label = isAlone ? title : `${title} · ${plain(nameIn(language, skill), 60)}`;
    return { kind: "operation", label, operation: { skillId, operationId } };
  });
}

const maxChoices = 6;

/** Buttons for the one thing that is asked, where there are few to choose from. */
export function choicesOfValues(missing: readonly MissingParameter[], language: Language): Choice[] {
  const [only, ...others] = missing;
  const values: unknown = only?.schema.enum;
  if (only === undefined || others.length > 0 || !Array.isArray(values) || values.length > maxChoices)
    return [];
  return values.map((value: unknown) => ({
    kind: "value",
    label: valueLabel(String(value), only.label, language),
    value,
  }));
}

/** What the description says that a value means: "meals 餐饮, transport 交通". */
function valueLabel(value: string, description: string, language: Language): string {
  const escaped = value.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  const said =
    new RegExp(`(?<![\\w-])${escaped}(?![\\w-])\\s*[:：=(（-]?\\s*([^,，;；、。.)）\n]{1,40})`, "i").exec(
      description,
    )?.[1] ?? "";
  const han = said.match(/[\p{Script=Han}\d]+/u)?.[0];
  if (language === "zh") return han ?? value;
  const latin = said
    .replace(/[\p{Script=Han}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return latin || value;
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
    missing
      .map(({ label }) => plain(nameIn(language, askedName(label, language)), 120))
      .join(language === "zh" ? "、" : ", "),
  );

/** Without what its values mean, which the buttons say, and in the half of a name that is written in two languages. */
function askedName(label: string, language: Language): string {
  const name = label
    .replace(/\s*[:：].*$/s, "")
    .replace(/[,，]?\s*(?:例如|比如|如|[Ee]\.g\.|[Ff]or example|[Ss]uch as)[^)）]*?(?=\s+[a-z]|$)/, "");
  const halves = /^([^A-Za-z]*\p{Script=Han}[^A-Za-z/]*?)(?:\s+\/)?\s+([A-Za-z][A-Za-z ,'’()-]*)$/u.exec(
    name.trim(),
  );
  const half = language === "zh" ? halves?.[1] : halves?.[2];
  return half?.trim() || name.trim() || label;
}

function tellAbilities(operations: readonly PlannerOperation[], language: Language): string {
  const phrases = phrasesIn(language);
  const titles = [...new Set(operations.map((operation) => titleOf(operation, language)))];
  if (titles.length === 0) return phrases.noAbilities;
  const lines = titles.slice(0, maxAbilities).map((title) => `- ${title}`);
  if (titles.length > maxAbilities) lines.push(`- ${phrases.more(titles.length - maxAbilities)}`);
  return `${phrases.abilities}\n\n${lines.join("\n")}`;
}
