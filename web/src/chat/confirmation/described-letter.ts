import type { UnusualLetter } from "../../api/schema.gen.ts";

interface DescribedLetter {
  /** Empty where there is nothing to see. */
  shown: string;
  kind: "letter" | "mark" | "invisible";
  /** In the reader's language; empty where several scripts share it. */
  script: string;
}

const seen = /^[[\p{L}\p{N}\p{P}\p{S}]--\p{Default_Ignorable_Code_Point}]$/v;

/** A letter as it can be told to a person: a mark on a dotted circle, and by its script. */
export function describedLetter({ letter, script }: UnusualLetter, language: string): DescribedLetter {
  if (/^\p{M}$/u.test(letter) && !/^\p{Default_Ignorable_Code_Point}$/u.test(letter))
    return { shown: `\u25cc${letter}`, kind: "mark", script: "" };
  if (!seen.test(letter)) return { shown: "", kind: "invisible", script: "" };
  const shared = script === "Zyyy" || script === "Zinh";
  const name = shared ? undefined : new Intl.DisplayNames(language, { type: "script" }).of(script);
  return { shown: letter, kind: "letter", script: name ?? "" };
}
