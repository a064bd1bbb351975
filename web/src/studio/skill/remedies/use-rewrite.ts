import { useRef, useState } from "react";
import { useImportDocument } from "../../../api/skills.ts";
import type { SkillDraft } from "../use-skill-draft.ts";

export interface Rewrite {
  start: (given?: { serviceAddress: string }) => void;
  working: boolean;
  /** The platform found nothing to write it into. */
  unchanged: boolean;
  error: unknown;
}

/** The document as the platform would keep it, put into the editor; nothing is saved. */
export function useRewrite(draft: SkillDraft, onReplace: (document: string) => void): Rewrite {
  const rewritten = useImportDocument();
  const [unchanged, setUnchanged] = useState(false);
  const latest = useRef(draft);
  latest.current = draft;

  function start(given?: { serviceAddress: string }) {
    const { content } = draft;
    setUnchanged(false);
    rewritten.mutate(
      { document: content.document, ...given },
      {
        onSuccess: ({ document, notices }) => {
          // What was typed meanwhile stays; the way out is still offered.
          if (latest.current.content.document !== content.document) return;
          setUnchanged(document === content.document);
          if (document === content.document) return;
          onReplace(document);
          if (notices.length > 0) draft.converted(content, notices);
        },
      },
    );
  }

  return { start, working: rewritten.isPending, unchanged, error: rewritten.error };
}
