import type { Problem } from "../../skill-files/index.ts";

/** Problems as their reader sees them. */
export function inLanguage<P extends Problem>(problems: readonly P[], locale: "zh" | "en") {
  return problems.map((problem) => ({ ...problem, message: problem.message[locale] }));
}
