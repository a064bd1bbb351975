import { useSyncExternalStore } from "react";

export type Language = "zh" | "en";

const storageKey = "behalf.language";
const listeners = new Set<() => void>();
let language: Language = languageOf(localStorage.getItem(storageKey) ?? navigator.language);
document.documentElement.lang = htmlLang(language);

export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, () => language);
}

/** Switches at once and remembers the choice on this device. */
export function setLanguage(chosen: Language): void {
  localStorage.setItem(storageKey, chosen);
  applyLanguage(chosen);
}

/** What was chosen on this device; null where nothing was. */
export function chosenLanguage(): Language | null {
  return localStorage.getItem(storageKey) === null ? null : language;
}

/** The account's locale decides only where this device has no choice of its own. */
export function adoptLocale(locale: string): void {
  if (chosenLanguage() === null) applyLanguage(languageOf(locale));
}

function applyLanguage(chosen: Language): void {
  if (chosen === language) return;
  language = chosen;
  document.documentElement.lang = htmlLang(chosen);
  for (const listener of listeners) listener();
}

function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** The BCP 47 tag for `lang`, `Intl` and `Accept-Language`. */
export function htmlLang(spoken: Language): string {
  return spoken === "zh" ? "zh-CN" : "en";
}

function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
