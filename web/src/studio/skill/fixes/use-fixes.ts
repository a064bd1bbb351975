import { useMemo } from "react";
import type { SkillProblem } from "../../../api/schema.gen.ts";
import type { EditorProblem, QuickFix } from "../../editor/problems.ts";
import type { EditorScope } from "../../editor/scope.ts";
import { askBefore, type TextEdit, takeCode, tokenAt } from "./edits.ts";
import { nearest } from "./nearest.ts";
import { useFixWords } from "./words.ts";

/** In longer files it would take a while to find out whether there is a fix. */
const longestText = 200_000;
const most = 100;

interface FixesInput {
  problems: readonly SkillProblem[];
  /** The text that the problems are of. */
  document: string;
  scopes: readonly EditorScope[];
  onEdit: (edit: TextEdit) => void;
  onApply: (code: string) => void;
}

export type MendableProblem = SkillProblem & EditorProblem;

/** What the editor can do about each problem by itself. The problems stay the server's, to the letter. */
export function useFixes({ problems, document, scopes, onEdit, onApply }: FixesInput): MendableProblem[] {
  const say = useFixWords();
  return useMemo(() => {
    const edited = (label: string, edit: TextEdit | undefined): QuickFix[] =>
      edit === undefined ? [] : [{ label, run: () => onEdit(edit) }];

    function fixesOf(problem: SkillProblem): QuickFix[] {
      switch (problem.code) {
        case "scope_unknown":
        case "scope_not_delegated": {
          const token = tokenAt(document, problem);
          const scope = nearest(
            token.value,
            scopes.map(({ code }) => code),
          );
          return scope === undefined ? [] : edited(say("changeTo", { scope }), { ...token, text: scope });
        }
        case "scope_not_approved": {
          const { value } = tokenAt(document, problem);
          const known = scopes.find(({ code }) => code === value);
          return known?.applicable ? [{ label: say("apply"), run: () => onApply(value) }] : [];
        }
        case "scopes_without_code":
          return edited(say("addCode"), takeCode(document, problem));
        case "write_without_confirm":
          return edited(say("addConfirm"), askBefore(document, problem));
        default:
          return [];
      }
    }

    const isLong = document.length > longestText;
    return problems.map((problem, index) => ({
      ...problem,
      fixes: isLong || index >= most ? [] : fixesOf(problem),
    }));
  }, [problems, document, scopes, onEdit, onApply, say]);
}
