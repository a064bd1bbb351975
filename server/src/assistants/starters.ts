import type { Catalogue } from "../permissions/index.ts";
import { maxStarterLength, maxStarters } from "./limits.ts";
import type { Example } from "./skills/loaded-skill-store.ts";

/** What comes of a starter: the operation in its developer's words, and what the person is asked before it. */
export interface StarterAsks {
  operation: string;
  permission: boolean;
  confirmation: boolean;
}

/** Whether a call of it is shown to the person first; whoever decides that stands to the right. */
export type IsConfirmed = (operation: Example["operation"], catalogue: Catalogue) => boolean;

/** What to begin with where the builder wrote nothing: short examples, in the reader's language when there are any. */
export function startersFrom(examples: readonly Pick<Example, "input">[], locale: "zh" | "en"): string[] {
  const lines = examples.map(({ input }) => lineOf(input));
  const short = [...new Set(lines)].filter((line) => line !== "" && line.length <= maxStarterLength);
  const spoken = short.filter((line) => /\p{Script=Han}/u.test(line) === (locale === "zh"));
  return (spoken.length > 0 ? spoken : short).slice(0, maxStarters);
}

/** For each starter that is an example of one operation; of the others nobody knows before they are said. */
export function asksOf(
  starters: readonly string[],
  examples: readonly Example[],
  isConfirmed: (operation: Example["operation"]) => boolean,
): (StarterAsks | null)[] {
  return starters.map((starter) => {
    const [operation, ...others] = new Set(
      examples.filter(({ input }) => lineOf(input) === starter).map((example) => example.operation),
    );
    if (operation === undefined || others.length > 0) return null;
    const { summary, scopes } = operation;
    return { operation: summary, permission: scopes.length > 0, confirmation: isConfirmed(operation) };
  });
}

const lineOf = (text: string) => text.replace(/\s+/g, " ").trim();
