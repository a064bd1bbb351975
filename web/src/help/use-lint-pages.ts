import { useQuery } from "@tanstack/react-query";
import { type Language, useLanguage } from "../ui/language/language.ts";
import { type LintPageText, readPages } from "./lint-page-text.ts";

/** The pages in the reader's language. */
export function useLintPages() {
  const language = useLanguage();
  return useQuery({
    queryKey: ["help", "lint", language],
    queryFn: () => loadPages(language),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

async function loadPages(language: Language): Promise<LintPageText[]> {
  const { pages } = language === "zh" ? await import("./pages-zh.ts") : await import("./pages-en.ts");
  return readPages(pages);
}
