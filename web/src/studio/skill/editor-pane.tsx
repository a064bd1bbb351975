import { type RefObject, useId, useRef } from "react";
import { Button } from "../../ui/button.tsx";
import { FailureNote } from "../../ui/failure.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { SplitPanes } from "../../ui/split-panes.tsx";
import { Editor, type EditorHandle } from "../editor/editor.tsx";
import type { EditorScope } from "../editor/scope.ts";
import type { MendableProblem } from "./fixes/use-fixes.ts";
import type { ImportActions } from "./import/import-actions.tsx";
import { NoticeBar } from "./notice-bar.tsx";
import { ProblemList, ProblemSummary } from "./problem-list.tsx";
import { Remedies } from "./remedies/remedies.tsx";
import { SaveProblems } from "./save-problems.tsx";
import type { Check } from "./use-check.ts";
import type { SaveSkill } from "./use-save-skill.ts";
import { useFileSchema } from "./use-scopes.ts";
import type { SkillDraft } from "./use-skill-draft.ts";
import { useSkillWords } from "./words.ts";

interface EditorPaneProps {
  draft: SkillDraft;
  check: Check;
  saving: SaveSkill;
  problems: readonly MendableProblem[];
  scopes: readonly EditorScope[];
  importing: ImportActions;
  onLine: (line: number) => void;
  ref: RefObject<EditorHandle | null>;
}

/** The document, and below it what is wrong with it. */
export function EditorPane(props: EditorPaneProps) {
  const { draft, check, saving, problems, scopes, importing, onLine, ref } = props;
  const say = useSkillWords();
  const schema = useFileSchema();
  const list = useRef<HTMLUListElement>(null);
  const isFresh = !check.checking;
  return (
    <section
      aria-label={say("editorPane")}
      className="flex min-h-0 min-w-0 flex-1 flex-col"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const [file] = event.dataTransfer.files;
        if (file === undefined) return;
        event.preventDefault();
        importing.take(file);
      }}
    >
      <NoticeBar draft={draft} onGoTo={(position) => ref.current?.goTo(position)} />
      <SplitPanes
        name="skill-problems"
        label={say("problemPanes")}
        direction="column"
        share={68}
        first={
          <Editor
            ref={ref}
            className="flex-1"
            label={say("document")}
            description={`${say("keys")} ${say("moreKeys")}`}
            placeholder={say("placeholder")}
            value={draft.content.document}
            revision={draft.revision}
            onChange={(document) => draft.change({ document })}
            onSave={saving.save}
            onLine={onLine}
            onChooseFix={(line) => focusFix(list.current, line)}
            problems={isFresh ? problems : null}
            scopes={scopes}
            schema={schema}
          />
        }
        second={
          <ProblemsPane {...props} list={list} onReplace={(document) => ref.current?.replace(document)} />
        }
      />
    </section>
  );
}

/** To the first thing that can be done about a line. */
function focusFix(list: HTMLUListElement | null, line: number): void {
  list?.querySelector<HTMLElement>(`[data-line="${line}"] [data-fix]`)?.focus();
}

interface ProblemsPaneProps extends EditorPaneProps {
  list: RefObject<HTMLUListElement | null>;
  onReplace: (document: string) => void;
}

function ProblemsPane({ draft, check, saving, problems, ref, list, onReplace }: ProblemsPaneProps) {
  const say = useSkillWords();
  const heading = useId();
  const isEmpty = draft.content.document.trim() === "";
  return (
    <section aria-labelledby={heading} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-2 px-4 text-note text-faint">
        <h2 id={heading} className="text-work font-semibold text-ink">
          {say("problems")}
        </h2>
        <span role="status" className="flex items-center gap-1.5">
          {check.checking ? (
            <>
              <Spinner /> {say("checking")}
            </>
          ) : (
            <ProblemSummary problems={problems} />
          )}
        </span>
        {draft.dirty && <span>{say(draft.kept ? "kept" : "notKept")}</span>}
        <span className="ml-auto hidden min-[40rem]:inline">{say("keys")}</span>
        <span className="ml-auto flex gap-1 min-[40rem]:ml-2">
          <Button size="small" variant="quiet" onClick={() => ref.current?.find()}>
            {say("find")}
          </Button>
          <Button size="small" variant="quiet" onClick={() => ref.current?.format()}>
            {say("format")}
          </Button>
        </span>
      </header>
      <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto border-line border-t">
        <SaveProblems saving={saving} />
        {isEmpty && <p className="px-4 py-2.5 text-faint">{say("empty")}</p>}
        {check.error ? (
          <div className="px-4 py-2">
            <p className="text-notice-ink">{say("notChecked")}</p>
            <FailureNote error={check.error} onRetry={check.again} />
          </div>
        ) : null}
        {(check.answer || problems.length > 0) && (
          <>
            <div className="px-4">
              <Remedies problems={problems} draft={draft} onReplace={onReplace} />
            </div>
            <ProblemList ref={list} problems={problems} onGoTo={(position) => ref.current?.goTo(position)} />
          </>
        )}
      </div>
    </section>
  );
}
