import { ApiError } from "../../api/client.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { useSavedByItself } from "../saving/use-saved-by-itself.ts";
import { difference, isIcon, type OwnWords, ownWordsOf, refusals, type WordPlace } from "./own-words.ts";
import { useOwnWordsWords } from "./words.ts";

/** The words being edited, and what keeps them from being saved. */
export function useOwnWords(assistant: Assistant) {
  const say = useOwnWordsWords();
  const { values, error, ...own } = useSavedByItself<OwnWords>({
    assistantId: assistant.id,
    saved: ownWordsOf(assistant),
    difference,
    isReady: ({ icon }) => isIcon(icon),
  });
  const wrongIcon = isIcon(values.icon) ? {} : { icon: say("iconWrong") };
  const errors: Partial<Record<WordPlace, string>> = { ...refusals(detailsOf(error), values), ...wrongIcon };
  return {
    ...own,
    words: values,
    errors,
    /** What is wrong at no field. */
    failure: Object.keys(errors).length === 0 ? error : null,
  };
}

const detailsOf = (error: unknown): unknown => (error instanceof ApiError ? error.details : undefined);
