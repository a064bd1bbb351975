import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "../ui/language/language.ts";
import { guideNames, loadGuide } from "./guides.ts";

/** The guides in the reader's language. */
export function useGuides() {
  const language = useLanguage();
  return useQuery({
    queryKey: ["help", "guides", language],
    queryFn: () => Promise.all(guideNames.map((name) => loadGuide(name, language))),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
