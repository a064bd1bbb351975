import { useLanguage } from "./language/language.ts";
import { spokenName } from "./language/spoken-name.ts";
import { clip } from "./text.ts";

/** Names as the reader speaks them: plain and clipped, for where no element can stand. */
export function useSpokenName(): (name: string, max?: number) => string {
  return speaking[useLanguage()];
}

const speaking = {
  zh: (name: string, max = 60) => clip(spokenName(name, "zh"), max),
  en: (name: string, max = 60) => clip(spokenName(name, "en"), max),
};
