import { useRef, useState } from "react";
import { useImportDocument } from "../../../api/skills.ts";
import type { SkillDraft } from "../use-skill-draft.ts";

export interface Import {
  fromUrl: (url: string) => void;
  reading: boolean;
  error: unknown;
  /** Takes a document at once, or offers it where it would replace unsaved text. */
  offer: (document: string) => void;
  /** Whether a document waits for the person's word. */
  asking: boolean;
  take: () => void;
  decline: () => void;
}

/** Brings a document from elsewhere into the editor. Text that is not saved is only replaced after asking. */
export function useImport(draft: SkillDraft, onTaken: () => void): Import {
  const fetched = useImportDocument();
  const [offered, setOffered] = useState<string | null>(null);
  // An answer may come after more was typed.
  const latest = useRef(draft);
  latest.current = draft;

  function put(document: string) {
    latest.current.importDocument(document);
    onTaken();
  }

  function offer(document: string) {
    if (latest.current.unsavedText && latest.current.content.document !== document) setOffered(document);
    else put(document);
  }

  return {
    fromUrl: (url) => fetched.mutate(url, { onSuccess: ({ document }) => offer(document) }),
    reading: fetched.isPending,
    error: fetched.error,
    offer,
    asking: offered !== null,
    take: () => {
      if (offered !== null) put(offered);
      setOffered(null);
    },
    decline: () => setOffered(null),
  };
}
