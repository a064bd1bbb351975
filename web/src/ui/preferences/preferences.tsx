import { QueryClientContext } from "@tanstack/react-query";
import { useContext } from "react";
import { sessionQuery, useChangeLocale } from "../../api/session.ts";
import { cx } from "../class-names.ts";
import { type Language, setLanguage, useLanguage } from "../language/language.ts";
import { setTheme, type Theme, useTheme } from "./theme.ts";
import { usePreferenceWords } from "./words.ts";

/** Each language by its own name, so that it can be found from the wrong one. */
const languageNames: readonly { value: Language; label: string }[] = [
  { value: "zh", label: "中文" },
  { value: "en", label: "English" },
];

export function LanguageChoice() {
  const say = usePreferenceWords();
  const client = useContext(QueryClientContext);
  const changeLocale = useChangeLocale();
  function choose(language: Language) {
    setLanguage(language);
    const signedIn = client?.getQueryData(sessionQuery.queryKey) !== undefined;
    if (signedIn) changeLocale.mutate(language);
  }
  return <Choice legend={say("language")} options={languageNames} value={useLanguage()} onChange={choose} />;
}

export function ThemeChoice() {
  const say = usePreferenceWords();
  const options: readonly { value: Theme; label: string }[] = [
    { value: "system", label: say("themeSystem") },
    { value: "light", label: say("themeLight") },
    { value: "dark", label: say("themeDark") },
  ];
  return <Choice legend={say("theme")} options={options} value={useTheme()} onChange={setTheme} />;
}

interface ChoiceProps<V extends string> {
  legend: string;
  options: readonly { value: V; label: string }[];
  value: V;
  onChange: (value: V) => void;
}

function Choice<V extends string>({ legend, options, value, onChange }: ChoiceProps<V>) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-xs font-medium text-faint">{legend}</legend>
      <div className="flex gap-1 rounded-xl bg-sunken p-1">
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            aria-pressed={option.value === value}
            onClick={() => onChange(option.value)}
            className={cx(
              "target-44 min-h-8 flex-1 rounded-lg px-2 text-[0.8125rem] font-medium whitespace-nowrap transition-colors",
              option.value === value ? "bg-chosen text-ink shadow-sm" : "text-soft hover:text-ink",
            )}
          >
            {option.label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
