import { createInstance } from "i18next";
import { Fragment, type ReactNode, useMemo, useSyncExternalStore } from "react";
import { initReactI18next, useTranslation } from "react-i18next";

/*
 * Words live beside the screens that use them, one `defineWords` per area, so that a lazily loaded area
 * brings its own. Chinese is written first; English must have exactly the same keys or it does not compile.
 */

export type Language = "zh" | "en";

type Values = Readonly<Record<string, string | number>>;
type Nodes = Readonly<Record<string, ReactNode>>;
/** `items_other` and `items_one` are both asked for as `items`, with a `count`. */
type Base<K extends string> = K extends `${infer B}_other` ? B : K;
type Singular<K extends string> = K extends `${infer B}_other` ? `${B}_one` : never;

/** What a component says in the current language. `rich` puts elements where the placeholders are. */
export interface Say<K extends string> {
  (key: K, values?: Values): string;
  rich: (key: K, nodes: Nodes, count?: number) => ReactNode;
}

const storageKey = "behalf.language";

const i18n = createInstance();
void i18n.use(initReactI18next).init({
  lng: preferredLanguage(),
  fallbackLng: "en",
  resources: {},
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false, prefix: "{", suffix: "}" },
  react: { useSuspense: false },
});
document.documentElement.lang = htmlLang(currentLanguage());

/** Registers an area's words and returns the hook that says them. */
export function defineWords<const Zh extends Readonly<Record<string, string>>>(
  area: string,
  zh: Zh,
  en: Readonly<Record<keyof Zh & string, string> & Partial<Record<Singular<keyof Zh & string>, string>>>,
): () => Say<Base<keyof Zh & string>> {
  i18n.addResourceBundle("zh", area, zh);
  i18n.addResourceBundle("en", area, en);
  return function useWords() {
    const { t } = useTranslation(area, { i18n });
    return useMemo(() => {
      const say = (key: string, values?: Values): string => t(key, values ?? {});
      const rich = (key: string, nodes: Nodes, count?: number): ReactNode =>
        fillPlaceholders(
          t(key, { skipInterpolation: true, ...(count === undefined ? {} : { count }) }),
          nodes,
        );
      return Object.assign(say, { rich });
    }, [t]);
  };
}

function fillPlaceholders(text: string, nodes: Nodes): ReactNode {
  return text.split(/\{(\w+)\}/).map((part, index) => {
    const place = `${index}:${part}`;
    return <Fragment key={place}>{index % 2 === 0 ? part : nodes[part]}</Fragment>;
  });
}

export function currentLanguage(): Language {
  return i18n.language === "zh" ? "zh" : "en";
}

export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, currentLanguage);
}

/** Switches at once and remembers the choice on this device. */
export function setLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  applyLanguage(language);
}

/** The account's locale decides only where this device has no choice of its own. */
export function adoptLocale(locale: string): void {
  if (localStorage.getItem(storageKey) === null) applyLanguage(languageOf(locale));
}

function applyLanguage(language: Language): void {
  if (language !== currentLanguage()) void i18n.changeLanguage(language);
  document.documentElement.lang = htmlLang(language);
}

function preferredLanguage(): Language {
  return languageOf(localStorage.getItem(storageKey) ?? navigator.language);
}

function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/** The BCP 47 tag for `lang`, `Intl` and `Accept-Language`. */
export function htmlLang(language: Language): string {
  return language === "zh" ? "zh-CN" : "en";
}

function onLanguageChange(listener: () => void): () => void {
  i18n.on("languageChanged", listener);
  return () => i18n.off("languageChanged", listener);
}
