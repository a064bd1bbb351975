import { QueryClientContext } from "@tanstack/react-query";
import { Moon, Sun, SunMoon } from "lucide-react";
import { useContext } from "react";
import { sessionQuery, useChangeLocale } from "../../api/session.ts";
import { IconButton } from "../button.tsx";
import { type Language, setLanguage, useLanguage } from "../language/language.ts";
import { Segments } from "../segments.tsx";
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
  return (
    <Segments legend={say("language")} options={languageNames} value={useLanguage()} onChange={choose} />
  );
}

export function ThemeChoice() {
  const say = usePreferenceWords();
  const options: readonly { value: Theme; label: string }[] = [
    { value: "system", label: say("themeSystem") },
    { value: "light", label: say("themeLight") },
    { value: "dark", label: say("themeDark") },
  ];
  return <Segments legend={say("theme")} options={options} value={useTheme()} onChange={setTheme} />;
}

const nextTheme = { system: "light", light: "dark", dark: "system" } as const satisfies Record<Theme, Theme>;
const themeIcons = { system: SunMoon, light: Sun, dark: Moon } as const;

/** Where there is room for an icon only: each press is the next of the three. */
export function ThemeButton() {
  const say = usePreferenceWords();
  const theme = useTheme();
  const Icon = themeIcons[theme];
  const names = { system: say("themeSystem"), light: say("themeLight"), dark: say("themeDark") };
  return (
    <IconButton label={`${say("theme")}: ${names[theme]}`} onClick={() => setTheme(nextTheme[theme])}>
      <Icon aria-hidden="true" />
    </IconButton>
  );
}
