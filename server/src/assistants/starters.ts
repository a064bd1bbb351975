import { maxStarterLength, maxStarters } from "./limits.ts";

/** What to begin with where the builder wrote nothing: short examples, in the reader's language when there are any. */
export function startersFrom(examples: readonly string[], locale: "zh" | "en"): string[] {
  const lines = examples.map((example) => example.replace(/\s+/g, " ").trim());
  const short = [...new Set(lines)].filter((line) => line !== "" && line.length <= maxStarterLength);
  const spoken = short.filter((line) => /\p{Script=Han}/u.test(line) === (locale === "zh"));
  return (spoken.length > 0 ? spoken : short).slice(0, maxStarters);
}
