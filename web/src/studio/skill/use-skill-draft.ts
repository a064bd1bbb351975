import { useEffect, useRef, useState } from "react";
import type { SkillProblem } from "../../api/schema.gen.ts";
import { useSession } from "../../api/session.ts";
import { type Draft, draftKey, keepDraft, readDraft } from "./draft.ts";

interface Content {
  document: string;
  privacyUrl: string;
}

/** What just happened to the content, with what it was or could be instead. */
export type Notice =
  | { kind: "restored"; at: string }
  | { kind: "discarded"; previous: Content }
  | { kind: "imported" | "converted"; previous: Content; changes: readonly SkillProblem[] }
  | { kind: "earlier"; draft: Draft };

interface Beginning {
  content: Content;
  notice: Notice | null;
}

type Held = Beginning & { revision: number };

const settleTime = 300;

export interface SkillDraft {
  content: Content;
  /** Counts how often another text took its place, other than by typing: the editor takes that one then. */
  revision: number;
  change: (part: Partial<Content>) => void;
  /** Whether it differs from what is saved. */
  dirty: boolean;
  /** Whether the document holds text that is saved nowhere. */
  unsavedText: boolean;
  /** False when the browser had no room for it. */
  kept: boolean;
  notice: Notice | null;
  /** `changes`: what is not as it was at its source. */
  importDocument: (document: string, changes: readonly SkillProblem[]) => void;
  /** Tells of what is in the editor by now. */
  converted: (previous: Content, changes: readonly SkillProblem[]) => void;
  discard: () => void;
  /** Takes what the notice offers instead. */
  goBack: () => void;
  dismiss: () => void;
  /** Ends the draft: it was saved, or thrown away. */
  forget: () => void;
}

interface DraftInput {
  assistantId: string;
  skillId: string | undefined;
  saved: Content;
  /** A sample to begin with. */
  sample: string | undefined;
}

/** The content being edited: autosaved on this device while it differs from what is saved, and found again. */
export function useSkillDraft({ assistantId, skillId, saved, sample }: DraftInput): SkillDraft {
  const key = draftKey(useSession().user.id, assistantId, skillId);
  const [{ content, notice, revision }, set] = useState<Held>(() => ({
    ...begin(key, saved, sample),
    revision: 0,
  }));
  const put = (next: Beginning) => set({ ...next, revision: revision + 1 });
  const dirty = !same(content, saved);
  const { kept, forget } = useAutosave(key, content, dirty);
  return {
    content,
    revision,
    dirty,
    unsavedText: content.document.trim() !== "" && content.document !== saved.document,
    kept,
    notice,
    forget,
    change: (part) => set((now) => ({ ...now, ...changed(now, part) })),
    importDocument: (document, changes) =>
      put({
        content: { ...content, document },
        notice:
          content.document.trim() === "" && changes.length === 0
            ? null
            : { kind: "imported", previous: content, changes },
      }),
    converted: (previous, changes) =>
      set((now) => ({ ...now, notice: { kind: "converted", previous, changes } })),
    discard: () => put({ content: saved, notice: { kind: "discarded", previous: content } }),
    goBack: () => put({ content: alternative(notice, content), notice: null }),
    dismiss: () => set((now) => ({ ...now, notice: null })),
  };
}

function begin(key: string, saved: Content, sample: string | undefined): Beginning {
  const draft = readDraft(localStorage, key);
  const unsaved = draft !== undefined && !same(draft, saved) ? draft : undefined;
  if (sample !== undefined) {
    const content = { ...saved, document: sample };
    const other = unsaved !== undefined && !same(unsaved, content);
    return { content, notice: other ? { kind: "earlier", draft: unsaved } : null };
  }
  if (unsaved === undefined) return { content: saved, notice: null };
  const { document, privacyUrl, at } = unsaved;
  return { content: { document, privacyUrl }, notice: { kind: "restored", at } };
}

/** What was converted and is undone in the editor was not converted. */
function changed({ content, notice }: Beginning, part: Partial<Content>): Beginning {
  const next = { ...content, ...part };
  const isUndone = notice?.kind === "converted" && notice.previous.document === next.document;
  return { content: next, notice: isUndone ? null : notice };
}

function alternative(notice: Notice | null, content: Content): Content {
  if (notice === null || notice.kind === "restored") return content;
  if (notice.kind !== "earlier") return notice.previous;
  const { document, privacyUrl } = notice.draft;
  return { document, privacyUrl };
}

function same(a: Content, b: Content): boolean {
  return a.document === b.document && a.privacyUrl === b.privacyUrl;
}

function useAutosave(key: string, content: Content, dirty: boolean) {
  const [kept, setKept] = useState(true);
  const over = useRef(false);
  const write = useRef(() => {});
  write.current = () => {
    if (over.current) return;
    if (dirty) setKept(keepDraft(localStorage, key, { ...content, at: new Date().toISOString() }));
    else localStorage.removeItem(key);
  };
  useEffect(() => {
    const timer = setTimeout(() => write.current(), settleTime);
    return () => clearTimeout(timer);
  }, [key, content, dirty]);
  useEffect(() => {
    const flush = () => write.current();
    addEventListener("pagehide", flush);
    return () => {
      removeEventListener("pagehide", flush);
      flush();
    };
  }, []);
  const forget = () => {
    over.current = true;
    localStorage.removeItem(key);
  };
  return { kept, forget };
}
