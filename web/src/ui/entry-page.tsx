import type { ReactNode } from "react";
import { LanguageChoice, ThemeChoice } from "./preferences/preferences.tsx";

interface EntryPageProps {
  title: string;
  lead: ReactNode;
  children: ReactNode;
}

/** A page of its own, before or beside the app: one card, language and appearance in the corner. */
export function EntryPage({ title, lead, children }: EntryPageProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <title>{title}</title>
      <div className="flex flex-wrap justify-end gap-3 p-4 [&_legend]:sr-only">
        <ThemeChoice />
        <LanguageChoice />
      </div>
      <main className="grid flex-1 place-items-center px-4 pt-4 pb-24">
        <div className="w-full max-w-[440px] rounded-3xl border border-line bg-surface p-7 shadow-raised sm:p-9">
          <img src="/icon.svg" alt="" width="44" height="44" />
          <h1 className="mt-5 text-xl font-semibold">{title}</h1>
          <div className="mt-1 mb-6 text-soft">{lead}</div>
          {children}
        </div>
      </main>
    </div>
  );
}
