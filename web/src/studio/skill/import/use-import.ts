import { useEffect, useRef, useState } from "react";
import type { SkillProblem } from "../../../api/schema.gen.ts";
import { useImportDocument } from "../../../api/skills.ts";
import type { SkillDraft } from "../use-skill-draft.ts";

interface Imported {
  document: string;
  /** What was changed in it. */
  notices: readonly SkillProblem[];
}

export interface Import {
  fromUrl: (url: string) => void;
  reading: boolean;
  error: unknown;
  /** Takes a document at once, or offers it where it would replace unsaved text. */
  offer: (imported: Imported) => void;
  /** Whether a document waits for the person's word. */
  asking: boolean;
  take: () => void;
  decline: () => void;
}

/** Brings a document from elsewhere into the editor. Text that is not saved is only replaced after asking. */
export function useImport(draft: SkillDraft, onTaken: () => void): Import {
  const [taken, setTaken] = useState(0);
  const fetched = useImportDocument();
  const [offered, setOffered] = useState<Imported | null>(null);
  // An answer may come after more was typed.
  const latest = useRef(draft);
  latest.current = draft;
  useAfterwards(taken, onTaken);

  function put({ document, notices }: Imported) {
    latest.current.importDocument(document, notices);
    setTaken(taken + 1);
  }

  function offer(imported: Imported) {
    const { unsavedText, content } = latest.current;
    if (unsavedText && content.document !== imported.document) setOffered(imported);
    else put(imported);
  }

  return {
    fromUrl: (url) => fetched.mutate({ url }, { onSuccess: offer }),
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

/** Once the page shows it: a window that asked is gone by then, and the focus can go elsewhere. */
function useAfterwards(taken: number, onTaken: () => void): void {
  const tell = useRef(onTaken);
  tell.current = onTaken;
  useEffect(() => {
    if (taken > 0) tell.current();
  }, [taken]);
}
