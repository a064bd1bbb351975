import type { ReactNode } from "react";
import { Greeting } from "./greeting.tsx";
import { LanguageChoice, ThemeButton } from "./preferences/preferences.tsx";
import { Messages } from "./toast.tsx";

interface EntryPageProps {
  title: string;
  lead: ReactNode;
  children: ReactNode;
}

/** A page before the app: beside it what Behalf is, in the corner language and appearance. What is said below a field moves nothing above it. */
export function EntryPage({ title, lead, children }: EntryPageProps) {
  return (
    <div className="flex min-h-dvh flex-col lg:grid lg:grid-cols-[7fr_5fr]">
      <title>{title}</title>
      <Greeting />
      <div className="flex flex-1 flex-col bg-page">
        <header className="relative order-last flex items-center justify-center gap-3 p-4 lg:order-first lg:justify-end lg:p-6">
          <Messages />
          <LanguageChoice />
          <ThemeButton />
        </header>
        <main className="mx-auto w-full max-w-[400px] flex-1 px-4 pt-4 pb-6 lg:max-w-[352px] lg:pt-[max(1rem,calc(50vh-16rem))]">
          <h1 className="text-title font-semibold">{title}</h1>
          <div className="mt-1 mb-6 text-soft">{lead}</div>
          {children}
        </main>
      </div>
    </div>
  );
}
