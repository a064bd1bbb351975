import { useState } from "react";
import { useUpdateAssistant } from "../../api/assistants.ts";
import { ApiError } from "../../api/client.ts";
import type { Assistant } from "../../api/schema.gen.ts";
import { toast } from "../../ui/toast.tsx";
import { isIcon, isSame, type OwnWords, ownWordsOf, refusals, toSave, type WordPlace } from "./own-words.ts";
import { useOwnWordsWords } from "./words.ts";

/** The words being edited, until they are saved all together. */
export function useOwnWords(assistant: Assistant) {
  const say = useOwnWordsWords();
  const update = useUpdateAssistant(assistant.id);
  const saved = ownWordsOf(assistant);
  const [edited, setEdited] = useState<OwnWords | null>(null);
  const words = edited ?? saved;
  const wrongIcon = isIcon(words.icon) ? {} : { icon: say("iconWrong") };
  const errors: Partial<Record<WordPlace, string>> = {
    ...refusals(detailsOf(update.error), words),
    ...wrongIcon,
  };

  function discard() {
    setEdited(null);
    update.reset();
  }

  function save() {
    if (!isIcon(words.icon)) return;
    const onSuccess = () => {
      discard();
      toast.success(say("saved"));
    };
    update.mutate({ ...toSave(words) }, { onSuccess });
  }

  return {
    words,
    change: (change: Partial<OwnWords>) => {
      setEdited({ ...words, ...change });
      update.reset();
    },
    errors,
    dirty: edited !== null && !isSame(edited, saved),
    save,
    saving: update.isPending,
    /** What is wrong at no field. */
    failure: Object.keys(errors).length === 0 ? update.error : null,
    retry: save,
    discard,
  };
}

const detailsOf = (error: unknown): unknown => (error instanceof ApiError ? error.details : undefined);
