import { Fragment, type ReactNode } from "react";
import { cutAtPlaceholders, fillWord, pickWord } from "./fill-words.ts";
import { htmlLang, type Language, useLanguage } from "./language.ts";

/*
 * Words live beside the screens that use them, one `defineWords` per area, so that a lazily loaded area
 * brings its own. Chinese is written first; English must have exactly the same keys or it does not compile.
 * Our own sixty lines, because a library for this is a tenth of what the consent card may weigh.
 */

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

/** Takes an area's words and returns the hook that says them. */
export function defineWords<const Zh extends Readonly<Record<string, string>>>(
  zh: Zh,
  en: Readonly<Record<keyof Zh & string, string> & Partial<Record<Singular<keyof Zh & string>, string>>>,
): () => Say<Base<keyof Zh & string>> {
  const says = { zh: sayIn("zh", zh), en: sayIn("en", en) };
  return function useWords() {
    return says[useLanguage()];
  };
}

function sayIn(spoken: Language, words: Readonly<Record<string, string>>): Say<string> {
  const pick = (key: string, count?: number) => pickWord(words, key, htmlLang(spoken), count);
  const say = (key: string, values: Values = {}): string => {
    const { count } = values;
    return fillWord(pick(key, typeof count === "number" ? count : undefined), values);
  };
  const rich = (key: string, nodes: Nodes, count?: number): ReactNode =>
    cutAtPlaceholders(pick(key, count)).map((part, index) => {
      const place = `${index}:${part}`;
      return <Fragment key={place}>{index % 2 === 0 ? part : nodes[part]}</Fragment>;
    });
  return Object.assign(say, { rich });
}
