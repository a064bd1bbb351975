import type { ReactNode } from "react";
import { useLanguage } from "../ui/language/language.ts";
import { Mark } from "../ui/mark.tsx";
import { LanguageChoice, ThemeButton } from "../ui/preferences/preferences.tsx";
import { Messages } from "../ui/toast.tsx";
import { useAuthoriseWords } from "./words.ts";

/** A page by itself, without the ways to everything else: the person came for one decision. */
export function PageFrame({ children }: { children: ReactNode }) {
  const say = useAuthoriseWords();
  // Facts, duration and values begin at one x: behind the longest word of the language.
  const label =
    useLanguage() === "zh" ? "[--label:4.5rem] sm:[--label:5rem]" : "[--label:5rem] sm:[--label:6rem]";
  return (
    <div className={`flex min-h-dvh flex-col bg-side ${label}`}>
      <title>{say("title")}</title>
      <header className="flex flex-wrap items-center gap-3 px-4 py-3 sm:px-6">
        <p className="flex items-center gap-2 text-head font-semibold">
          <Mark className="size-6" />
          Behalf
        </p>
        <div className="relative ml-auto flex items-center gap-3">
          <Messages />
          <LanguageChoice />
          <ThemeButton />
        </div>
      </header>
      <main className="mx-auto w-full max-w-measure flex-1 px-2 pb-6 sm:px-4 sm:pt-[max(0.5rem,calc(25vh-10rem))]">
        <h1 className="sr-only">{say("title")}</h1>
        {children}
      </main>
    </div>
  );
}
