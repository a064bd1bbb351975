import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { Assistant, Skill, SkillOperation } from "../../api/schema.gen.ts";
import { LeaveGuard } from "../../ui/leave-guard.tsx";
import { ApplyDialog } from "../../ui/permissions/apply-dialog.tsx";
import { Segments } from "../../ui/segments.tsx";
import { SplitPanes } from "../../ui/split-panes.tsx";
import type { EditorHandle } from "../editor/editor.tsx";
import { operationAt, operationPlaces, placeKey } from "../editor/operation-places.ts";
import type { Position } from "../editor/positions.ts";
import { useAuthentication } from "./authentication/use-authentication.ts";
import { useAuthenticationWords } from "./authentication/words.ts";
import { EditorPane } from "./editor-pane.tsx";
import type { TextEdit } from "./fixes/edits.ts";
import { useFixes } from "./fixes/use-fixes.ts";
import { useImportActions } from "./import/import-actions.tsx";
import { inOrder } from "./marks.ts";
import { SidePane } from "./side-pane.tsx";
import { SkillBar } from "./skill-bar.tsx";
import { TrialSection } from "./trial/trial-section.tsx";
import { useCheck } from "./use-check.ts";
import { useProblems } from "./use-problems.ts";
import { useSaveSkill } from "./use-save-skill.ts";
import { useEditorScopes } from "./use-scopes.ts";
import { useSkillDraft } from "./use-skill-draft.ts";
import { useSkillWords } from "./words.ts";

const DifferenceDialog = lazy(async () => ({
  default: (await import("./difference/difference-dialog.tsx")).DifferenceDialog,
}));

interface SkillWorkbenchProps {
  assistant: Assistant;
  /** Left out: a new one. */
  skill?: Skill;
  /** The document that a new one begins with. */
  sample?: string | undefined;
  /** Where to begin. */
  place?: Position;
}

/** The page of one skill: its document on the left, what it means on the right. */
export function SkillWorkbench({ assistant, skill, sample, place }: SkillWorkbenchProps) {
  const say = useSkillWords();
  const editor = useRef<EditorHandle>(null);
  const applicationId = skill?.applicationId ?? assistant.applicationId;
  const saved = { document: skill?.document ?? "", privacyUrl: skill?.privacyUrl ?? "" };
  const draft = useSkillDraft({ assistantId: assistant.id, skillId: skill?.id, saved, sample });
  const authentication = useAuthentication(skill?.authentication ?? null);
  const check = useCheck(draft.content.document, applicationId, authentication.kind);
  const scopes = useEditorScopes(applicationId);
  const [shown, setShown] = useState<"first" | "second">("first");
  const [comparing, setComparing] = useState(false);
  const [applying, setApplying] = useState<string | null>(null);
  const goTo = (position: Position) => {
    setShown("first");
    editor.current?.goTo(position);
  };
  const saving = useSaveSkill({
    assistant,
    skill,
    applicationId,
    draft,
    authentication,
    onRefused: (problems) => {
      const [first] = inOrder(problems);
      if (first) goTo(first);
      else setShown("second");
    },
  });
  useBeginAt(goTo, place);
  const importing = useImportActions(draft, () => goTo({ line: 1, column: 1 }));
  const problems = useFixes({
    problems: useProblems(check, saving, editor),
    document: draft.content.document,
    scopes,
    onEdit: useCallback((edit: TextEdit) => editor.current?.edit(edit), []),
    onApply: setApplying,
  });
  const { places, current, setLine } = useOperationPlaces(draft.content.document);
  const toOperation = (operation: SkillOperation) => {
    const found = places.get(placeKey(operation));
    if (found) goTo({ line: found.first, column: 1 });
  };
  const isPublished = skill !== undefined && assistant.publishedVersion !== null;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <SkillBar
        assistant={assistant}
        title={skill?.title || say("newTitle")}
        problems={problems}
        draft={draft}
        saving={saving}
        importing={importing}
        onCompare={isPublished ? () => setComparing(true) : undefined}
      />
      <Segments
        legend={say("shown")}
        value={shown}
        onChange={setShown}
        className="shrink-0 border-line border-b p-2 min-[56.25rem]:hidden"
        options={[
          { value: "first", label: say("editorPane") },
          { value: "second", label: say("meaningPane") },
        ]}
      />
      <SplitPanes
        name="skill"
        label={say("panes")}
        direction="row"
        share={57}
        only={shown}
        first={
          <EditorPane
            ref={editor}
            draft={draft}
            check={check}
            saving={saving}
            problems={problems}
            scopes={scopes}
            importing={importing}
            onLine={setLine}
          />
        }
        second={
          <SidePane
            assistant={assistant}
            applicationId={applicationId}
            draft={draft}
            authentication={authentication}
            check={check}
            saving={saving}
            current={current}
            onGoTo={toOperation}
            onGoToPlace={goTo}
            trial={
              <TrialSection
                assistantId={assistant.id}
                skill={skill}
                saving={saving}
                dirty={draft.dirty || authentication.dirty}
                current={current}
              />
            }
          />
        }
      />
      {importing.windows}
      {comparing && skill && (
        <Suspense fallback={null}>
          <DifferenceDialog
            assistantId={assistant.id}
            skillId={skill.id}
            document={draft.content.document}
            onClose={() => setComparing(false)}
          />
        </Suspense>
      )}
      {applying !== null && (
        <ApplyDialog applicationId={applicationId} codes={[applying]} onClose={() => setApplying(null)} />
      )}
      <CredentialsGuard dirty={authentication.dirty} />
    </div>
  );
}

/** Where each operation stands, and which of them the cursor is in. */
function useOperationPlaces(document: string) {
  const settled = useDeferredValue(document);
  const places = useMemo(() => operationPlaces(settled), [settled]);
  const [line, setLine] = useState(1);
  return { places, current: operationAt(places, line), setLine };
}

/** The document is kept on this device when one leaves; a secret is kept nowhere before it is saved. */
function CredentialsGuard({ dirty }: { dirty: boolean }) {
  const say = useAuthenticationWords();
  return (
    <LeaveGuard dirty={dirty} title={say("leaveTitle")} text={say("leaveText")} confirm={say("leave")} />
  );
}

function useBeginAt(goTo: (position: Position) => void, place: Position | undefined): void {
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || place === undefined) return;
    begun.current = true;
    goTo(place);
  });
}
