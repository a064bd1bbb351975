import { type Ref, useId } from "react";
import type { SkillProblem } from "../../api/assistants.ts";
import { Button } from "../../ui/button.tsx";
import { Editor, type EditorHandle } from "../editor/editor.tsx";
import { exampleNames } from "../search.ts";
import { examples } from "./examples.ts";
import { countProblems, marksOf } from "./marks.ts";
import { NoticeBar } from "./notice-bar.tsx";
import type { SkillDraft } from "./use-skill-draft.ts";
import { useSkillWords } from "./words.ts";

interface EditorPaneProps {
  draft: SkillDraft;
  problems: readonly SkillProblem[];
  onSave: () => void;
  ref: Ref<EditorHandle>;
}

export function EditorPane({ draft, problems, onSave, ref }: EditorPaneProps) {
  const say = useSkillWords();
  const keys = useId();
  return (
    <section aria-label={say("document")} className="flex min-h-0 min-w-0 flex-col">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="text-[0.8125rem] font-medium">{say("document")}</h2>
        <div className="flex flex-wrap items-center gap-1.5 text-[0.8125rem] text-soft">
          {say("importExample")}
          {exampleNames.map((name) => (
            <Button key={name} size="sm" onClick={() => draft.importDocument(examples[name])}>
              {say(name)}
            </Button>
          ))}
        </div>
      </div>
      <NoticeBar draft={draft} />
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
