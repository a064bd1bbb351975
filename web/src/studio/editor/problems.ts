import { type Diagnostic, forEachDiagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import type { EditorState, Extension, Text } from "@codemirror/state";
import { EditorView, type KeyBinding } from "@codemirror/view";
import type { Position } from "./positions.ts";

/** What the editor can do about a problem by itself. */
export interface QuickFix {
  label: string;
  run: () => void;
}

export interface EditorProblem extends Position {
  severity: "error" | "warning";
  message: string;
  fixes: readonly QuickFix[];
}

export function showProblems(view: EditorView, problems: readonly EditorProblem[]): void {
  const diagnostics = problems.map((problem) => diagnosticOf(problem, view.state.doc));
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

function diagnosticOf({ line, column, severity, message, fixes }: EditorProblem, doc: Text): Diagnostic {
  const { from: start, to: end, text } = doc.line(Math.min(Math.max(1, line), doc.lines));
  const from = Math.min(start + Math.max(0, column - 1), end);
  const [word = ""] = /^(?:"[^"]*"|'[^']*'|[^\s,\]}#]+)/.exec(text.slice(from - start)) ?? [];
  const to = Math.min(end, from + word.length);
  return {
    from,
    to,
    severity,
    message,
    actions: fixes.map(({ label, run }) => ({ name: label, apply: run })),
  };
}

function diagnosticsIn(state: EditorState): { from: number; to: number; found: Diagnostic }[] {
  const all: { from: number; to: number; found: Diagnostic }[] = [];
  forEachDiagnostic(state, (found, from, to) => all.push({ from, to, found }));
  return all.toSorted((a, b) => a.from - b.from);
}

/** To the next one, or the one before; from the last to the first. It is read out. */
function toProblem(step: 1 | -1) {
  return (view: EditorView): boolean => {
    const { head } = view.state.selection.main;
    const all = diagnosticsIn(view.state);
    const ahead = step === 1 ? all.find(({ from }) => from > head) : all.findLast(({ from }) => from < head);
    const next = ahead ?? all.at(step === 1 ? 0 : -1);
    if (next === undefined) return false;
    view.dispatch({
      selection: { anchor: next.from },
      effects: [
        EditorView.scrollIntoView(next.from, { y: "center" }),
        EditorView.announce.of(next.found.message),
      ],
      userEvent: "select",
    });
    return true;
  };
}

/** The fix of what the cursor is at; of several, the caller lets one choose. */
function fixHere(onChoose: (line: number) => void) {
  return (view: EditorView): boolean => {
    const line = view.state.doc.lineAt(view.state.selection.main.head);
    const here = diagnosticsIn(view.state).filter(({ from }) => line.from <= from && from <= line.to);
    const fixes = here.flatMap(({ from, to, found }) =>
      (found.actions ?? []).map((action) => () => action.apply(view, from, to)),
    );
    const [only, ...others] = fixes;
    if (only === undefined) return false;
    if (others.length === 0) only();
    else onChoose(line.number);
    return true;
  };
}

export const problemKeys = (onChoose: (line: number) => void): KeyBinding[] => [
  { key: "F8", run: toProblem(1), shift: toProblem(-1), preventDefault: true },
  { key: "Mod-.", run: fixHere(onChoose), preventDefault: true },
];

export const problemGutter: Extension = lintGutter();
