import { type RefObject, useId } from "react";
import type { SkillProblem } from "../../api/schema.gen.ts";
import { Editor, type EditorHandle } from "../editor/editor.tsx";
import { ImportBar } from "./import/import-bar.tsx";
import { countProblems, marksOf } from "./marks.ts";
import { NoticeBar } from "./notice-bar.tsx";
import type { SkillDraft } from "./use-skill-draft.ts";
import { useSkillWords } from "./words.ts";

interface EditorPaneProps {
  draft: SkillDraft;
  problems: readonly SkillProblem[];
  onSave: () => void;
  ref: RefObject<EditorHandle | null>;
}

export function EditorPane({ draft, problems, onSave, ref }: EditorPaneProps) {
  const say = useSkillWords();
  const keys = useId();
  return (
    <section aria-label={say("document")} className="flex min-h-0 min-w-0 flex-col">
      <ImportBar
        title={say("document")}
        draft={draft}
        onTaken={() => ref.current?.goTo({ line: 1, column: 1 })}
      />
      <NoticeBar draft={draft} onGoTo={(position) => ref.current?.goTo(position)} />
      <Editor
        ref={ref}
        label={say("document")}
        describedBy={keys}
        placeholder={say("placeholder")}
        value={draft.content.document}
        onChange={(document) => draft.change({ document })}
        onSave={onSave}
        marks={marksOf(problems)}
        invalid={countProblems(problems).errors > 0}
      />
      <div className="mt-2 flex flex-wrap justify-between gap-x-4 gap-y-0.5 text-xs text-faint">
        <p id={keys}>{say("keys")}</p>
        {draft.dirty && <p>{say(draft.kept ? "kept" : "notKept")}</p>}
      </div>
    </section>
  );
}
